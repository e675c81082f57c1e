import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { isTooLarge, joined } from './draft.ts'
import { deleteDraft, findDraft, updateDraft } from './draft-table.server.ts'
import { isAnswer } from './draft-field.ts'
import { mergedDraft, readDraft } from './open-draft.server.ts'
import { sealDraft } from './sealed-draft.server.ts'

export type CopySettling = { kind: 'joined' | 'discarded' | 'too-large' }

/** Two windows wrote: the other text goes below the own one, or away. Asked for one copy at the revision that was shown. */
export async function settleCopy(scope: Scope, { draftId, copy, how }: { draftId: Id<'draft'>; copy: { id: Id<'draft'>; revision: number }; how: 'join' | 'discard' }): Promise<CopySettling> {
  const row = await findDraft(scope.db, scope.actor.id, draftId)
  if (!row) throw new Refusal('not-found')
  const key = await scope.keys.of('drafts', scope.actor.id)
  const reading = await readDraft(scope, key, row)
  const other = reading.pieces.find((piece) => piece.row.id === copy.id && piece.row.revision === copy.revision)
  if (!other) throw new Refusal('stale')
  const draft = mergedDraft(reading)
  const fields = how === 'join' && other.document ? joined(draft.fields, other.document.fields, (name) => isAnswer(row.about, name)) : draft.fields
  if (isTooLarge(fields)) return { kind: 'too-large' }
  const revision = row.revision + 1
  const document = sealDraft(key, { id: row.id, revision }, { fields, savedAt: scope.now().toISOString() })
  const settled = reading.pieces.filter((piece) => piece === other || draft.merged.includes(`${piece.row.id}:${piece.row.revision}`))
  return inTransaction(scope, async (scope) => {
    if (!await updateDraft(scope.db, { id: row.id, author_id: row.author_id, revision, saved_on: today(scope), document })) throw new Refusal('stale')
    for (const piece of settled) await deleteDraft(scope.db, row.author_id, piece.row)
    await record(scope, { did: how === 'join' ? 'draft.copy-joined' : 'draft.copy-discarded', record: row.id, about: row.about })
    return { kind: how === 'join' ? 'joined' as const : 'discarded' as const }
  })
}
