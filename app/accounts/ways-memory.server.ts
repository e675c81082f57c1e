import type { FirstDay } from '#app/audit/audit-day.server.ts'
import { newToken } from '#app/keys/random.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Language } from '#app/work/scope.ts'
import type { FactorKind } from './account.ts'
import type { ComingBack } from './come-back.server.ts'
import type { PersonRow } from './person-table.server.ts'
import type { PreparedCode, PreparedFactor, PreparedKeys } from './prepare-joining.server.ts'
import type { ProgrammeGiven, RecoveryKey } from './set-up-programme.server.ts'

/** A new recovery code on its way: shown, then two of its groups (from 1) are asked for from the paper. */
export type CodeOnItsWay = { recovery?: PreparedCode; asked?: readonly [number, number]; isShown?: boolean }
export type FactorOnItsWay = { factors?: Record<FactorKind, PreparedFactor>; factor?: PreparedFactor }

/** Somebody making keys of their own, page by page. `own` are words a guesser would try first. */
export type Making = CodeOnItsWay & FactorOnItsWay & { person: Id<'person'>; account: string; own: string[]; language: Language; offered: string; keys?: PreparedKeys }

export type JoiningWay = Making & { kind: 'joining'; row: PersonRow }
export type SettingUpWay = Making & { kind: 'setting-up'; link: string; given?: ProgrammeGiven; recoveryKey?: RecoveryKey; firstDay?: FirstDay; isPrinted?: boolean; isConfirmed?: boolean }
export type BackWay = CodeOnItsWay & { kind: 'coming-back'; back: ComingBack; language: Language; offered: string; passedSecond: boolean; passphrase?: string }
export type RenewingWay = CodeOnItsWay & FactorOnItsWay & { kind: 'renewing'; person: Id<'person'> }
export type Way = JoiningWay | SettingUpWay | BackWay | RenewingWay

const longest = 60 * 60_000
/** Each holds secrets: there is no reason for many at once. */
const most = 50

/**
 * Ways through several pages. What was made on one page waits here for the next; nothing is written before the last one,
 * and a restart begins the way again. Each lies behind a value only its browser has. One set-up at a time.
 */
export class WaysMemory {
  readonly #now: () => number
  readonly #ways = new Map<string, { way: Way; until: number }>()

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Returns the value that finds it again. */
  begin(way: Way, token = newToken(32)): string {
    if (way.kind === 'setting-up') this.#drop((other) => other.kind === 'setting-up')
    if (way.kind === 'joining') this.#drop((other) => other.kind === 'joining' && other.person === way.person)
    this.sweep()
    const oldest = this.#ways.keys().next()
    if (this.#ways.size >= most && !oldest.done) this.#ways.delete(oldest.value)
    this.#ways.set(token, { way, until: this.#now() + longest })
    return token
  }

  find<K extends Way['kind']>(token: string | undefined, kind: K): Extract<Way, { kind: K }> | undefined {
    const kept = token === undefined ? undefined : this.#ways.get(token)
    if (!kept || kept.until < this.#now() || kept.way.kind !== kind) return undefined
    return kept.way as Extract<Way, { kind: K }>
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#ways.delete(token)
  }

  sweep(): void {
    for (const [token, { until }] of this.#ways) if (until < this.#now()) this.#ways.delete(token)
  }

  clear(): void {
    this.#ways.clear()
  }

  #drop(isGone: (way: Way) => boolean): void {
    for (const [token, { way }] of this.#ways) if (isGone(way)) this.#ways.delete(token)
  }
}
