import { checkText, type NameGround } from '#app/cases/check-names.server.ts'
import { chooseInText, type NamesTaken } from '#app/names/take-choice.ts'
import { rewordRiskParts } from '#app/risk/reword-risk-parts.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { textsIn } from './draft-field.ts'
import { openDraft, type OpenDraft } from './open-draft.server.ts'
import { saveDraft } from './save-draft.server.ts'

/** `changed`: the text is another one by now, so nothing was replaced. */
export type NamesTaking = { kind: 'taken' } | { kind: 'changed' }

/** Puts what she chose in the place of names, in the draft; or remembers that a word is no name there. `groundOf`: where the draft's text will lie. */
export async function takeNames(scope: Scope, { draftId, ...taken }: NamesTaken & { draftId: Id<'draft'> }, groundOf: (draft: OpenDraft) => Promise<NameGround>): Promise<NamesTaking> {
  const draft = await openDraft(scope, { draftId })
  const ground = await groundOf(draft)
  const texts = textsIn(draft.row.about, draft.fields)
  const names = await checkText(scope, ground, texts)
  const chosen = names.kind === 'cannot' ? { kind: 'changed' as const } : chooseInText(texts, names, taken)
  if (chosen.kind === 'changed') return chosen
  if (chosen.kind === 'not-a-name') {
    await ground.remember(chosen.word)
    return { kind: 'taken' }
  }
  const saving = await saveDraft(scope, { draftId, base: draft.row.revision, fields: chosen.texts, merged: draft.merged })
  if (saving.kind !== 'saved') return { kind: 'changed' }
  await rewordRiskParts(scope, draftId, new Map(Object.entries(chosen.texts).map(([name, text]) => [texts[name]!.trim(), text.trim()])))
  return { kind: 'taken' }
}
