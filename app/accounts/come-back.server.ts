import { record } from '#app/audit/record.server.ts'
import { openWithCode, readRecoveryCode } from '#app/keys/recovery-code.server.ts'
import { personKeysOf } from '#app/keys/person-keys.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { actingAs, standingOf } from './acting-as.server.ts'
import { signInNameOf, type FactorKind } from './account.ts'
import { codeView, type MakingView } from './make-own-keys.server.ts'
import { personByName } from './person-table.server.ts'
import { preparePassphrase, prepareRecoveryCode, type PreparedCode } from './prepare-joining.server.ts'
import { remember } from './remember.server.ts'
import { factorAsked, useCode } from './second-step.server.ts'
import { isBundleOf, type Doors, type Opened } from './sign-in.server.ts'
import type { BackWay } from './ways-memory.server.ts'
import { placeOfWay, replaceWay, wayOf, type WayRow } from './way-in-table.server.ts'

/** Keys opened by a recovery code. The code is used up when the new passphrase and the new code are written, not before. */
export type ComingBack = Opened & { used: WayRow }

export type RecoveryKnock = { kind: 'opened'; back: ComingBack } | { kind: 'slip'; group: number } | { kind: 'refused' }

/** A slip of the pen names its group; a code that does not fit looks the same as an unknown account. */
export async function knockWithCode({ ground, limits }: Doors, given: { signInName: string; code: string; address: string }): Promise<RecoveryKnock> {
  const read = readRecoveryCode(given.code)
  if (read.kind === 'slip') return read
  const name = signInNameOf(given.signInName)
  await limits.mustBeFree(`${name} recovery`, given.address)
  const person = await personByName(ground.db, name)
  const roles = await standingOf(ground, person)
  const used = person && roles ? await wayOf(ground.db, person.id, 'recovery-code') : undefined
  const secrets = used && openWithCode(read.bytes, placeOfWay(used))
  if (!person || !roles || !used || !secrets || !isBundleOf(person, secrets)) {
    await remember(ground, { did: 'account.refused', about: 'recovery-code', ...(person ? { person: person.id } : {}) })
    return { kind: 'refused' }
  }
  await limits.forget(`${name} recovery`)
  return { kind: 'opened', back: { person, roles, secrets, used } }
}

/** Writes the new passphrase and the new recovery code. Of two who used the same code exactly one gets here. */
export async function finishComingBack({ ground, sessions }: Doors, back: ComingBack, passphrase: string, next: PreparedCode): Promise<{ kind: 'back'; scope: Scope } | { kind: 'refused' }> {
  const passphraseWay = await preparePassphrase(ground, back.person.id, passphrase, back.secrets)
  const old = await wayOf(ground.db, back.person.id, 'passphrase')
  const { keys } = personKeysOf(back.person.id, back.person.sequence, back.secrets)
  const scope = actingAs(ground, back.person, back.roles, keys)
  const isMine = await inTransaction(scope, async (scope) => {
    if (!await replaceWay(scope.db, back.used.id, next.way)) return false
    if (!old || !await replaceWay(scope.db, old.id, passphraseWay)) throw new Error('the passphrase was changed at the same moment')
    await record(scope, { did: 'account.recovered', person: back.person.id })
    return true
  })
  if (!isMine) return { kind: 'refused' }
  sessions.endAllOf(back.person.id)
  return { kind: 'back', scope }
}

export const nextCodeOf = (doors: Doors, back: ComingBack): PreparedCode => prepareRecoveryCode(doors.ground, back.person.id, back.secrets)

export type BackView = MakingView | { step: 'second'; factor: { kind: FactorKind; next?: number; left?: number } } | { step: 'passphrase'; offered: string }

/** The second step first: a recovery code does not skip it. */
export async function backView({ ground }: Doors, way: BackWay): Promise<BackView> {
  if (!way.passedSecond) return { step: 'second', factor: await factorAsked(ground, way.back.person.id) }
  if (!way.passphrase) return { step: 'passphrase', offered: way.offered }
  return codeView(ground, way.back.person.id, way.back.secrets, way)
}

export async function passSecondStep({ ground, limits }: Doors, way: BackWay, code: string, address: string): Promise<boolean> {
  const { person } = way.back
  await limits.mustBeFree(`${person.id} second-step`, address)
  way.passedSecond = await useCode(ground, person.id, code)
  if (way.passedSecond) await limits.forget(`${person.id} second-step`)
  else await remember(ground, { did: 'account.refused', about: 'second-step', person: person.id })
  return way.passedSecond
}

export function takePassphrase(way: BackWay, passphrase: string): void {
  way.passphrase = passphrase
}
