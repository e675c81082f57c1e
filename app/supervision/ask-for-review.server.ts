import { permitCase } from '#app/cases/permit-case.server.ts'
import { record } from '#app/audit/record.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { markAsked, noteLine } from './review-queue-table.server.ts'

/** She asks her supervisor to read one of her signed notes: it goes before everything else, and never lapses. */
export async function askForReview(scope: Scope, noteId: Id<'note'>): Promise<{ kind: 'asked' | 'already-asked' }> {
  const note = await noteLine(scope.db, noteId)
  if (!note) throw new Refusal('not-found')
  await permitCase(scope, note.case_id, 'write')
  mustHold(scope, note.author_id === scope.actor.id && note.state === 'signed')
  return inTransaction(scope, async (scope) => {
    if (!await markAsked(scope.db, noteId, scope.actor.id)) return { kind: 'already-asked' }
    await record(scope, { did: 'review.asked', case: note.case_id, record: noteId })
    return { kind: 'asked' }
  })
}
