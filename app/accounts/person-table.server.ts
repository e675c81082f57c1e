import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import type { Role } from '#app/work/scope.ts'
import { isRole } from './account.ts'

export type PersonRow = Row<'person'>

export async function personByName(db: Db, signInName: string): Promise<PersonRow | undefined> {
  return db.selectFrom('person').selectAll().where('sign_in_name', '=', signInName).executeTakeFirst()
}

export async function personById(db: Db, id: Id<'person'>): Promise<PersonRow | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function rolesOf(db: Db, id: Id<'person'>): Promise<Role[]> {
  const rows = await db.selectFrom('person_role').select('role').where('person_id', '=', id).orderBy('role').execute()
  return rows.map(({ role }) => role).filter(isRole)
}

export async function insertPerson(db: Db, person: NewRow<'person'>, roles: readonly Role[]): Promise<void> {
  await db.insertInto('person').values(person).execute()
  await insertRoles(db, person.id, roles)
}

async function insertRoles(db: Db, person: Id<'person'>, roles: readonly Role[]): Promise<void> {
  if (roles.length > 0) await db.insertInto('person_role').values(roles.map((role) => ({ person_id: person, role }))).execute()
}

export async function replaceRoles(db: Db, person: Id<'person'>, roles: readonly Role[], mark: string | null): Promise<void> {
  await db.deleteFrom('person_role').where('person_id', '=', person).execute()
  await insertRoles(db, person, roles)
  await db.updateTable('person').set({ mark }).where('id', '=', person).execute()
}

export async function isNameTaken(db: Db, signInName: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('sign_in_name', '=', signInName).executeTakeFirst()) !== undefined
}

export async function listPeople(db: Db): Promise<(PersonRow & { roles: Role[] })[]> {
  const people = await db.selectFrom('person').selectAll().orderBy('name').execute()
  const held = Map.groupBy(await db.selectFrom('person_role').selectAll().execute(), ({ person_id }) => person_id)
  return people.map((person) => ({ ...person, roles: (held.get(person.id) ?? []).map(({ role }) => role).filter(isRole) }))
}

export async function keepActivation(db: Db, person: Id<'person'>, mac: string, until: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('person').set({ activation_mac: mac, activation_until: until })
    .where('id', '=', person).where('state', '=', 'invited').executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Uses an activation code up: of two at once, exactly one changes the row. */
export async function activate(db: Db, person: Id<'person'>, mac: string, active: Pick<PersonRow, 'agreement_key' | 'signing_key' | 'bundle_signature' | 'bundle_hash' | 'mark' | 'joined_on' | 'language'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('person').set({ ...active, sequence: 1, state: 'active', activation_mac: null, activation_until: null })
    .where('id', '=', person).where('state', '=', 'invited').where('activation_mac', '=', mac).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export async function endPersonRow(db: Db, person: Id<'person'>, mark: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('person').set({ state: 'ended', mark, activation_mac: null, activation_until: null })
    .where('id', '=', person).where('state', '!=', 'ended').executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Every compartment a person holds a grant in, once. */
export async function compartmentsOf(db: Db, person: Id<'person'>): Promise<Row<'compartment'>[]> {
  return db.selectFrom('compartment as c').innerJoin('key_grant as g', 'g.compartment_id', 'c.id').selectAll('c').distinct().where('g.recipient_id', '=', person).execute()
}

/** Deletes every grant of one person: revocation, at once. */
export async function deleteGrantsOf(db: Db, person: Id<'person'>): Promise<void> {
  await db.deleteFrom('key_grant').where('recipient_id', '=', person).execute()
}

export async function keepLanguage(db: Db, person: Id<'person'>, language: string): Promise<void> {
  await db.updateTable('person').set({ language }).where('id', '=', person).execute()
}

export async function activeAdministrators(db: Db): Promise<number> {
  const rows = await db.selectFrom('person as p').innerJoin('person_role as r', 'r.person_id', 'p.id').select('p.id')
    .where('p.state', '=', 'active').where('r.role', '=', 'administrator').execute()
  return rows.length
}
