import { newFirstDay } from '#app/audit/audit-day.server.ts'
import { readShare, serverSheetDigits, type Share } from '#app/keys/shares.server.ts'
import type { BareGround, Ground } from './ground.ts'
import type { Joined } from './join-programme.server.ts'
import { madeOf, makingStep, makingView, type MakingStep, type MakingView } from './make-own-keys.server.ts'
import { qrOf, type Qr } from './qr.server.ts'
import { divisions, makeRecoveryKey, writeProgramme } from './set-up-programme.server.ts'
import type { SettingUpWay } from './ways-memory.server.ts'

export type SettingUpStep = 'organisation' | 'divide' | 'shares' | 'confirm' | MakingStep

export type PrintedShare = { index: number; set: string; threshold: number; digits: string[]; qr: Qr }

export type SettingUpView =
  | MakingView
  | { step: 'organisation' | 'divide' | 'confirm' }
  | { step: 'shares'; shares: PrintedShare[]; server: { digits: string[]; qr: Qr }; organisation: string; fingerprint: string }

/** In this order: programme, own secrets, second step, recovery key and its shares, own recovery code. */
export function settingUpStep(way: SettingUpWay): SettingUpStep {
  if (!way.given) return 'organisation'
  const own = makingStep(way)
  if (own === 'secrets' || own === 'factor') return own
  if (!way.recoveryKey) return 'divide'
  if (!way.isPrinted) return 'shares'
  return way.isConfirmed ? own : 'confirm'
}

export function settingUpView(ground: BareGround, way: SettingUpWay): SettingUpView {
  const step = settingUpStep(way)
  if (step === 'organisation' || step === 'divide' || step === 'confirm') return { step }
  if (step !== 'shares') return makingView(ground, way)
  const server = serverSheetDigits(ground.serverKey.secret)
  return {
    step, organisation: way.given!.organisation, fingerprint: way.firstDay!.fingerprint, shares: way.recoveryKey!.digits.map(printed),
    server: { digits: server.split(' '), qr: qrOf(server.replaceAll(' ', '')) },
  }
}

export function takeOrganisation(way: SettingUpWay, { organisation, name, account }: { organisation: string; name: string; account: string }): void {
  way.given = { organisation, kind: 'live', administrator: { id: way.person, name, signInName: account } }
  way.account = account
  way.own = [organisation, name, account]
}

export async function divideKey(way: SettingUpWay, division: keyof typeof divisions): Promise<void> {
  way.recoveryKey = await makeRecoveryKey(divisions[division])
  // another recovery key does not make the sheets of before say anything wrong about the trail
  way.firstDay ??= newFirstDay()
}

export function makeAnotherKey(way: SettingUpWay): void {
  way.recoveryKey = undefined
  way.isPrinted = false
}

export type ShareProblem = { share: 1 | 2; problem: 'slip'; group: number } | { share: 1 | 2; problem: 'other-set' | 'same' | 'refused' }

/** Two shares typed from the paper: each is one of this set, and they are not the same one. */
export function confirmShares(way: SettingUpWay, typed: readonly [string, string]): ShareProblem[] {
  const ours = (way.recoveryKey?.digits ?? []).map(shareIn)
  const [first, second] = typed.map((text) => readShare(text))
  const problems = [problemWith(1, first!, ours), problemWith(2, second!, ours)].filter((problem) => problem !== undefined)
  if (problems.length > 0) return problems
  if (first!.kind === 'read' && second!.kind === 'read' && first!.share.index === second!.share.index) return [{ share: 2, problem: 'same' }]
  // the digits served their purpose: from now on they exist on paper alone
  way.recoveryKey!.digits = []
  way.isConfirmed = true
  return []
}

/** The end of the ceremony: everything in one transaction. undefined when a step is still to do. */
export async function finishSettingUp(ground: BareGround, way: SettingUpWay, keyFolder: string): Promise<{ ground: Ground; joined: Joined } | undefined> {
  const joining = madeOf(way)
  if (!joining || !way.given || !way.recoveryKey || !way.isConfirmed) return undefined
  return writeProgramme(ground, { ...way.given, joining, recovery: way.recoveryKey, keyFolder, link: way.link, ...(way.firstDay ? { firstDay: way.firstDay } : {}) })
}

function problemWith(place: 1 | 2, read: ReturnType<typeof readShare>, ours: Share[]): ShareProblem | undefined {
  if (read.kind === 'slip') return { share: place, problem: 'slip', group: read.group }
  if (read.share.set !== ours[0]?.set) return { share: place, problem: 'other-set' }
  const same = ours.find((share) => share.index === read.share.index)
  return same && same.value.every((byte, at) => byte === read.share.value[at]) ? undefined : { share: place, problem: 'refused' }
}

function printed(digits: string): PrintedShare {
  const { index, set, threshold } = shareIn(digits)
  return { index, set, threshold, digits: digits.split(' '), qr: qrOf(digits.replaceAll(' ', '')) }
}

function shareIn(digits: string): Share {
  const read = readShare(digits)
  if (read.kind !== 'read') throw new Error('a share that does not read back')
  return read.share
}
