import type { Db } from '#db/schema.ts'
import type { CasePermit } from './permit-case.server.ts'

/** A signed record of a case as its clear columns tell it: each addendum and a retraction make one revision more. */
export type SignedRecord = { id: string; revision: number }

/** Everything that is entered in the head of a case's clinical compartment when it is signed; no document is read. */
export async function signedRecordsOf(db: Db, { caseId }: CasePermit<'read'>): Promise<SignedRecord[]> {
  const notes = await db.selectFrom('session_note').select(['id', 'addenda', 'state']).where('case_id', '=', caseId).execute()
  const assessments = await db.selectFrom('assessment').select(['id', 'state']).where('case_id', '=', caseId).execute()
  const scales = await db.selectFrom('scale').select(['id', 'state']).where('case_id', '=', caseId).execute()
  const closures = await db.selectFrom('closure').select(['id', 'state']).where('case_id', '=', caseId).execute()
  const revision = (state: string) => (state === 'retracted' ? 2 : 1)
  return [
    ...notes.map(({ id, addenda, state }) => ({ id, revision: addenda + revision(state) })),
    ...[...assessments, ...scales, ...closures].map(({ id, state }) => ({ id, revision: revision(state) })),
  ]
}
