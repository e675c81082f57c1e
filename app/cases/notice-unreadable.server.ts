import { record } from '#app/audit/record.server.ts'
import { isUnreadable, type Unreadable } from '#app/keys/unreadable.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'

/** Writes once a day that a record does not open; every other error goes on. */
export async function noticeUnreadable(scope: Scope, error: unknown, caseId?: string): Promise<void> {
  if (!isUnreadable(error)) throw error
  await remember(scope, error, caseId)
}

/** The same where nothing can stand in for the record: the error goes on to the page. */
export async function throwNoticed(scope: Scope, error: unknown): Promise<never> {
  await noticeUnreadable(scope, error)
  throw error
}

async function remember(scope: Scope, { record: damaged, documentType }: Unreadable, caseId?: string): Promise<void> {
  const key = `unreadable ${damaged} ${documentType} ${today(scope)}`
  if (scope.audit.hasLooked(key)) return
  await inTransaction(scope, async (scope) => {
    await record(scope, { did: 'record.unreadable', record: damaged, about: documentType, ...(caseId ? { case: caseId } : {}) })
    scope.audit.remembersLook(key, new Date(`${addDays(today(scope), 1)}T00:00:00Z`))
  })
}
