import type { Scope } from '#app/work/scope.ts'
import type { Fact } from './fact.ts'
import { allSubjectLists, packIdsIn, packsById, writersIn } from './fact-table.server.ts'
import { peopleIn } from './read-people.server.ts'
import { openPack } from './sealed-facts.server.ts'
import type { PersonOf } from './who-is-who.ts'

/** Milliseconds of work after which other requests get a turn. */
export const slice = 10
const packsAtOnce = 5

export type FactReading =
  | { kind: 'read'; personOf: PersonOf }
  /** Some writers' packs are not yet granted to this person: a count would be too small, so there is none. */
  | { kind: 'keys-awaited'; writers: number }

/**
 * Hands the facts of a span of months (`2024-04`, both included) to `take`, pack by pack, under the reader's own grants.
 * All or nothing: throws `Unreadable` for a pack that does not open. `known`: who is who, where that was read already.
 */
export async function readFacts(scope: Scope, from: string, to: string, take: (facts: Fact[]) => void, known?: PersonOf): Promise<FactReading> {
  const lists = await allSubjectLists(scope.db)
  const writers = [...new Set([...await writersIn(scope.db, from, to), ...lists.map((list) => list.writer_id)])]
  const keys = await scope.keys.many('statistics', writers)
  if (keys.size < writers.length) return { kind: 'keys-awaited', writers: writers.length - keys.size }
  const turn = inSlices()
  const personOf = known ?? await peopleIn(lists, keys, turn)
  const ids = await packIdsIn(scope.db, from, to)
  for (let at = 0; at < ids.length; at += packsAtOnce) {
    for (const pack of await packsById(scope.db, ids.slice(at, at + packsAtOnce))) {
      take(openPack(keys.get(pack.writer_id)!, pack))
      await turn()
    }
  }
  return { kind: 'read', personOf }
}

/** Resolves at once while the slice lasts, else after everybody else had a turn. */
export function inSlices(now: () => number = () => performance.now()): () => Promise<void> {
  let since = now()
  return async () => {
    if (now() - since < slice) return
    await new Promise((resolve) => setImmediate(resolve))
    since = now()
  }
}
