import { bundleHash, type Bundle } from '#app/keys/bundle.server.ts'
import { forPassphrase } from '#app/keys/argon-queue.server.ts'
import type { PersonKeys } from '#app/keys/person-keys.server.ts'
import { newUserSecrets, personKeysOf, type UserSecrets } from '#app/keys/person-keys.server.ts'
import { newRecoveryCode } from '#app/keys/recovery-code.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { newSeed, newSheet, sealSeed } from '#app/keys/totp.server.ts'
import { passphraseBytes, wrapWithPassphrase } from '#app/keys/wrap.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { dayOf } from '#app/work/scope.ts'
import type { NewRow } from '#db/schema.ts'
import type { FactorKind } from './account.ts'
import type { BareGround } from './ground.ts'
import { newWay, wayRow } from './way-in-table.server.ts'

/** A person's new keys with the first way to them. Nothing is written yet. */
export type PreparedKeys = { person: Id<'person'>; secrets: UserSecrets; keys: PersonKeys; bundle: Bundle; passphraseWay: NewRow<'way_in'> }

export type PreparedFactor =
  | { kind: 'totp'; seed: Uint8Array; row: NewRow<'second_factor'>; codes: [] }
  | { kind: 'sheet'; sheet: string[]; row: NewRow<'second_factor'>; codes: NewRow<'sheet_code'>[] }

export type PreparedCode = { code: string; way: NewRow<'way_in'> }

export async function prepareKeys(ground: BareGround, person: Id<'person'>, passphrase: string, pin: string): Promise<PreparedKeys> {
  const secrets = await newUserSecrets(pin)
  const { keys, bundle } = personKeysOf(person, 1, secrets)
  if (bundleHash(bundle) !== keys.bundleHash) throw new Error('a bundle that does not hash to itself')
  return { person, secrets, keys, bundle, passphraseWay: await preparePassphrase(ground, person, passphrase, secrets) }
}

export async function preparePassphrase(ground: BareGround, person: Id<'person'>, passphrase: string, secrets: UserSecrets): Promise<NewRow<'way_in'>> {
  const place = newWay(person, 'passphrase')
  const wrapped = await wrapWithPassphrase(ground.argon, passphraseBytes(passphrase), ground.serverKey.bytes('pepper'), forPassphrase, place, secrets)
  return wayRow(place, wrapped, dayOf(ground.now()))
}

export function prepareRecoveryCode(ground: Pick<BareGround, 'now'>, person: Id<'person'>, secrets: UserSecrets): PreparedCode {
  const place = newWay(person, 'recovery-code')
  const { code, wrapped } = newRecoveryCode(place, secrets)
  return { code, way: wayRow(place, wrapped, dayOf(ground.now())) }
}

export function prepareFactor(ground: { serverKey: ServerKey; now: () => Date }, person: Id<'person'>, kind: FactorKind): PreparedFactor {
  const place = { factor: newId<'factor'>(), person }
  const seed = newSeed()
  const row = { id: place.factor, person_id: person, kind, sealed_seed: sealSeed(ground.serverKey, place, seed), last_step: 0, made_on: dayOf(ground.now()) }
  if (kind === 'totp') return { kind, seed, row, codes: [] }
  const { codes, macs } = newSheet(ground.serverKey, place)
  return { kind, sheet: codes, row, codes: macs.map((mac, at) => ({ factor_id: place.factor, number: at + 1, mac, used_on: null })) }
}
