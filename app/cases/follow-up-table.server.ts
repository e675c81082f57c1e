import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import type { CasePermit } from './permit-case.server.ts'

export type FollowUpRow = Row<'follow_up'>

export async function insertFollowUps(db: Db, rows: NewRow<'follow_up'>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('follow_up').values(rows).execute()
}

/** Planned follow-ups of a psychologist's own closed cases that are due; soonest first. */
export async function dueFollowUps(db: Db, psychologist: Id<'person'>, until: string): Promise<(FollowUpRow & { code: string; word: string })[]> {
  return db.selectFrom('follow_up as u').innerJoin('case_file as f', 'f.id', 'u.case_id').selectAll('u').select(['f.code', 'f.word'])
    .where('f.psychologist_id', '=', psychologist).where('u.state', '=', 'planned').where('u.due_on', '<=', until).orderBy('u.due_on').orderBy('u.id').execute()
}

export async function followUpsOf(db: Db, permit: CasePermit<'read'>): Promise<FollowUpRow[]> {
  return db.selectFrom('follow_up').selectAll().where('case_id', '=', permit.caseId).orderBy('due_on').execute()
}

export async function findFollowUp(db: Db, id: Id<'follow-up'>): Promise<FollowUpRow | undefined> {
  return db.selectFrom('follow_up').selectAll().where('id', '=', id).executeTakeFirst()
}

/** False when it was pressed twice. */
export async function moveFollowUp(db: Db, row: FollowUpRow, to: Pick<FollowUpRow, 'state' | 'tries'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('follow_up').set(to).where('id', '=', row.id).where('state', '=', 'planned').where('tries', '=', row.tries).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** A case that goes on is not followed up. */
export async function deletePlannedFollowUps(db: Db, permit: CasePermit<'write'>): Promise<void> {
  await db.deleteFrom('follow_up').where('case_id', '=', permit.caseId).where('state', '=', 'planned').execute()
}
