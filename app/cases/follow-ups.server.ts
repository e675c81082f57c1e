import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { dueFollowUps, findFollowUp, moveFollowUp } from './follow-up-table.server.ts'
import { permitCase } from './permit-case.server.ts'
import { afterTry } from './tried.ts'

export type DueFollowUp = { id: Id<'follow-up'>; caseId: Id<'case'>; code: string; word: string; dueOn: string; tries: number }

/** For Today: whom to ask how it goes, one and three months after care ended. Opens nothing. */
export async function listDueFollowUps(scope: Scope): Promise<DueFollowUp[]> {
  const rows = await dueFollowUps(scope.db, scope.actor.id, today(scope))
  return rows.map((row) => ({ id: row.id, caseId: row.case_id, code: row.code, word: row.word, dueOn: row.due_on, tries: row.tries }))
}

/** Made, or tried: after three tries it leaves Today as "tried". */
export async function makeFollowUp(scope: Scope, { followUpId, reached }: { followUpId: Id<'follow-up'>; reached: boolean }): Promise<void> {
  const row = await findFollowUp(scope.db, followUpId)
  if (!row) throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'write')
  await inTransaction(scope, async (scope) => {
    if (!await moveFollowUp(scope.db, row, afterTry(row, reached))) return
    await record(scope, { did: reached ? 'follow-up.made' : 'follow-up.tried', case: permit.caseId, record: row.id })
  })
}
