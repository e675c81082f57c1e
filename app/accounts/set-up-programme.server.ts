import type { FirstDay } from '#app/audit/audit-day.server.ts'
import { makeAuditCompartment } from '#app/audit/make-audit-compartment.server.ts'
import { record } from '#app/audit/record.server.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import { newAgreementPair } from '#app/keys/public-box.ts'
import { splitKey } from '#app/keys/shares.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { rules } from '#app/work/rules.server.ts'
import { dayOf, type Language, type Programme } from '#app/work/scope.ts'
import { openAuditTrail, type AuditTrail } from '#app/audit/audit-trail.server.ts'
import { actingAs } from './acting-as.server.ts'
import { signInNameOf, type FactorKind } from './account.ts'
import type { BareGround, Ground } from './ground.ts'
import { activeRow, joinedOf, type Joined, type PreparedJoining } from './join-programme.server.ts'
import { insertPerson, type PersonRow } from './person-table.server.ts'
import { prepareFactor, prepareKeys, prepareRecoveryCode } from './prepare-joining.server.ts'
import { insertProgramme, programmeOf, useLink } from './programme-table.server.ts'
import { replaceFactor } from './second-factor-table.server.ts'
import { insertWays } from './way-in-table.server.ts'

/** How many shares there are and how many open the key. */
export type Division = { threshold: number; shares: number }
export const divisions = { small: { threshold: 2, shares: 3 }, usual: { threshold: 3, shares: 5 } } as const satisfies Record<string, Division>

/** The organisation's recovery key. The private half is in `shares` alone: the caller shows them and forgets them. */
export type RecoveryKey = Division & { publicKey: Uint8Array; digits: string[] }

export type ProgrammeGiven = {
  organisation: string
  kind: 'live' | 'demo'
  /** ISO day from which figures count; today when left out. */
  startedOn?: string
  administrator: { id: Id<'person'>; name: string; signInName: string }
}

/** `keyFolder`: where the audit day key lies; left out in tests. `link`: the set-up link used up by this. `firstDay`: as it was printed. */
export type SettingUp = ProgrammeGiven & { joining: PreparedJoining; recovery: Pick<RecoveryKey, 'publicKey' | 'threshold' | 'shares'>; keyFolder?: string; link?: string; firstDay?: FirstDay }

export async function makeRecoveryKey(division: Division): Promise<RecoveryKey> {
  const { privateKey, publicKey } = await newAgreementPair()
  const digits = await splitKey(privateKey, division)
  privateKey.fill(0)
  return { ...division, publicKey, digits }
}

/** The whole set-up without pages: the synthetic programme, tests and the bench. */
export async function setUpProgramme(ground: BareGround, given: Omit<ProgrammeGiven, 'administrator'> & {
  administrator: { name: string; signInName: string; passphrase: string; pin: string; factor: FactorKind; language: Language }
  division?: Division
  keyFolder?: string
}): Promise<{ ground: Ground; joined: Joined; shares: string[] }> {
  const id = newId<'person'>()
  const { name, signInName, passphrase, pin, factor, language } = given.administrator
  const keys = await prepareKeys(ground, id, passphrase, pin)
  const joining = { keys, factor: prepareFactor(ground, id, factor), recovery: prepareRecoveryCode(ground, id, keys.secrets), language }
  const recovery = await makeRecoveryKey(given.division ?? divisions.small)
  const made = await writeProgramme(ground, { ...given, administrator: { id, name, signInName }, joining, recovery })
  return { ...made, shares: recovery.digits }
}

/**
 * Everything in one transaction, at the end of the ceremony: until then there is nothing half-made anywhere. The keys of
 * the first grants are sealed inside it, because recovery's row is needed for them and nobody else is here yet.
 */
export async function writeProgramme(bare: BareGround, given: SettingUp): Promise<{ ground: Ground; joined: Joined }> {
  if (await programmeOf(bare.db)) throw new Error('This database has a programme already.')
  const programme: Programme = { id: given.firstDay?.programme ?? newId<'programme'>(), organisation: given.organisation, kind: given.kind }
  const recoveryHash = toBase64url(sha256(given.recovery.publicKey))
  // what an interrupted set-up left behind names a compartment that was never written
  bare.serverKey.setFingerprint('audit', '')
  bare.serverKey.setFingerprint('recovery', recoveryHash)
  const audit = await openAuditTrail({ db: bare.db, programme: programme.id, serverKey: bare.serverKey, now: bare.now, ...(given.keyFolder ? { keyFolder: given.keyFolder } : {}), ...(given.firstDay ? { firstKey: given.firstDay.key } : {}) })
  const ground: Ground = { ...bare, programme, audit, rules }
  const person = administratorRow(ground, given)
  const scope = actingAs(ground, person, ['administrator'], given.joining.keys.keys)
  await inTransaction(scope, async (scope) => {
    await insertProgramme(scope.db, {
      id: programme.id, organisation: given.organisation, kind: given.kind, started_on: given.startedOn ?? dayOf(bare.now()), settings: '{}',
      key_check: keyCheck(bare), recovery_key: toBase64url(given.recovery.publicKey), recovery_hash: recoveryHash,
      recovery_threshold: given.recovery.threshold, recovery_shares: given.recovery.shares,
    })
    await insertPerson(scope.db, person, ['administrator'])
    await insertWays(scope.db, [given.joining.keys.passphraseWay, given.joining.recovery.way])
    await replaceFactor(scope.db, given.joining.factor.row, given.joining.factor.codes)
    if (given.link) await useLink(scope.db, given.link, bare.now().toISOString())
    await makeAuditCompartment(scope)
    await record(scope, { did: 'programme.set-up', record: programme.id, person: person.id })
  })
  const fresh = actingAs(ground, person, ['administrator'], given.joining.keys.keys)
  await reconcileGrants(fresh)
  return { ground, joined: joinedOf(fresh, given.joining) }
}

/** What `programme.key_check` must be: a database and a server key file that do not belong together are refused at start. */
export const keyCheck = ({ serverKey }: Pick<BareGround, 'serverKey'>): string => serverKey.mark('check', 'programme')

/** The trail of a programme that is set up already. */
export async function openGround(bare: BareGround, programme: Programme, keyFolder?: string): Promise<Ground> {
  const audit: AuditTrail = await openAuditTrail({ db: bare.db, programme: programme.id, serverKey: bare.serverKey, now: bare.now, ...(keyFolder ? { keyFolder } : {}) })
  return { ...bare, programme, audit, rules }
}

function administratorRow(ground: Ground, { administrator: { id, name, signInName }, joining }: SettingUp): PersonRow {
  return {
    id, name, sign_in_name: signInNameOf(signInName), district: null, state: 'active', activation_mac: null, activation_until: null, sequence: 1,
    ...activeRow(ground, { id }, ['administrator'], joining),
  }
}
