import type { SelectQueryBuilder } from 'kysely'
import type { Db, NewRow, Row, Schema } from '#db/schema.ts'
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

type Parties = Pick<AgreementRow, 'supervisor_id' | 'supervisee_id'>

export async function agreementsPast(db: Db, day: string): Promise<AgreementRow[]> {
  return db.selectFrom('agreement').selectAll().where('state', '=', 'active').where('ends_on', '<', day).orderBy('id').execute()
}

export async function markEnded(db: Db, id: Id<'agreement'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('agreement').set({ state: 'ended' }).where('id', '=', id).where('state', '=', 'active').executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** A new agreement of the same two goes on where the old one ends. */
export async function hasLiveAgreement(db: Db, { supervisor_id, supervisee_id }: Parties, day: string): Promise<boolean> {
  const row = await db.selectFrom('agreement').select('id').where('supervisor_id', '=', supervisor_id).where('supervisee_id', '=', supervisee_id)
    .where('state', '=', 'active').where('starts_on', '<=', day).where('ends_on', '>=', day).executeTakeFirst()
  return row !== undefined
}

/** The supervisor reads the psychologist's cases and groups no longer, but for cases with an open review under an agreement that ended on `since` or later. */
export async function deleteReadingGrants(db: Db, { supervisor_id, supervisee_id }: Parties, since: string): Promise<number> {
  const reviewed = db.selectFrom('review as r').innerJoin('agreement as a', 'a.id', 'r.agreement_id').select('r.case_id')
    .where('r.supervisor_id', '=', supervisor_id).where('r.psychologist_id', '=', supervisee_id).where('r.state', '!=', 'closed').where('a.ends_on', '>=', since)
  const inCases = db.selectFrom('compartment as c').innerJoin('case_file as f', 'f.id', 'c.subject_id').select('c.id').where('c.kind', '=', 'clinical').where('f.psychologist_id', '=', supervisee_id).where('f.id', 'not in', reviewed)
  const inGroups = db.selectFrom('compartment as c').innerJoin('child_group as g', 'g.id', 'c.subject_id').select('c.id').where('c.kind', '=', 'group').where('g.lead_id', '=', supervisee_id)
  return await deleteIn(db, supervisor_id, inCases) + await deleteIn(db, supervisor_id, inGroups)
}

/** Nor the psychologist's alerts, unless she backs up for everybody, or another agreement of the two ended on `since` or later. */
export async function deleteRiskGrants(db: Db, { id, supervisor_id, supervisee_id }: AgreementRow, since: string): Promise<void> {
  const risk = db.selectFrom('compartment as c').innerJoin('case_file as f', 'f.id', 'c.subject_id').select('c.id').where('c.kind', '=', 'risk').where('f.psychologist_id', '=', supervisee_id)
  const backup = await db.selectFrom('duty').select('person_id').where('person_id', '=', supervisor_id).where('part', '=', 'backup').executeTakeFirst()
  const other = await db.selectFrom('agreement').select('id').where('supervisor_id', '=', supervisor_id).where('supervisee_id', '=', supervisee_id).where('id', '!=', id)
    .where('state', '=', 'active').where('ends_on', '>=', since).executeTakeFirst()
  if (!backup && !other) await deleteIn(db, supervisor_id, risk)
}

type Compartments = SelectQueryBuilder<Schema, never, { id: Id<'compartment'> }>

/** Grants that followed from an agreement; those chosen by hand (cover, a translator) have ends of their own. */
async function deleteIn(db: Db, recipient: Id<'person'>, compartments: Compartments): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('key_grant').where('recipient_id', '=', recipient).where('why', '=', 'entitled').where('compartment_id', 'in', compartments).executeTakeFirst()
  return Number(numDeletedRows)
}
