import type { Db, NewRow, Row } from '#db/schema.ts'
import type { WayPlace, Wrapped } from '#app/keys/wrap.server.ts'
import { newId, type Id } from '#app/work/id.ts'

export type WayRow = Row<'way_in'>

export async function wayOf(db: Db, person: Id<'person'>, kind: 'passphrase' | 'recovery-code'): Promise<WayRow | undefined> {
  return db.selectFrom('way_in').selectAll().where('person_id', '=', person).where('kind', '=', kind).executeTakeFirst()
}

export async function insertWays(db: Db, ways: NewRow<'way_in'>[]): Promise<void> {
  await db.insertInto('way_in').values(ways).execute()
}

/** Puts a new way in the place of the old one. False when the old one is gone already (used in another window). */
export async function replaceWay(db: Db, old: Id<'way'>, next: NewRow<'way_in'>): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('way_in').where('id', '=', old).executeTakeFirst()
  if (Number(numDeletedRows) !== 1) return false
  await insertWays(db, [next])
  return true
}

/** `place` as the wrap knows it. */
export const placeOfWay = (row: WayRow): Wrapped & WayPlace =>
  ({ way: row.id, person: row.person_id, kind: row.kind as WayPlace['kind'], salt: row.salt, parameters: row.parameters, commitment: row.commitment, wrapped: row.wrapped })

export const wayRow = (place: WayPlace, wrapped: Wrapped, day: string): NewRow<'way_in'> =>
  ({ id: place.way as Id<'way'>, person_id: place.person as Id<'person'>, kind: place.kind, ...wrapped, made_on: day, used_on: null })

export const newWay = (person: Id<'person'>, kind: WayPlace['kind']): WayPlace => ({ way: newId<'way'>(), person, kind })
