import type { Db, NewRow, Row } from '#db/schema.ts'

export type Head = { number: number; hash: string }

export async function lastEntry(db: Db): Promise<Head | undefined> {
  return db.selectFrom('audit_entry').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

export async function insertEntry(db: Db, entry: NewRow<'audit_entry'>): Promise<void> {
  await db.insertInto('audit_entry').values(entry).execute()
}

export async function insertHour(db: Db, hour: NewRow<'audit_hour'>): Promise<void> {
  await db.insertInto('audit_hour').values(hour).execute()
}

export async function anyHour(db: Db): Promise<boolean> {
  return (await db.selectFrom('audit_hour').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function hoursOf(db: Db, ids: string[]): Promise<Row<'audit_hour'>[]> {
  return ids.length === 0 ? [] : db.selectFrom('audit_hour').selectAll().where('id', 'in', ids).execute()
}

/** Entries with a number above `after`, oldest first. */
export async function entriesAfter(db: Db, after: number, limit: number): Promise<Row<'audit_entry'>[]> {
  return db.selectFrom('audit_entry').selectAll().where('number', '>', after).orderBy('number').limit(limit).execute()
}

/** Entries with a number below `before` (all when undefined), newest first. */
export async function entriesBefore(db: Db, before: number | undefined, limit: number): Promise<Row<'audit_entry'>[]> {
  const query = db.selectFrom('audit_entry').selectAll().orderBy('number', 'desc').limit(limit)
  return (before === undefined ? query : query.where('number', '<', before)).execute()
}

export async function allDays(db: Db): Promise<Row<'audit_day'>[]> {
  return db.selectFrom('audit_day').selectAll().orderBy('day').execute()
}

export async function lastDay(db: Db): Promise<Row<'audit_day'> | undefined> {
  return db.selectFrom('audit_day').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
}

export async function firstDay(db: Db): Promise<Row<'audit_day'> | undefined> {
  return db.selectFrom('audit_day').selectAll().orderBy('day').limit(1).executeTakeFirst()
}

export async function insertDay(db: Db, day: string, publicKey: string): Promise<void> {
  await db.insertInto('audit_day').values({ day, public_key: publicKey, next_key: null, head: null, entries: null, signature: null }).execute()
}

export async function closeDayRow(db: Db, day: string, closed: { next_key: string; head: string; entries: number; signature: string | null }): Promise<void> {
  await db.updateTable('audit_day').set(closed).where('day', '=', day).execute()
}
