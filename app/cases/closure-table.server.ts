import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import type { ClosingBlock } from './closure.ts'
import type { CasePermit } from './permit-case.server.ts'

export type ClosureRow = Row<'closure'>

export async function insertClosure(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'closure'>, 'case_id'>): Promise<void> {
  await db.insertInto('closure').values({ ...row, case_id: permit.caseId }).execute()
}

/** The one that stands: the newest that was not taken back. */
export async function standingClosure(db: Db, permit: CasePermit<'read'>): Promise<ClosureRow | undefined> {
  return db.selectFrom('closure').selectAll().where('case_id', '=', permit.caseId).where('state', '=', 'signed').executeTakeFirst()
}

/** Newest first, those taken back included. */
export async function closuresOf(db: Db, permit: CasePermit<'read'>): Promise<ClosureRow[]> {
  return db.selectFrom('closure').selectAll().where('case_id', '=', permit.caseId).orderBy('signed_on', 'desc').orderBy('id').execute()
}

/** False when it had been taken back before. */
export async function markTakenBack(db: Db, permit: CasePermit<'write'>, id: Id<'closure'>, row: Pick<ClosureRow, 'retracted_on' | 'retraction'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('closure').set({ ...row, state: 'retracted' }).where('id', '=', id).where('case_id', '=', permit.caseId).where('state', '=', 'signed').executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Taking a closure back opens the case again; no other step leads out of `closed`. */
export async function reopenClosing(db: Db, permit: CasePermit<'write'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('case_file').set({ state: 'closing' }).where('id', '=', permit.caseId).where('state', '=', 'closed').executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** What keeps the case from being closed on this day, from clear columns alone: text that was never signed, a scale that waits to be kept, and any open alert. */
export async function closingBlocks(db: Db, permit: CasePermit<'write'>): Promise<ClosingBlock[]> {
  const draft = await db.selectFrom('draft').select('id').where('case_id', '=', permit.caseId).where('about', 'in', ['note', 'addendum', 'assessment', 'scale']).limit(1).executeTakeFirst()
  const alert = await db.selectFrom('risk_alert').select('id').where('case_id', '=', permit.caseId).where('state', '!=', 'resolved').limit(1).executeTakeFirst()
  return [...(draft ? ['unsigned-draft' as const] : []), ...(alert ? ['open-alert' as const] : [])]
}
