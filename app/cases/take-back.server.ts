import { record } from '#app/audit/record.server.ts'
import type { AuditEntry } from '#app/audit/audit-writer.server.ts'
import { writeFacts, type Prepared } from '#app/facts/add-fact.server.ts'
import { writeHead, type PreparedHead } from '#app/keys/head.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Scope } from '#app/work/scope.ts'

/** What was written and counted is taken back: the same for a note, a closure, a group's session, a scale, an assessment, a first contact. */
export type TakingBack = {
  /** In the row's own statement, from what stands to what was retracted; false when it was before. */
  mark: (db: Scope['db']) => Promise<boolean>
  /** Cancels what counted it. */
  facts?: Prepared | undefined
  /** Of what was signed: the next revision of the same record. */
  head?: PreparedHead
  entry: Omit<AuditEntry, 'by' | 'head'>
  /** What goes with it. */
  also?: (scope: Scope) => Promise<void>
}

/** Out of reading and out of the counts, into head and trail, all of it or nothing. The document stays as it was. False when it had been taken back before. */
export async function takeBack(scope: Scope, { mark, facts, head, entry, also }: TakingBack): Promise<boolean> {
  return inTransaction(scope, async (scope) => {
    if (!await mark(scope.db)) return false
    await also?.(scope)
    if (facts) await writeFacts(scope.db, facts)
    if (head) await writeHead(scope.db, head)
    await record(scope, { ...entry, ...(head && { head: head.digest }) })
    return true
  })
}
