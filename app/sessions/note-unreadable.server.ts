import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Scope } from '#app/work/scope.ts'

/** Writes down that a record does not open (once a day) and gives the error back to be thrown on. */
export async function noteUnreadable(scope: Scope, error: unknown): Promise<unknown> {
  if (isUnreadable(error)) await noticeUnreadable(scope, error)
  return error
}
