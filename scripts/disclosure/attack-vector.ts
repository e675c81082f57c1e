import { boundsOf, type Known } from '#app/outcomes/integer-bounds.ts'
import { isSafe } from '#app/outcomes/ledger-rules.ts'
import { meansMayStandTogether } from '#app/outcomes/mean.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { rounded } from '#app/outcomes/rounding.ts'
import { checkDecision } from './decision.ts'
import { compare, isEqual, numberOr, numbersIn, pairOf, rowsOf, textsIn, type Mismatch, type Vector } from './vector.ts'

/** An attack: what a careless record gives away, and what the controlled one leaves open. */
export function checkAttackVector(rules: DisclosureRules, vector: Vector): Mismatch[] {
  if (!Array.isArray(vector.atoms)) return checkMeans(rules, vector)
  const target = numbersIn(vector.target)
  const naive = rowsOf(vector.naive_record)
  const controlled = rowsOf(vector.controlled_record)
  return [
    ...namedAtoms(vector, [...naive, ...controlled, { coef: target }]),
    ...checkRecord('naive', rules, naive, target, vector.naive_interval, vector.naive_safe, vector.target_true),
    ...checkRecord('controlled', rules, controlled, target, vector.controlled_interval, vector.controlled_safe, vector.target_true),
    ...checkWithheld(textsIn(vector.must_withhold), textsIn(vector.atoms), naive, controlled),
    ...checkDecision(vector.decision, isEqual(naive, controlled) ? 'shown' : 'refused'),
  ]
}

function namedAtoms({ atoms }: Vector, rows: readonly Known[]): Mismatch[] {
  const known = new Set(textsIn(atoms))
  return [...new Set(rows.flatMap((row) => Object.keys(row.coef)))].filter((atom) => !known.has(atom)).map((atom) => `${atom} is no atom of this attack`)
}

/** A group of T or more may be known; a smaller one must stay between none and T - 1 or more, and what is true must fit. */
function checkRecord(what: string, rules: DisclosureRules, record: readonly Known[], target: Record<string, number>, interval: unknown, safe: unknown, people: unknown): Mismatch[] {
  if (interval === undefined && safe === undefined) return []
  const found = boundsOf(record, target)
  const fits = found !== 'timed-out' && (typeof people !== 'number' || (found.lo <= people && people <= found.hi))
  return [
    ...compare(`${what} interval`, interval, pairOf(found)),
    ...compare(`${what} record is safe`, safe, found !== 'timed-out' && isSafe(rules.threshold, found)),
    ...(fits ? [] : [`${what} record rules out the true value`]),
  ]
}

/** A withheld atom stands alone in no row of the controlled record; whatever else is withheld is a row that went. */
function checkWithheld(withheld: readonly string[], atoms: readonly string[], naive: readonly Known[], controlled: readonly Known[]): Mismatch[] {
  const told = withheld.filter((name) => atoms.includes(name) && controlled.some(({ coef }) => isEqual(coef, { [name]: 1 })))
  const gone = naive.some((row) => !controlled.some((other) => isEqual(row, other)))
  return [...told.map((name) => `${name} must be withheld and stands in the controlled record`), ...(withheld.length > 0 && !gone ? ['nothing was withheld'] : [])]
}

/** Two means, as the title gives them (`n=20 mean -6.0, n=21 mean -6.333`): what the second says about the newcomers. */
function checkMeans(rules: DisclosureRules, vector: Vector): Mismatch[] {
  const [before, after] = [...String(vector.title).matchAll(/n\s*=\s*(\d+)\D*?mean\s*(-?[\d.]+)/g)].map(([, people, mean]) => ({ people: Number(people), mean: Number(mean) }))
  if (!before || !after) return ['neither groups of people nor two means that can be read']
  const newcomers = after.people - before.people
  const exact = (after.people * after.mean - before.people * before.mean) / newcomers
  const half = rules.meanStep / 2
  const [first, second] = [before, after].map(({ mean }) => rounded(mean, rules.meanStep)) as [number, number]
  const total = (low: number, high: number): number => (after.people * (second + low) - before.people * (first + high)) / newcomers
  const same = Array.from({ length: before.people }, (_, at) => `${at}`)
  const mayStand = meansMayStandTogether(rules.threshold, new Set(same), new Set([...same, ...Array.from({ length: newcomers }, (_, at) => `new ${at}`)]))
  // titles give means to three places
  const toTenth = (value: number): number => Math.round(value * 10) / 10
  return [
    ...compare('true', vector.true === undefined ? undefined : toTenth(numberOr(vector.true, NaN)), toTenth(exact)),
    ...compare('naive interval', Array.isArray(vector.naive_interval) ? vector.naive_interval.map((one) => toTenth(numberOr(one, NaN))) : undefined, [toTenth(exact), toTenth(exact)]),
    ...compare('rounded interval', vector.rounded_interval, [total(-half, half), total(half, -half)]),
    ...checkDecision(vector.decision, mayStand ? 'shown' : 'refused'),
  ]
}
