import { permitCase } from '#app/cases/permit-case.server.ts'
import { rememberNotAName } from '#app/cases/remember-not-a-name.server.ts'
import { withChoices, type NameHit } from '#app/names/name-hits.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { checkNames } from './check-names.server.ts'
import { differences, type DraftFields } from './draft.ts'
import { openDraft } from './open-draft.server.ts'
import { saveDraft } from './save-draft.server.ts'

/** `take` as the page's buttons say it; `seen`: the names it showed. */
export type NamesTaken = { draftId: Id<'draft'>; take: string; seen?: string | undefined }
/** `changed`: the text is another one by now, so nothing was replaced. */
export type NamesTaking = { kind: 'taken' } | { kind: 'changed' }

/** Puts what she chose in the place of names, in the draft; or remembers that a word is no name in this case. */
export async function takeNames(scope: Scope, { draftId, take, seen }: NamesTaken): Promise<NamesTaking> {
  const draft = await openDraft(scope, { draftId })
  const { about, case_id: caseId, revision } = draft.row
  if ((about !== 'note' && about !== 'addendum') || !caseId) throw new Refusal('not-found')
  const permit = await permitCase(scope, caseId, 'write')
  const names = await checkNames(scope, permit, draft.fields)
  if (names.kind === 'cannot' || names.fingerprint !== (seen ?? '')) return { kind: 'changed' }
  const [hit, choice] = chosen(names.hits, take)
  if (choice === 'not' && hit) {
    await rememberNotAName(scope, { caseId, word: hit.text })
    return { kind: 'taken' }
  }
  const taken = take === 'all' ? names.hits.map((one) => ({ hit: one, text: one.choices[0]!.text })) : textOf(hit, choice)
  const fields = changed(draft.fields, withChoices(draft.fields, taken))
  const saving = await saveDraft(scope, { draftId, base: revision, fields, merged: draft.merged })
  return saving.kind === 'saved' ? { kind: 'taken' } : { kind: 'changed' }
}

function chosen(hits: readonly NameHit[], take: string): [NameHit | undefined, string] {
  const [place = '', choice = ''] = take.split(':')
  return [hits[Number(place)], choice]
}

function textOf(hit: NameHit | undefined, choice: string): { hit: NameHit; text: string }[] {
  const text = hit?.choices[Number(choice)]?.text
  return hit && text !== undefined ? [{ hit, text }] : []
}

const changed = (before: DraftFields, after: DraftFields): DraftFields => Object.fromEntries(differences(before, after).map((name) => [name, after[name]!]))
