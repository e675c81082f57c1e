import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type AgreementRow = Row<'agreement'>
export type Party = 'supervisor' | 'supervisee'

export async function insertAgreement(db: Db, agreement: NewRow<'agreement'>): Promise<void> {
  await db.insertInto('agreement').values(agreement).execute()
}

export async function agreementById(db: Db, id: Id<'agreement'>): Promise<AgreementRow | undefined> {
  return db.selectFrom('agreement').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function agreementsOf(db: Db, party: Party, person: Id<'person'>): Promise<AgreementRow[]> {
  return db.selectFrom('agreement').selectAll().where(`${party}_id`, '=', person).orderBy('starts_on', 'desc').orderBy('id').execute()
}

/** Says whether this party's place was still empty and nothing of the agreement had changed since it was read. */
export async function writeSignature(db: Db, agreement: AgreementRow, party: Party, signature: string, day: string): Promise<boolean> {
  const other = party === 'supervisor' ? 'supervisee' : 'supervisor'
  const state = agreement[`${other}_signature`] === null ? 'draft' : 'active'
  const { numUpdatedRows } = await db.updateTable('agreement')
    .set({ [`${party}_signature`]: signature, [`${party}_signed_on`]: day, state, revision: agreement.revision + 1 })
    .where('id', '=', agreement.id).where('state', '=', 'draft').where(`${party}_signature`, 'is', null).where('revision', '=', agreement.revision)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
