import { checkHead } from '#app/keys/head.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Scope } from '#app/work/scope.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import type { CasePermit } from './permit-case.server.ts'
import { signedRecordsOf } from './signed-records-table.server.ts'

/**
 * How many signed records of a file are missing, were put back to an older state, or were never signed here: the sealed
 * head knows them. Each act writes its record and the head in one transaction.
 */
export async function compareWithHead(scope: Scope, permit: CasePermit<'read'>): Promise<number> {
  const found = await compared(scope, permit)
  // somebody may sign between the two reads: then the next look agrees
  return found === 0 ? 0 : compared(scope, permit)
}

async function compared(scope: Scope, permit: CasePermit<'read'>): Promise<number> {
  const records = await signedRecordsOf(scope.db, permit)
  try {
    const { absent, strange, rolledBack } = await checkHead(scope, permit.caseId, 'clinical', records)
    return absent.length + strange.length + rolledBack.length
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await noticeUnreadable(scope, error, permit.caseId)
    return Math.max(1, records.length)
  }
}
