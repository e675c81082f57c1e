import { record } from '#app/audit/record.server.ts'
import { takeOverAudit } from '#app/audit/take-over-audit.server.ts'
import { markPerson } from '#app/keys/person-mark.server.ts'
import type { UserSecrets } from '#app/keys/person-keys.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { dayOf, type Language, type Scope } from '#app/work/scope.ts'
import { actingAs } from './acting-as.server.ts'
import { signInNameOf, type FactorKind } from './account.ts'
import { activationFits } from './activation-code.server.ts'
import type { Ground } from './ground.ts'
import { activate, personByName, rolesOf, type PersonRow } from './person-table.server.ts'
import { prepareFactor, prepareKeys, prepareRecoveryCode, type PreparedCode, type PreparedFactor, type PreparedKeys } from './prepare-joining.server.ts'
import { replaceFactor } from './second-factor-table.server.ts'
import { insertWays } from './way-in-table.server.ts'

/** Everything a person made on the way in, before it is written in one transaction. */
export type PreparedJoining = { keys: PreparedKeys; factor: PreparedFactor; recovery: PreparedCode; language: Language }

/** Shown once or kept by the person; `scope` acts as them. */
export type Joined = {
  scope: Scope
  secrets: UserSecrets
  recoveryCode: string
  /** 20 bytes, with a TOTP second factor. */
  totpSeed?: Uint8Array
  /** Codes of eight digits, with a printed sheet. */
  sheet?: string[]
}

export type JoiningOutcome = { kind: 'joined'; joined: Joined } | { kind: 'refused' }

/** The invited person a code belongs to, or undefined; unknown names and wrong codes look the same. */
export async function invitedPerson(ground: Ground, signInName: string, code: string): Promise<PersonRow | undefined> {
  const person = await personByName(ground.db, signInNameOf(signInName))
  const roles = person ? await rolesOf(ground.db, person.id) : []
  return activationFits(ground.serverKey, person, roles, code, ground.now()) ? person : undefined
}

/** The whole way in, without pages: the synthetic programme and the bench make their people with it. */
export async function joinProgramme(ground: Ground, given: { signInName: string; code: string; passphrase: string; pin: string; factor: FactorKind; language?: Language }): Promise<JoiningOutcome> {
  const person = await invitedPerson(ground, given.signInName, given.code)
  if (!person) return { kind: 'refused' }
  const keys = await prepareKeys(ground, person.id, given.passphrase, given.pin)
  return finishJoining(ground, person, {
    keys, factor: prepareFactor(ground, person.id, given.factor), recovery: prepareRecoveryCode(ground, person.id, keys.secrets), language: given.language ?? person.language as Language,
  })
}

/** Writes keys, ways in and second factor, uses the activation code up, and makes the person's own compartments. */
export async function finishJoining(ground: Ground, person: PersonRow, prepared: PreparedJoining): Promise<JoiningOutcome> {
  const roles = await rolesOf(ground.db, person.id)
  const active = activeRow(ground, person, roles, prepared)
  const scope = actingAs(ground, { ...person, ...active, state: 'active' }, roles, prepared.keys.keys)
  const isMine = await inTransaction(scope, async (scope) => {
    if (!person.activation_mac || !await activate(scope.db, person.id, person.activation_mac, active)) return false
    await insertWays(scope.db, [prepared.keys.passphraseWay, prepared.recovery.way])
    await replaceFactor(scope.db, prepared.factor.row, prepared.factor.codes)
    await record(scope, { did: 'account.activated', person: person.id })
    return true
  })
  if (!isMine) return { kind: 'refused' }
  await settleKeys(scope)
  return { kind: 'joined', joined: joinedOf(scope, prepared) }
}

/** What follows from this person's roles: own compartments, missing grants, the first officer's own epoch of the audit key. */
export async function settleKeys(scope: Scope): Promise<void> {
  await takeOverAudit(scope)
  await reconcileGrants(scope)
}

export function joinedOf(scope: Scope, { keys, factor, recovery }: PreparedJoining): Joined {
  return {
    scope, secrets: keys.secrets, recoveryCode: recovery.code,
    ...(factor.kind === 'totp' ? { totpSeed: factor.seed } : { sheet: factor.sheet }),
  }
}

/** The columns of a person who has keys now. The mark binds state, roles and bundle. */
export function activeRow(ground: Pick<Ground, 'serverKey' | 'now'>, person: Pick<PersonRow, 'id'>, roles: readonly string[], { keys: { bundle, keys }, language }: PreparedJoining) {
  const bundle_hash = keys.bundleHash
  return {
    agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash, language,
    mark: markPerson(ground.serverKey, { id: person.id, state: 'active', bundle_hash }, roles), joined_on: dayOf(ground.now()),
  }
}
