import type { Db, NewRow, Row } from '#db/schema.ts'
import { Refusal } from '#app/work/refusal.ts'
import { addDays, runOnDays } from '#app/work/scope.ts'
import type { CompartmentKind } from './compartments.ts'

/** What opening a short cut needs of a grant, with its compartment. The signed rest (`grantRow`) is read at a first opening alone. */
export type HeldGrant = Pick<Row<'key_grant'>, 'id' | 'compartment_id' | 'epoch' | 'key_id' | 'short_cut'> & { kind: CompartmentKind; subject_id: string; newest: number }

/** From this many on, one's own grants of the kind are read at once: shorter than naming each. */
const many = 100

/** All grants of one person in compartments of a kind; newest epoch first. */
export async function grantsOf(db: Db, recipient: string, kind: CompartmentKind, subjects: string[]): Promise<HeldGrant[]> {
  const all = db.selectFrom('compartment as c').innerJoin('key_grant as g', 'g.compartment_id', 'c.id')
    .select(['g.id', 'g.compartment_id', 'g.epoch', 'g.key_id', 'g.short_cut', 'c.kind', 'c.subject_id', 'c.epoch as newest'])
    .where('c.kind', '=', kind).where('g.recipient_id', '=', recipient).orderBy('g.epoch', 'desc')
  if (subjects.length < many) return all.where('c.subject_id', 'in', subjects).execute()
  const wanted = new Set(subjects)
  return (await all.execute()).filter((grant) => wanted.has(grant.subject_id))
}

export async function grantRow(db: Db, id: Row<'key_grant'>['id']): Promise<Row<'key_grant'> | undefined> {
  return db.selectFrom('key_grant').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function keepShortCut(db: Db, grant: string, shortCut: NonNullable<Row<'key_grant'>['short_cut']>): Promise<void> {
  await db.updateTable('key_grant').set({ short_cut: shortCut }).where('id', '=', grant as Row<'key_grant'>['id']).execute()
}

export async function compartmentOf(db: Db, kind: CompartmentKind, subject: string): Promise<Row<'compartment'> | undefined> {
  return db.selectFrom('compartment').selectAll().where('kind', '=', kind).where('subject_id', '=', subject).executeTakeFirst()
}

export async function epochOf(db: Db, compartment: Row<'compartment'>['id'], epoch: number): Promise<Row<'compartment_epoch'> | undefined> {
  return db.selectFrom('compartment_epoch').selectAll().where('compartment_id', '=', compartment).where('epoch', '=', epoch).executeTakeFirst()
}

export async function personWithRoles(db: Db, id: string): Promise<{ person: Row<'person'>; roles: string[] } | undefined> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', id as Row<'person'>['id']).executeTakeFirst()
  if (!person) return undefined
  const roles = await db.selectFrom('person_role').select('role').where('person_id', '=', person.id).execute()
  return { person, roles: roles.map(({ role }) => role) }
}

export async function holdersOf(db: Db, compartment: Row<'compartment'>['id'], epoch: number): Promise<string[]> {
  const rows = await db.selectFrom('key_grant').select('recipient_id').where('compartment_id', '=', compartment).where('epoch', '=', epoch).execute()
  return rows.map((row) => row.recipient_id)
}

/** Recipients by compartment, each at the epoch given. 500 compartments a statement. */
export async function holdersOfMany(db: Db, compartments: Pick<Row<'compartment'>, 'id' | 'epoch'>[]): Promise<Map<string, string[]>> {
  const holders = new Map<string, string[]>()
  for (let at = 0; at < compartments.length; at += 500) {
    const part = compartments.slice(at, at + 500)
    const epochs = new Map(part.map((one) => [one.id as string, one.epoch]))
    const rows = await db.selectFrom('key_grant').select(['compartment_id', 'epoch', 'recipient_id']).where('compartment_id', 'in', part.map((one) => one.id)).execute()
    for (const row of rows) {
      if (epochs.get(row.compartment_id) === row.epoch) holders.set(row.compartment_id, [...holders.get(row.compartment_id) ?? [], row.recipient_id])
    }
  }
  return holders
}

export async function insertCompartment(db: Db, rows: { compartment: NewRow<'compartment'>; epoch: NewRow<'compartment_epoch'>; grants: NewRow<'key_grant'>[] }): Promise<void> {
  await db.insertInto('compartment').values(rows.compartment).execute()
  await db.insertInto('compartment_epoch').values(rows.epoch).execute()
  await insertGrants(db, rows.grants)
}

/** The next epoch of a compartment that was at `from.epoch`; throws when somebody else was quicker. */
export async function insertEpoch(db: Db, from: Row<'compartment'>, rows: { epoch: NewRow<'compartment_epoch'>; grants: NewRow<'key_grant'>[] }): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('compartment').set({ epoch: rows.epoch.epoch }).where('id', '=', from.id).where('epoch', '=', from.epoch).executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new Refusal('stale')
  await db.insertInto('compartment_epoch').values(rows.epoch).execute()
  await insertGrants(db, rows.grants)
}

/** Agreements that claim to be in force, or to run on after their end, between one supervisee and any of these supervisors. */
export async function agreementsClaimed(db: Db, supervisee: string, supervisors: string[], day: string): Promise<Row<'agreement'>[]> {
  if (supervisors.length === 0) return []
  return db.selectFrom('agreement').selectAll().where('supervisee_id', '=', supervisee as Row<'person'>['id'])
    .where('supervisor_id', 'in', supervisors as Row<'person'>['id'][]).where('state', '=', 'active').where('starts_on', '<=', day).where('ends_on', '>=', addDays(day, -runOnDays)).execute()
}

export async function insertGrants(db: Db, grants: NewRow<'key_grant'>[]): Promise<void> {
  if (grants.length === 0) return
  await db.insertInto('key_grant').values(grants).onConflict((it) => it.columns(['compartment_id', 'epoch', 'recipient_id']).doNothing()).execute()
}

/** Deleting a grant row is revocation, at once, in live sessions too. */
export async function deleteGrants(db: Db, recipient: string, compartments: Row<'compartment'>['id'][]): Promise<void> {
  if (compartments.length === 0) return
  await db.deleteFrom('key_grant').where('recipient_id', '=', recipient).where('compartment_id', 'in', compartments).execute()
}

/** Grants with a last day before this one, gone; whose they were, for the trail. */
export async function deleteGrantsPast(db: Db, day: string): Promise<{ id: string; compartment_id: string; kind: CompartmentKind; recipient_id: string }[]> {
  const past = await db.selectFrom('key_grant as g').innerJoin('compartment as c', 'c.id', 'g.compartment_id')
    .select(['g.id', 'g.compartment_id', 'g.recipient_id', 'c.kind']).where('g.ends_on', '<', day).orderBy('g.id').execute()
  if (past.length > 0) await db.deleteFrom('key_grant').where('ends_on', '<', day).execute()
  return past
}

/** Who the duty roster names as backup among these, with the mark that must hold. */
export async function backupsClaimed(db: Db, people: string[]): Promise<Pick<Row<'duty'>, 'person_id' | 'part' | 'mark'>[]> {
  if (people.length === 0) return []
  return db.selectFrom('duty').select(['person_id', 'part', 'mark']).where('part', '=', 'backup').where('person_id', 'in', people as Row<'person'>['id'][]).execute()
}
