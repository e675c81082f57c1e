import type { Db, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import type { CompartmentKey } from './compartment-key.server.ts'
import type { Sealed } from './document-types.ts'
import { open, seal } from './envelope.server.ts'
import { Unreadable } from './unreadable.ts'

/** Bundle hashes by person, as first used by one granter. */
export type Pins = Record<string, string>
type Kept = { pins: Pins; revision: number }
type Used = { id: string; bundleHash: string }

/** The owner's one pins document, named by the owner; empty before the first. Throws `Unreadable`. */
export async function readPins(db: Db, key: CompartmentKey, owner: Id<'person'>): Promise<Kept> {
  const row = await db.selectFrom('own_document').select(['kind', 'revision', 'document']).where('id', '=', owner).executeTakeFirst()
  if (!row) return { pins: {}, revision: 0 }
  // taken for no pins at all, it would be read and written again without end: its name is taken
  if (row.kind !== 'person.pins') throw new Unreadable('person.pins', owner)
  return { pins: open(key, 'person.pins', { record: owner, revision: row.revision }, row.document as Sealed<'person.pins'>) as Pins, revision: row.revision }
}

/** Parts bundles that fit their pin (or have none yet) from those that changed since they were first used. */
export function comparePins<T extends Used>(pins: Pins, used: T[]): { sound: T[]; broken: T[]; fresh: T[] } {
  const changed = (one: Used) => pins[one.id] !== undefined && pins[one.id] !== one.bundleHash
  const sound = used.filter((one) => !changed(one))
  return { sound, broken: used.filter(changed), fresh: sound.filter((one) => pins[one.id] === undefined) }
}

/** Adds pins; false when another request wrote in between, and the caller reads again. */
export async function writePins(db: Db, key: CompartmentKey, owner: Id<'person'>, kept: Kept, add: Used[]): Promise<boolean> {
  const revision = kept.revision + 1
  const pins = { ...kept.pins, ...Object.fromEntries(add.map((one) => [one.id, one.bundleHash])) }
  const document = seal(key, 'person.pins', { record: owner, revision }, pins)
  const row: Row<'own_document'> = { id: owner, person_id: owner, kind: 'person.pins', revision, document }
  if (kept.revision === 0) {
    const { numInsertedOrUpdatedRows } = await db.insertInto('own_document').values(row).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
    return Number(numInsertedOrUpdatedRows) === 1
  }
  const { numUpdatedRows } = await db.updateTable('own_document').set({ revision, document }).where('id', '=', owner).where('revision', '=', kept.revision).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
