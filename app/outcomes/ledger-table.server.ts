import type { Db, Row } from '#db/schema.ts'
import type { ReachWindow } from './reach-window.ts'

export type EntryRow = Row<'ledger_entry'>

export async function lastEntry(db: Db): Promise<Pick<EntryRow, 'number' | 'hash'> | undefined> {
  return db.selectFrom('ledger_entry').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Only ever added. Says whether it was: false when another entry took the number, or the figures were entered already. */
export async function insertEntry(db: Db, row: EntryRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('ledger_entry').values(row).onConflict((it) => it.doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** Figures of one window, all trees and revisions, in the order they were entered. */
export async function entriesOf(db: Db, window: ReachWindow): Promise<EntryRow[]> {
  return db.selectFrom('ledger_entry').selectAll().where('kind', '=', 'figures').where('window_kind', '=', window.kind).where('starts_on', '=', window.startsOn).orderBy('number').execute()
}

/** The number of the last figures entered of a window: a release with a smaller one says what stood before. */
export async function newestFigures(db: Db, window: ReachWindow): Promise<number> {
  return (await entriesOf(db, window)).at(-1)?.number ?? 0
}

export async function lastCorrection(db: Db, window: ReachWindow): Promise<EntryRow | undefined> {
  return db.selectFrom('ledger_entry').selectAll().where('kind', '=', 'correction').where('window_kind', '=', window.kind).where('starts_on', '=', window.startsOn).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Everything a new figure has to be safe beside: figures of ours, and what others published. */
export async function standingEntries(db: Db): Promise<EntryRow[]> {
  return db.selectFrom('ledger_entry').selectAll().where('kind', 'in', ['figures', 'outside', 'outside-withdrawn']).orderBy('number').execute()
}

export async function entryByNumber(db: Db, number: number): Promise<EntryRow | undefined> {
  return db.selectFrom('ledger_entry').selectAll().where('number', '=', number).executeTakeFirst()
}

export async function wholeLedger(db: Db): Promise<EntryRow[]> {
  return db.selectFrom('ledger_entry').selectAll().orderBy('number').execute()
}
