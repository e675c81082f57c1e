import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRoles } from '#app/accounts/change-roles.server.ts'
import { endPerson } from '#app/accounts/end-person.server.ts'
import { invitePerson, renewActivation } from '#app/accounts/invite-person.server.ts'
import { invitedPerson, joinProgramme, type Joined } from '#app/accounts/join-programme.server.ts'
import { peopleOfProgramme } from '#app/accounts/list-people.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { combineShares, readShare } from '#app/keys/shares.server.ts'
import { keyCheck } from '#app/accounts/set-up-programme.server.ts'
import { newServerSecret, serverKeyOf } from '#app/keys/server-key.server.ts'
import { freshDatabase } from '#tests/support/postgres.ts'
import { newWorld, passphrase, pin, type World } from './world.ts'

let world: World
let rena: Joined

beforeAll(async () => {
  world = await newWorld(await freshDatabase())
  rena = await world.join('Rena', ['psychologist'])
})
afterAll(() => world.close())

const invitation = (signInName: string, roles: Parameters<typeof invitePerson>[1]['roles']) => ({ name: signInName, signInName, roles, district: null, language: 'az' as const })

test('the shares give the registered recovery key, and the key check belongs to one server key', async () => {
  const programme = await world.connection.db.selectFrom('programme').selectAll().executeTakeFirstOrThrow()
  const shares = world.shares.slice(0, 2).map((digits) => readShare(digits)).map((read) => { if (read.kind !== 'read') throw new Error('slip'); return read.share })
  expect((await combineShares(shares, fromBase64url(programme.recovery_key))).kind).toBe('combined')
  expect(programme.key_check).toBe(keyCheck(world.bare))
  expect(programme.key_check).not.toBe(keyCheck({ serverKey: serverKeyOf(newServerSecret()) }))
})

test('an activation code counts once, also when two use it at the same moment', async () => {
  const invited = await invitePerson(world.administrator.scope, invitation('leyla', ['supervisor']))
  if (invited.kind !== 'invited') throw new Error(invited.kind)
  const given = { signInName: 'leyla', code: invited.code, passphrase, pin, factor: 'totp' as const }
  const outcomes = await Promise.all([joinProgramme(world.ground, given), joinProgramme(world.ground, given)])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['joined', 'refused'])
  expect((await joinProgramme(world.ground, given)).kind).toBe('refused')
})

test('a renewed code makes the old one worthless; a code is good for seven days', async () => {
  const invited = await invitePerson(world.administrator.scope, invitation('murad', ['supervisor']))
  if (invited.kind !== 'invited') throw new Error(invited.kind)
  const renewed = await renewActivation(world.administrator.scope, invited.personId)
  if (renewed.kind !== 'renewed') throw new Error(renewed.kind)
  expect(await invitedPerson(world.ground, 'murad', invited.code)).toBeUndefined()
  expect(await invitedPerson(world.ground, 'murad', renewed.code)).toBeDefined()
  world.pass(8 * 24 * 3_600_000)
  expect(await invitedPerson(world.ground, 'murad', renewed.code)).toBeUndefined()
  expect((await renewActivation(world.administrator.scope, rena.scope.actor.id)).kind).toBe('joined-already')
})

test('a role planted in the database makes the invitation worthless', async () => {
  const invited = await invitePerson(world.administrator.scope, invitation('elchin', ['psychologist']))
  if (invited.kind !== 'invited') throw new Error(invited.kind)
  await world.connection.db.insertInto('person_role').values({ person_id: invited.personId, role: 'data-protection' }).execute()
  expect(await invitedPerson(world.ground, 'elchin', invited.code)).toBeUndefined()
  await world.connection.db.deleteFrom('person_role').where('person_id', '=', invited.personId).where('role', '=', 'data-protection').execute()
  expect(await invitedPerson(world.ground, 'elchin', invited.code)).toBeDefined()
})

test('nobody is both delegate and psychologist, nor administrator and data protection officer', async () => {
  const { scope } = world.administrator
  expect((await invitePerson(scope, invitation('both', ['delegate', 'psychologist']))).kind).toBe('not-both')
  expect((await changeRoles(scope, rena.scope.actor.id, ['psychologist', 'delegate'])).kind).toBe('not-both')
  expect((await changeRoles(scope, scope.actor.id, ['administrator', 'data-protection'])).kind).toBe('not-both')
  expect((await changeRoles(scope, scope.actor.id, ['supervisor'])).kind).toBe('last-administrator')
  expect((await changeRoles(scope, rena.scope.actor.id, ['psychologist', 'supervisor'])).kind).toBe('changed')
  expect((await invitePerson(scope, invitation('RENA', ['supervisor']))).kind).toBe('name-taken')
})

test('a lost role ends its grants at once, in live sessions too', async () => {
  const delegate = await world.join('Farid', ['delegate'])
  const held = () => world.connection.db.selectFrom('compartment as c').innerJoin('key_grant as g', 'g.compartment_id', 'c.id').select(['c.kind', 'c.subject_id']).where('g.recipient_id', '=', delegate.scope.actor.id).execute()
  expect((await held()).map(({ kind }) => kind)).toContain('ledger')
  expect((await changeRoles(world.administrator.scope, delegate.scope.actor.id, ['supervisor'])).kind).toBe('changed')
  const left = await held()
  expect(left.map(({ kind }) => kind).sort()).toEqual(['drafts', 'private', 'statistics'])
  expect(left.filter(({ subject_id }) => subject_id !== delegate.scope.actor.id), 'what is left is their own').toEqual([])
})

test('only the administrator does any of it', async () => {
  await expect(invitePerson(rena.scope, invitation('x', ['supervisor']))).rejects.toThrow('not-found')
  await expect(peopleOfProgramme(rena.scope)).rejects.toThrow('not-found')
  await expect(changeRoles(rena.scope, rena.scope.actor.id, ['administrator'])).rejects.toThrow('not-found')
})

test('ending an account signs the person out and deletes every grant', async () => {
  const person = await world.join('Sevil', ['psychologist'])
  const cookie = await world.doors.sessions.begin({ person: person.scope.actor.id, keys: (await import('#app/keys/person-keys.server.ts')).personKeysOf(person.scope.actor.id, 1, person.secrets).keys, pin, device: 'personal', secondStep: false })
  expect(world.doors.sessions.find(cookie).kind).toBe('open')
  expect((await endPerson(world.administrator.scope, world.doors.sessions, person.scope.actor.id)).kind).toBe('ended')
  expect(world.doors.sessions.find(cookie).kind).toBe('none')
  const grants = await world.connection.db.selectFrom('key_grant').select('id').where('recipient_id', '=', person.scope.actor.id).execute()
  expect(grants).toEqual([])
  expect((await endPerson(world.administrator.scope, world.doors.sessions, world.administrator.scope.actor.id)).kind).toBe('last-administrator')
})

test('the administrator cannot open the audit key made at set-up', async () => {
  await expect(world.administrator.scope.keys.on(world.connection.db).of('matching', world.ground.programme.id)).rejects.toThrow('not-found')
  const audit = await world.connection.db.selectFrom('compartment as c').innerJoin('key_grant as g', 'g.compartment_id', 'c.id').select('g.recipient_id').where('c.kind', '=', 'audit').execute()
  expect(audit.map(({ recipient_id }) => recipient_id)).toEqual(['recovery'])
})
