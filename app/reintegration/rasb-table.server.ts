import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type RasbRow = Row<'rasb_person'>
export type LedSessionRow = Row<'led_session'>

export async function everybody(db: Db): Promise<RasbRow[]> {
  return db.selectFrom('rasb_person').selectAll().orderBy('number').execute()
}

export async function findPerson(db: Db, id: Id<'rasb'>): Promise<RasbRow | undefined> {
  return db.selectFrom('rasb_person').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function peopleById(db: Db, ids: Id<'rasb'>[]): Promise<RasbRow[]> {
  return ids.length === 0 ? [] : db.selectFrom('rasb_person').selectAll().where('id', 'in', ids).orderBy('number').execute()
}

export async function highestNumber(db: Db): Promise<number> {
  const row = await db.selectFrom('rasb_person').select((it) => it.fn.max('number').as('number')).executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** False when somebody else took the number in the meantime. */
export async function insertPerson(db: Db, row: NewRow<'rasb_person'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('rasb_person').values(row).onConflict((it) => it.column('number').doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** False when the entry was changed since it was read. */
export async function replacePerson(db: Db, row: Pick<RasbRow, 'id' | 'revision' | 'document'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('rasb_person').set({ revision: row.revision, document: row.document })
    .where('id', '=', row.id).where('revision', '=', row.revision - 1).executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

export async function insertLedSession(db: Db, row: NewRow<'led_session'>): Promise<void> {
  await db.insertInto('led_session').values(row).execute()
}

export async function findLedSession(db: Db, id: Id<'led-session'>): Promise<LedSessionRow | undefined> {
  return db.selectFrom('led_session').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first; those taken back are not among them. */
export async function ledSessions(db: Db): Promise<LedSessionRow[]> {
  return db.selectFrom('led_session').selectAll().where('state', '=', 'written').orderBy('session_on', 'desc').orderBy('id').execute()
}

export async function markSessionTakenBack(db: Db, id: Id<'led-session'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('led_session').set({ state: 'taken-back' }).where('id', '=', id).where('state', '=', 'written').executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}
