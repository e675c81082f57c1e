import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import type { Retracted, Retraction } from './retraction.ts'

/** What stands in the place of something retracted. A reason that does not open is noticed, and hides nothing else. */
export async function readRetraction<Reason extends string>(scope: Scope, caseId: Id<'case'>, on: string, open: () => Retraction<Reason>): Promise<Retracted<Reason>> {
  try {
    const { reason, words } = open()
    return { on, reason, words }
  } catch (error) {
    await noticeUnreadable(scope, error, caseId)
    return { on, reason: null, words: '' }
  }
}
