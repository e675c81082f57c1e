import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { besideDraft, deleteDraft, findDraft } from './draft-table.server.ts'

/** Throws a draft away with everything beside it. It cannot be undone, and the page says so. */
export async function discardDraft(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<void> {
  const row = await findDraft(scope.db, scope.actor.id, draftId)
  if (!row) throw new Refusal('not-found')
  await inTransaction(scope, async (scope) => {
    for (const piece of await besideDraft(scope.db, scope.actor.id, row.id)) await deleteDraft(scope.db, scope.actor.id, piece)
    if (!await deleteDraft(scope.db, scope.actor.id, row)) throw new Refusal('stale')
    await record(scope, { did: 'draft.discarded', record: row.id, ...(row.case_id ? { case: row.case_id } : {}), about: row.about })
  })
}
