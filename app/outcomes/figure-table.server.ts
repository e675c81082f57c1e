import type { Db, NewRow, Row } from '#db/schema.ts'
import type { ReachWindow } from './reach-window.ts'

export type FigureRow = Row<'released_figure'>

/** The first figure for a template and a window stays: a later one is left out without a word. */
export async function insertFigure(db: Db, row: NewRow<'released_figure'>): Promise<void> {
  await db.insertInto('released_figure').values(row).onConflict((it) => it.columns(['template', 'window_kind', 'starts_on']).doNothing()).execute()
}

export async function figuresOf(db: Db, template: string): Promise<FigureRow[]> {
  return db.selectFrom('released_figure').selectAll().where('template', '=', template).orderBy('ends_on').orderBy('starts_on', 'desc').execute()
}

export async function figureOf(db: Db, template: string, window: ReachWindow): Promise<FigureRow | undefined> {
  return db.selectFrom('released_figure').selectAll().where('template', '=', template).where('window_kind', '=', window.kind).where('starts_on', '=', window.startsOn).executeTakeFirst()
}
