import { listLooks } from '#app/audit/list-looks.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'

/** Who opened this file; a look that does not open any more is in the trail like any other record. */
export async function whoOpened(scope: Scope, caseId: Id<'case'>): ReturnType<typeof listLooks> {
  const found = await listLooks(scope, caseId)
  for (const { id } of found.altered) await noticeUnreadable(scope, new Unreadable('case.look', id), caseId)
  return found
}
