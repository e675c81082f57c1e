import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import type { Id } from '#app/work/id.ts'
import type { CasePermit } from './permit-case.server.ts'

export async function insertIdentity(db: Db, row: NewRow<'case_identity'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('case_identity').values(row).onConflict((it) => it.column('case_id').doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function identityRow(db: Db, permit: CasePermit<'write'>): Promise<Row<'case_identity'> | undefined> {
  return db.selectFrom('case_identity').selectAll().where('case_id', '=', permit.caseId).executeTakeFirst()
}

/** True when nobody had saved since `revision`. */
export async function replaceIdentity(db: Db, permit: CasePermit<'write'>, revision: number, document: Sealed<'case.identity'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('case_identity').set({ revision: revision + 1, document })
    .where('case_id', '=', permit.caseId).where('revision', '=', revision).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** One psychologist's own cases only, whatever ids are asked for. 500 a statement. */
export async function identityRowsOf(db: Db, psychologist: Id<'person'>, cases: Id<'case'>[]): Promise<Row<'case_identity'>[]> {
  const found: Row<'case_identity'>[] = []
  for (let at = 0; at < cases.length; at += 500) {
    found.push(...await db.selectFrom('case_identity as i').innerJoin('case_file as c', 'c.id', 'i.case_id').selectAll('i')
      .where('i.case_id', 'in', cases.slice(at, at + 500)).where('c.psychologist_id', '=', psychologist).execute())
  }
  return found
}
