import type { CaseState, Db, NewRow, Row } from '#db/schema.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { activeSupervisors } from '#app/work/active-with-role.ts'
import type { Id } from '#app/work/id.ts'
import { highAlertMinutes } from './case.ts'
import type { CasePermit } from './permit-case.server.ts'


/** For the permit alone: everybody else carries one. */
export async function findCaseFile(db: Db, id: Id<'case'>): Promise<Row<'case_file'> | undefined> {
  return db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertCaseFile(db: Db, row: NewRow<'case_file'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('case_file').values(row).onConflict((it) => it.column('code').doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** Every case of these psychologists, latest session first. One statement. */
export async function caseFilesOf(db: Db, psychologists: Id<'person'>[]): Promise<Row<'case_file'>[]> {
  if (psychologists.length === 0) return []
  return db.selectFrom('case_file').selectAll().where('psychologist_id', 'in', psychologists).execute()
}

export async function wordsInUse(db: Db, psychologist: Id<'person'>): Promise<string[]> {
  const rows = await db.selectFrom('case_file').select('word').where('psychologist_id', '=', psychologist).execute()
  return rows.map((row) => row.word)
}

export async function codeIsTaken(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('case_file').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}

/** True when the case was in `from` and is now in `to`; the revision belongs to the header and stays. */
export async function setState(db: Db, permit: CasePermit<'write'>, from: CaseState, to: CaseState): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('case_file').set({ state: to }).where('id', '=', permit.caseId).where('state', '=', from).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** True when nobody had changed the header since the permit was given. */
export async function setHeader(db: Db, permit: CasePermit<'write'>, header: Sealed<'case.header'>): Promise<boolean> {
  const { revision } = permit.file
  const { numUpdatedRows } = await db.updateTable('case_file').set({ header, revision: revision + 1 }).where('id', '=', permit.caseId).where('revision', '=', revision).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export type ConsentColumns = Pick<Row<'case_file'>, 'consent_state' | 'consent_until' | 'supervision_refused'>

export async function setConsent(db: Db, permit: CasePermit<'write'>, columns: ConsentColumns): Promise<void> {
  await db.updateTable('case_file').set(columns).where('id', '=', permit.caseId).execute()
}

/** Keeps the latest day; a note written late does not set it back. */
export async function setLastSession(db: Db, permit: CasePermit<'write'>, day: string): Promise<void> {
  await db.updateTable('case_file').set({ last_session_on: day }).where('id', '=', permit.caseId)
    .where((it) => it.or([it('last_session_on', 'is', null), it('last_session_on', '<', day)])).execute()
}

export async function superviseesOf(db: Db, supervisor: Id<'person'>, day: string): Promise<{ id: Id<'person'>; name: string }[]> {
  return db.selectFrom('agreement as a').innerJoin('person as p', 'p.id', 'a.supervisee_id').select(['p.id', 'p.name']).distinct()
    .where('a.supervisor_id', '=', supervisor).where('a.state', '=', 'active').where('a.starts_on', '<=', day).where('a.ends_on', '>=', day)
    .where('a.supervisor_id', 'in', activeSupervisors(db)).execute()
}

/** High or imminent, told from its due time: a case does not go on hold or to its closing meanwhile. */
export async function hasHighAlert(db: Db, permit: CasePermit<'write'>): Promise<boolean> {
  const row = await db.selectFrom('risk_alert').select('id').where('case_id', '=', permit.caseId).where('state', '!=', 'resolved').where('seen_within', '<=', highAlertMinutes).limit(1).executeTakeFirst()
  return row !== undefined
}
