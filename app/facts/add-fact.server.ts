import type { Db, NewRow } from '#db/schema.ts'
import { newId } from '#app/work/id.ts'
import { isRefusal, Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { factOf, factsInPack, type Fact, type NewFact } from './fact.ts'
import { insertPack, newestPack, replacePack } from './fact-table.server.ts'
import { openPack, sealPack } from './sealed-facts.server.ts'

/** Rows ready to be written: everything is sealed, nothing needs a key any more. */
export type Prepared = { packs: NewRow<'fact_pack'>[] }

/**
 * Before the transaction: opens the writer's pack of the act's month and seals it again with the fact added (1 ms).
 * Throws `not-found` when the actor holds no statistics compartment of their own (who writes nothing that counts).
 */
export async function prepareFact(scope: Scope, ...given: NewFact[]): Promise<Prepared> {
  const key = await scope.keys.of('statistics', scope.actor.id)
  const packs: NewRow<'fact_pack'>[] = []
  for (const [month, facts] of Map.groupBy(given.map(factOf), (fact) => fact.month)) {
    if (facts.length > factsInPack) throw new RangeError('more facts than one act makes')
    const newest = await newestPack(scope.db, scope.actor.id, month)
    const fits = newest !== undefined && newest.facts + facts.length <= factsInPack
    const place = fits ? { id: newest.id, number: newest.number, revision: newest.revision + 1 } : { id: newId<'pack'>(), number: (newest?.number ?? 0) + 1, revision: 1 }
    const all: Fact[] = fits ? [...openPack(key, newest), ...facts] : facts
    packs.push({ ...place, writer_id: scope.actor.id, month, facts: all.length, document: sealPack(key, place, all) })
  }
  return { packs }
}

/** Inside the transaction of the act. Throws `stale` when another act of this writer came between: prepare again. */
export async function writeFacts(db: Db, prepared: Prepared): Promise<void> {
  for (const pack of prepared.packs) {
    const written = pack.revision === 1 ? await insertPack(db, pack) : await replacePack(db, pack)
    if (!written) throw new Refusal('stale')
  }
}

const turns = new Map<string, Promise<unknown>>()

/**
 * Runs an act that prepares and writes facts, in the writer's turn (two tabs of one person rarely meet, and then wait for
 * each other), and once more from the start when the pack had changed all the same. `act` prepares inside itself.
 */
export async function inOwnTurn<T>(scope: Pick<Scope, 'actor'>, act: () => Promise<T>): Promise<T> {
  const before = turns.get(scope.actor.id) ?? Promise.resolve()
  const own = before.catch(() => {}).then(() => againWhenStale(act, 5))
  turns.set(scope.actor.id, own)
  try {
    return await own
  } finally {
    if (turns.get(scope.actor.id) === own) turns.delete(scope.actor.id)
  }
}

async function againWhenStale<T>(act: () => Promise<T>, times: number): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (times <= 1 || !isRefusal(error) || error.kind !== 'stale') throw error
    return againWhenStale(act, times - 1)
  }
}
