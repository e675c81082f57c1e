import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type DraftRow = Row<'draft'>
export type DraftLine = Omit<DraftRow, 'document'>

export async function insertDraft(db: Db, row: NewRow<'draft'>): Promise<void> {
  await db.insertInto('draft').values(row).execute()
}

/** Drafts are the author's alone: every statement here asks for the author. */
export async function findDraft(db: Db, author: Id<'person'>, id: Id<'draft'>): Promise<DraftRow | undefined> {
  return db.selectFrom('draft').selectAll().where('id', '=', id).where('author_id', '=', author).executeTakeFirst()
}

/** What is kept beside a draft: pieces of other windows. */
export async function besideDraft(db: Db, author: Id<'person'>, id: Id<'draft'>): Promise<DraftRow[]> {
  return db.selectFrom('draft').selectAll().where('copy_of', '=', id).where('author_id', '=', author).orderBy('id').execute()
}

export async function draftsOf(db: Db, author: Id<'person'>): Promise<DraftLine[]> {
  return db.selectFrom('draft').select(['id', 'author_id', 'case_id', 'about', 'target_id', 'copy_of', 'started_on', 'saved_on', 'revision'])
    .where('author_id', '=', author).orderBy('started_on', 'desc').orderBy('id').limit(500).execute()
}

/** False when the draft was saved, signed or discarded in the meantime. */
export async function updateDraft(db: Db, row: Pick<DraftRow, 'id' | 'author_id' | 'revision' | 'saved_on' | 'document'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('draft').set({ revision: row.revision, saved_on: row.saved_on, document: row.document })
    .where('id', '=', row.id).where('author_id', '=', row.author_id).where('revision', '=', row.revision - 1).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when it is not there at this revision any more. */
export async function deleteDraft(db: Db, author: Id<'person'>, { id, revision }: Pick<DraftRow, 'id' | 'revision'>): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('draft').where('id', '=', id).where('author_id', '=', author).where('revision', '=', revision).executeTakeFirst()
  return numDeletedRows === 1n
}

/** One row for each window that wrote beside a draft; its newer text takes the place of its older one, never of another's. */
export async function putBeside(db: Db, row: NewRow<'draft'> & { copy_of: Id<'draft'> }): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('draft').values(row)
    .onConflict((it) => it.column('id')
      .doUpdateSet({ revision: row.revision, saved_on: row.saved_on, document: row.document })
      .where('draft.copy_of', '=', row.copy_of).where('draft.author_id', '=', row.author_id).where('draft.revision', '<', row.revision))
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Answers of one scale that wait: pressed again, the newer ones. Never in the place of somebody else's, or of another kind of draft. */
export async function putAnswers(db: Db, row: NewRow<'draft'> & { case_id: Id<'case'> }): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('draft').values(row)
    .onConflict((it) => it.column('id')
      .doUpdateSet({ revision: row.revision, saved_on: row.saved_on, document: row.document })
      .where('draft.author_id', '=', row.author_id).where('draft.about', '=', row.about).where('draft.case_id', '=', row.case_id).where('draft.revision', '<', row.revision))
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What a draft became when it was signed: it keeps its id, and late words of it find their author. */
export async function signedFromDraft(db: Db, id: Id<'draft'>): Promise<Pick<DraftRow, 'author_id' | 'case_id' | 'about' | 'target_id'> | undefined> {
  const note = await db.selectFrom('session_note').select(['author_id', 'case_id']).where('id', '=', id as string as Id<'note'>).executeTakeFirst()
  if (note) return { ...note, about: 'note', target_id: null }
  const assessment = await db.selectFrom('assessment').select(['author_id', 'case_id']).where('id', '=', id as string as Id<'assessment'>).executeTakeFirst()
  if (assessment) return { ...assessment, about: 'assessment', target_id: null }
  const session = await db.selectFrom('group_session').select(['lead_id as author_id', 'group_id as target_id']).where('id', '=', id as string as Id<'group-session'>).executeTakeFirst()
  return session && { ...session, about: 'group-session', case_id: null }
}

/** Who started a draft, for a ticket that comes without a session. */
export async function authorOfDraft(db: Db, id: Id<'draft'>): Promise<DraftLine | undefined> {
  return db.selectFrom('draft').select(['id', 'author_id', 'case_id', 'about', 'target_id', 'copy_of', 'started_on', 'saved_on', 'revision']).where('id', '=', id).executeTakeFirst()
}

export async function revisionOf(db: Db, id: Id<'draft'>): Promise<number> {
  const row = await db.selectFrom('draft').select('revision').where('id', '=', id).executeTakeFirst()
  return row?.revision ?? 0
}

/** Rows kept beside one draft, so that a ticket cannot fill the database. */
export async function countBeside(db: Db, id: Id<'draft'>): Promise<number> {
  const { count } = await db.selectFrom('draft').select((it) => it.fn.countAll().as('count')).where('copy_of', '=', id).executeTakeFirstOrThrow()
  return Number(count)
}
