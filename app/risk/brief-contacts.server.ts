import { record } from '#app/audit/record.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { afterTry } from '#app/cases/tried.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { dueContacts, findContact, makeAllDue, moveContact } from './contact-table.server.ts'

export type DueContact = { id: Id<'brief-contact'>; caseId: Id<'case'>; code: string; word: string; dueOn: string; tries: number }

/** For Today: whom to ask how it goes, after an alert was closed. One line for a case: the contact that has waited longest. */
export async function listDueContacts(scope: Scope): Promise<DueContact[]> {
  const rows = await dueContacts(scope.db, scope.actor.id, today(scope))
  const longest = new Map([...rows].reverse().map((row) => [row.case_id, row]))
  return [...longest.values()].reverse().map((row) => ({ id: row.id, caseId: row.case_id, code: row.code, word: row.word, dueOn: row.due_on, tries: row.tries }))
}

/**
 * Made, or tried: after three tries it leaves Today as "tried", and the next one of the plan comes in its time. Whoever was
 * reached was asked for every contact of the case that was due by then.
 */
export async function makeContact(scope: Scope, { contactId, reached }: { contactId: Id<'brief-contact'>; reached: boolean }): Promise<void> {
  const row = await findContact(scope.db, contactId)
  if (!row) throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'write')
  await inTransaction(scope, async (scope) => {
    if (!await moveContact(scope.db, row, afterTry(row, reached))) return
    if (reached) await makeAllDue(scope.db, row.case_id, today(scope))
    await record(scope, { did: reached ? 'contact.made' : 'contact.tried', case: permit.caseId, record: row.id })
  })
}
