import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type NoteRow = Row<'session_note'>
export type AddendumRow = Row<'addendum'>

/** False when a note with this id is there already: the second signature of one draft. */
export async function insertNote(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'session_note'>, 'case_id'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('session_note').values({ ...row, case_id: permit.caseId }).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** To learn which case a note belongs to; nothing of it is shown before the permit of that case. */
export async function findNote(db: Db, id: Id<'note'>): Promise<NoteRow | undefined> {
  return db.selectFrom('session_note').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest session first. */
export async function notesOfCase(db: Db, permit: CasePermit<'read'>, most: number): Promise<NoteRow[]> {
  return db.selectFrom('session_note').selectAll().where('case_id', '=', permit.caseId)
    .orderBy('session_on', 'desc').orderBy('signed_on', 'desc').orderBy('id').limit(most).execute()
}

export async function countNotes(db: Db, permit: CasePermit<'read'>): Promise<number> {
  const { count } = await db.selectFrom('session_note').select((it) => it.fn.countAll().as('count')).where('case_id', '=', permit.caseId).executeTakeFirstOrThrow()
  return Number(count)
}

export async function addendaOf(db: Db, permit: CasePermit<'read'>, note: Id<'note'>): Promise<AddendumRow[]> {
  return db.selectFrom('addendum').selectAll().where('note_id', '=', note).where('case_id', '=', permit.caseId).orderBy('number').execute()
}

/** False when the note is retracted, or another addendum took this number first. */
export async function insertAddendum(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'addendum'>, 'case_id'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('session_note').set({ addenda: row.number })
    .where('id', '=', row.note_id).where('case_id', '=', permit.caseId).where('state', '=', 'signed').where('addenda', '=', row.number - 1).executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await db.insertInto('addendum').values({ ...row, case_id: permit.caseId }).execute()
  return true
}

/** The document stays as it was signed; false when the note was retracted before. */
export async function markRetracted(db: Db, permit: CasePermit<'write'>, id: Id<'note'>, set: { retracted_on: string; retraction: NonNullable<NoteRow['retraction']> }): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('session_note').set({ state: 'retracted', ...set })
    .where('id', '=', id).where('case_id', '=', permit.caseId).where('state', '=', 'signed').executeTakeFirst()
  return numUpdatedRows === 1n
}

export type OwnNote = Pick<NoteRow, 'id' | 'case_id' | 'author_id' | 'kind' | 'session_on' | 'signed_on' | 'document'>
export type OwnCase = Pick<Row<'case_file'>, 'id' | 'code' | 'word'>

/** Ids alone, newest first: what a search walks through. */
export async function ownNoteIds(db: Db, author: Id<'person'>): Promise<{ id: Id<'note'>; case_id: Id<'case'> }[]> {
  return db.selectFrom('session_note').select(['id', 'case_id']).where('author_id', '=', author).where('state', '=', 'signed')
    .orderBy('session_on', 'desc').orderBy('id').execute()
}

/** The author is compared here: in the statement SQLite would walk the author's 10,000 notes to find fifty. */
export async function ownNotes(db: Db, author: Id<'person'>, ids: Id<'note'>[]): Promise<OwnNote[]> {
  const rows = await db.selectFrom('session_note').select(['id', 'case_id', 'author_id', 'kind', 'session_on', 'signed_on', 'document']).where('id', 'in', ids).execute()
  return rows.filter((row) => row.author_id === author)
}

export async function casesOf(db: Db, psychologist: Id<'person'>): Promise<OwnCase[]> {
  return db.selectFrom('case_file').select(['id', 'code', 'word']).where('psychologist_id', '=', psychologist).execute()
}

/** Name and reading language of who signed. */
export async function nameOf(db: Db, person: Id<'person'>): Promise<string> {
  const row = await db.selectFrom('person').select('name').where('id', '=', person).executeTakeFirst()
  return row?.name ?? ''
}
