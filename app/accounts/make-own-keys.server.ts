import type { UserSecrets } from '#app/keys/person-keys.server.ts'
import { newPassphrase } from '#app/keys/passphrase.server.ts'
import { oneOf } from '#app/keys/random.server.ts'
import { recoveryGroups } from '#app/keys/recovery-code.server.ts'
import { enrolment, stepOfCode } from '#app/keys/totp.server.ts'
import type { Id } from '#app/work/id.ts'
import type { FactorKind } from './account.ts'
import type { BareGround } from './ground.ts'
import { prepareFactor, prepareKeys, prepareRecoveryCode, type PreparedFactor } from './prepare-joining.server.ts'
import { qrOf, type Qr } from './qr.server.ts'
import type { PreparedJoining } from './join-programme.server.ts'
import type { CodeOnItsWay, FactorOnItsWay, Making } from './ways-memory.server.ts'

export type MakingStep = 'secrets' | 'factor' | 'recovery' | 'recovery-confirm'

/** What a page shows of a way; secrets only on the page that is there to show them. */
export type MakingView =
  | { step: 'secrets'; offered: string }
  | { step: 'factor'; qr: Qr; key: string; sheet: string[] }
  | { step: 'recovery'; groups: string[] }
  | { step: 'recovery-confirm'; asked: readonly [number, number] }

export function makingStep({ keys, factor, isShown }: Making): MakingStep {
  if (!keys) return 'secrets'
  if (!factor) return 'factor'
  return isShown ? 'recovery-confirm' : 'recovery'
}

export function makingView(ground: BareGround, making: Making): MakingView {
  const step = makingStep(making)
  if (step === 'secrets') return { step, offered: making.offered }
  if (step === 'factor') return factorView(ground, making.person, making.account, making)
  return codeView(ground, making.person, making.keys!.secrets, making)
}

export function offerAnother(making: { offered: string; language: string }): void {
  making.offered = newPassphrase(making.language)
}

export async function takeSecrets(ground: BareGround, making: Making, passphrase: string, pin: string): Promise<void> {
  making.keys = await prepareKeys(ground, making.person, passphrase, pin)
}

/** Both kinds are made when the page is first shown, so that a reload shows the same. */
export function factorView(ground: BareGround, person: Id<'person'>, account: string, on: FactorOnItsWay): MakingView & { step: 'factor' } {
  on.factors ??= { totp: prepareFactor(ground, person, 'totp'), sheet: prepareFactor(ground, person, 'sheet') }
  const { totp, sheet } = on.factors
  const { uri, key } = enrolment(totp.kind === 'totp' ? totp.seed : new Uint8Array(), 'Sirdash', account)
  return { step: 'factor', qr: qrOf(uri), key: key.match(/.{1,4}/g)!.join(' '), sheet: sheet.kind === 'sheet' ? sheet.sheet : [] }
}

/** The app is taken when it shows the right code now; that code is used up by it. The sheet is taken as it is. */
export function takeFactor(ground: BareGround, on: FactorOnItsWay, kind: FactorKind, code: string): PreparedFactor | undefined {
  const factor = on.factors?.[kind]
  if (!factor) return undefined
  const step = factor.kind === 'totp' ? stepOfCode(factor.seed, code, ground.now(), 0) : 0
  if (step === undefined) return undefined
  on.factor = { ...factor, row: { ...factor.row, last_step: step } }
  return on.factor
}

export function codeView(ground: BareGround, person: Id<'person'>, secrets: UserSecrets, on: CodeOnItsWay): MakingView {
  on.recovery ??= prepareRecoveryCode(ground, person, secrets)
  if (on.isShown && on.asked) return { step: 'recovery-confirm', asked: on.asked }
  return { step: 'recovery', groups: on.recovery.code.split(' ') }
}

/** The code has been written down: from now on it is not shown again. */
export function askForGroups(on: CodeOnItsWay): void {
  if (!on.recovery) return
  const first = 1 + oneOf([0, 1, 2, 3, 4, 5])
  const second = 7 + oneOf(Array.from({ length: recoveryGroups - 6 }, (_, at) => at))
  on.asked = [first, second]
  on.isShown = true
}

export function makeAnotherCode(on: CodeOnItsWay): void {
  on.recovery = undefined
  on.asked = undefined
  on.isShown = false
}

/** Which of the two groups does not fit: 1, 2, both or none. */
export function groupsThatDoNotFit({ recovery, asked }: CodeOnItsWay, typed: readonly [string, string]): (1 | 2)[] {
  const groups = recovery?.code.split(' ') ?? []
  return ([1, 2] as const).filter((place) => !asked || groups[asked[place - 1]! - 1] !== typed[place - 1]!.replace(/\D/g, ''))
}

export function madeOf({ keys, factor, recovery, language }: Making): PreparedJoining | undefined {
  return keys && factor && recovery ? { keys, factor, recovery, language } : undefined
}
