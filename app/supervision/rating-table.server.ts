import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type RatingRow = Row<'competency_rating'>

/** False when it was kept already (pressed twice). */
export async function insertRating(db: Db, row: NewRow<'competency_rating'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('competency_rating').values(row).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function ratingById(db: Db, id: Id<'rating'>): Promise<RatingRow | undefined> {
  return db.selectFrom('competency_rating').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first; `agreements`: those of one person, on either side. */
export async function ratingsUnder(db: Db, agreements: Id<'agreement'>[], most: number): Promise<RatingRow[]> {
  if (agreements.length === 0) return []
  return db.selectFrom('competency_rating').selectAll().where('agreement_id', 'in', agreements).orderBy('rated_on', 'desc').orderBy('id').limit(most).execute()
}
