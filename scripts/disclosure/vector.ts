import { defaultRules, type DisclosureRules } from '#app/outcomes/policy.ts'
import type { Known } from '#app/outcomes/integer-bounds.ts'
import type { Interval } from '#app/outcomes/rounding.ts'

/** A vector as it stands in the file: somebody else wrote it, so nothing about it is taken for granted. */
export type Vector = Readonly<Record<string, unknown>>
export type Mismatch = string

/** The rules under which the vectors were made: every figure rounded, headlines only where T people stand behind them. */
export const vectorRules = (meta: Vector): DisclosureRules => ({
  ...defaultRules, headline: 'rounded', reachRoots: 'T',
  threshold: numberOr(meta.threshold, defaultRules.threshold), personBase: numberOr(meta.personBase, defaultRules.personBase), sessionBase: numberOr(meta.sessionBase, defaultRules.sessionBase),
})

export const numberOr = (value: unknown, other: number): number => (typeof value === 'number' && Number.isFinite(value) ? value : other)
export const isObject = (value: unknown): value is Vector => typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectOr = (value: unknown): Vector => (isObject(value) ? value : {})
export const listOr = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const objectsIn = (value: unknown): Vector[] => listOr(value).filter(isObject)
export const textsIn = (value: unknown): string[] => listOr(value).filter((one) => typeof one === 'string')

export function numbersIn(value: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(objectOr(value)).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}

/** Equal as JSON says it, objects in any order of keys; numbers to a millionth. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 1e-6
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, at) => isEqual(item, other[at]))
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...keys].every((key) => isEqual(one[key], other[key]))
  }
  return one === other
}

/** One sentence when the file says something else than what was found; nothing where the file says nothing. */
export function compare(what: string, said: unknown, found: unknown): Mismatch[] {
  return said === undefined || isEqual(said, found) ? [] : [`${what}: the file says ${JSON.stringify(said)}, found ${JSON.stringify(found)}`]
}

export const pairOf = (found: Interval | 'timed-out'): unknown => (found === 'timed-out' ? found : [found.lo, found.hi])

/** Rows of a system as the file writes them. A bound that is absent or null is unknown. */
export function rowsOf(value: unknown): Known[] {
  return objectsIn(value).map((row) => ({
    coef: numbersIn(row.coef), lo: typeof row.lo === 'number' ? row.lo : null, hi: typeof row.hi === 'number' ? row.hi : null,
  }))
}
