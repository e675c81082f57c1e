import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'

/** The one decision about the register: a coordinator, who holds its key. Everybody else: not found. */
export async function registerKey(scope: Scope): Promise<CompartmentKey> {
  mustHaveRole(scope, 'reintegration')
  return scope.keys.of('reintegration', scope.programme.id)
}

/** Undefined for a record that does not open; it is written down, and hides no other. */
export async function unlessUnreadable<T>(scope: Scope, open: () => T): Promise<T | undefined> {
  try {
    return open()
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await noticeUnreadable(scope, error)
    return undefined
  }
}

/** For a page or an act that is about this record alone. Throws `unreadable`. */
export async function openedOrRefused<T>(scope: Scope, open: () => T): Promise<T> {
  const opened = await unlessUnreadable(scope, open)
  if (opened === undefined) throw new Refusal('unreadable')
  return opened
}
