import type { Db, NewRow, Row } from '#db/schema.ts'
import type { CasePermit } from './permit-case.server.ts'

export async function notNamesRow(db: Db, permit: CasePermit<'write'>): Promise<Row<'not_a_name'> | undefined> {
  return db.selectFrom('not_a_name').selectAll().where('case_id', '=', permit.caseId).executeTakeFirst()
}

/** False when another window was faster. */
export async function putNotNames(db: Db, permit: CasePermit<'write'>, row: NewRow<'not_a_name'>): Promise<boolean> {
  if (row.case_id !== permit.caseId) return false
  const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('not_a_name').values(row)
    .onConflict((it) => it.column('case_id').doUpdateSet({ revision: row.revision, document: row.document }).where('not_a_name.revision', '=', row.revision - 1)).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
