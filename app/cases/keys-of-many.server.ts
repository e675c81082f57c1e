import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'

export type ManyKeys = { keys: Map<string, CompartmentKey>; broken: Set<string> }

/** The keys of many cases in one statement. When one grant does not open, the others are fetched one by one. */
export async function keysOfMany(scope: Scope, kind: 'clinical' | 'identity', cases: Id<'case'>[]): Promise<ManyKeys> {
  try {
    return { keys: await scope.keys.many(kind, cases), broken: new Set() }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return oneByOne(scope, kind, cases)
  }
}

async function oneByOne(scope: Scope, kind: 'clinical' | 'identity', cases: Id<'case'>[]): Promise<ManyKeys> {
  const found: ManyKeys = { keys: new Map(), broken: new Set() }
  for (const caseId of cases) {
    try {
      const key = await scope.keys.maybe(kind, caseId)
      if (key) found.keys.set(caseId, key)
    } catch (error) {
      await noticeUnreadable(scope, error, caseId)
      found.broken.add(caseId)
    }
  }
  return found
}
