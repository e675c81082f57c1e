import { forPassphrase } from '#app/keys/argon-queue.server.ts'
import { personKeysOf, type UserSecrets } from '#app/keys/person-keys.server.ts'
import { longestPassphrase } from '#app/keys/passphrase.server.ts'
import { passphraseBytes, unwrapWithPassphrase } from '#app/keys/wrap.server.ts'
import { recordAlone } from '#app/audit/record.server.ts'
import type { Language, Role, Scope } from '#app/work/scope.ts'
import { actingAs, standingOf } from './acting-as.server.ts'
import { signInNameOf, type Device } from './account.ts'
import { deviceOf } from './device-mark.server.ts'
import type { Ground } from './ground.ts'
import { settleKeys } from './join-programme.server.ts'
import { keepLanguage, personByName, type PersonRow } from './person-table.server.ts'
import { preparePassphrase } from './prepare-joining.server.ts'
import type { RateLimits } from './rate-limits.server.ts'
import { remember } from './remember.server.ts'
import type { SessionMemory } from './session-memory.server.ts'
import { placeOfWay, replaceWay, wayOf } from './way-in-table.server.ts'

/** Who is let in, and with which keys. */
export type Opened = { person: PersonRow; roles: Role[]; secrets: UserSecrets }

export type Knock = { signInName: string; passphrase: string; address: string; deviceCookie?: string }

/** What the doors need beside the ground. */
export type Doors = { ground: Ground; sessions: SessionMemory; limits: RateLimits }

export type SigningIn =
  | { kind: 'refused' }
  | { kind: 'second-step'; cookie: string }
  | { kind: 'signed-in'; cookie: string; scope: Scope }

/**
 * Passphrase first. Tries are counted before anything is hashed; an account that does not exist costs the same one
 * Argon2 run. Throws `too-many` with the seconds to wait.
 */
export async function signIn(doors: Doors, given: Knock & { device: Device; language?: Language }): Promise<SigningIn> {
  const opened = await openByPassphrase(doors, given)
  if (!opened) return { kind: 'refused' }
  const { ground, sessions } = doors
  const { keys } = personKeysOf(opened.person.id, opened.person.sequence, opened.secrets)
  const language = given.language ?? opened.person.language as Language
  if (opened.person.language !== language) await keepLanguage(ground.db, opened.person.id, language)
  const secondStep = given.device === 'public' || deviceOf(ground.serverKey, given.deviceCookie, opened.person.id, ground.now()) !== 'today'
  const cookie = await sessions.begin({ person: opened.person.id, keys, pin: opened.secrets.pin, device: given.device, secondStep })
  if (secondStep) return { kind: 'second-step', cookie }
  const scope = actingAs(ground, { ...opened.person, language }, opened.roles, keys, given.device === 'personal')
  await welcome(scope)
  return { kind: 'signed-in', cookie, scope }
}

/** Remembers the sign-in and makes what this person's roles need. */
export async function welcome(scope: Scope): Promise<void> {
  await recordAlone(scope, { did: 'account.signed-in', person: scope.actor.id })
  await settleKeys(scope)
}

/** The secrets behind a sign-in name and a passphrase, or undefined. One Argon2 run, whoever is asked for. */
export async function openByPassphrase({ ground, limits }: Doors, { signInName, passphrase, address, deviceCookie }: Knock): Promise<Opened | undefined> {
  const name = signInNameOf(signInName)
  const person = await personByName(ground.db, name)
  const device = person && deviceOf(ground.serverKey, deviceCookie, person.id, ground.now())
  const lane = device && device !== 'stranger' ? `${name} known-device` : name
  await limits.mustBeFree(lane, address)
  const roles = await standingOf(ground, person)
  const row = person && roles ? await wayOf(ground.db, person.id, 'passphrase') : undefined
  // what is longer than any passphrase is cut: it cannot fit, and it must not cost more
  const typed = passphraseBytes(passphrase).subarray(0, longestPassphrase + 1)
  const secrets = await unwrapWithPassphrase(ground.argon, typed, ground.serverKey.bytes('pepper'), forPassphrase, row && placeOfWay(row))
  if (!person || !roles || !row || !secrets || !isBundleOf(person, secrets)) {
    await remember(ground, { did: 'account.refused', about: 'passphrase', ...(person ? { person: person.id } : {}) })
    return undefined
  }
  await limits.forget(lane, address)
  if (row.parameters !== JSON.stringify(forPassphrase)) await replaceWay(ground.db, row.id, await preparePassphrase(ground, person.id, passphrase, secrets))
  return { person, roles, secrets }
}

/** The opened keys are the ones everybody else knows this person by. */
export const isBundleOf = (person: PersonRow, secrets: UserSecrets): boolean =>
  personKeysOf(person.id, person.sequence, secrets).keys.bundleHash === person.bundle_hash
