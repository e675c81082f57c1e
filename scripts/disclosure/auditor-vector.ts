import { boundsOf, ImpossibleRecord, type Known, type Solving } from '#app/outcomes/integer-bounds.ts'
import { isSafe } from '#app/outcomes/ledger-rules.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { intervalOf, type Interval } from '#app/outcomes/rounding.ts'
import { reproducing } from './algorithm-aware.ts'
import { compare, isEqual, numbersIn, objectOr, pairOf, rowsOf, textsIn, type Mismatch, type Vector } from './vector.ts'

/** The solver itself: whole people, impossible records, and rounding that can be unpicked. */
export function checkAuditorUnit(rules: DisclosureRules, vector: Vector): Mismatch[] {
  if (Array.isArray(vector.cons)) return checkSystem(rules, vector)
  if (vector.shown !== undefined) return checkUnpicked(rules, vector)
  if (vector.published !== undefined) return checkPublished(rules, vector)
  return ['nothing here that can be worked out']
}

const impossible = 'INFEASIBLE'

function checkSystem(rules: DisclosureRules, vector: Vector): Mismatch[] {
  const rows = rowsOf(vector.cons)
  const solved = (how: Partial<Solving>) => attempt(rows, numbersIn(vector.target), how)
  const [linear, whole] = [solved({ whole: false }), solved({})]
  const raises = [vector.expect, vector.expected, vector.ip, vector.result].some((said) => typeof said === 'string' && /infeasible|raise|error|throw/i.test(said)) || vector.raises === true
  if (raises || whole === impossible) return compare('record', raises ? impossible : 'possible', whole === impossible ? impossible : 'possible')
  const safe = (found: Interval | string): boolean => typeof found !== 'string' && isSafe(rules.threshold, found)
  return [
    ...compare('linear interval', vector.lp, pairOf(linear as Interval)), ...compare('whole interval', vector.ip, pairOf(whole as Interval)),
    ...compare('linear solver finds it safe', vector.expect_safe_lp, safe(linear)), ...compare('whole solver finds it safe', vector.expect_safe_ip, safe(whole)),
  ]
}

function attempt(rows: readonly Known[], target: Record<string, number>, how: Partial<Solving>): Interval | 'timed-out' | typeof impossible {
  try {
    return boundsOf(rows, target, how)
  } catch (error) {
    if (error instanceof ImpossibleRecord) return impossible
    throw error
  }
}

/** Shown parts and their total, all rounded: what each part must be. The total is named so; everything else is a part. */
function checkUnpicked(rules: DisclosureRules, vector: Vector): Mismatch[] {
  const shown = numbersIn(vector.shown)
  const whole = Object.keys(shown).find((name) => /^(total|root|all|region|programme)$/i.test(name))
  const parts = Object.keys(shown).filter((name) => name !== whole)
  const known = Object.entries(shown).map(([name, value]): Known => ({ coef: Object.fromEntries((name === whole ? parts : [name]).map((part) => [part, 1])), ...intervalOf(value, rules.personBase, rules.threshold) }))
  return parts.flatMap((part) => compare(`interval of ${part}`, vector.interval_of_each ?? objectOr(vector.intervals)[part], pairOf(boundsOf(known, { [part]: 1 }))))
}

/** A cross table with holes: names with a dot are cells, the others the sums over a row, a column or everything. */
function checkPublished(rules: DisclosureRules, vector: Vector): Mismatch[] {
  const { published, target, interval_attacker, values_that_reproduce_the_output } = vector
  const figures = objectOr(published)
  const cells = Object.keys(figures).filter((name) => name.includes('.'))
  const within = (name: string): string[] => {
    const inside = cells.filter((cell) => cell === name || cell.split('.').includes(name))
    return inside.length > 0 ? inside : cells
  }
  const groups = Object.keys(figures).map((id) => ({ id, leaves: within(id) }))
  const known = groups.flatMap(({ id, leaves }): Known[] => {
    const shown = figures[id]
    return typeof shown === 'number' ? [{ coef: Object.fromEntries(leaves.map((leaf) => [leaf, 1])), ...intervalOf(shown, rules.personBase, rules.threshold) }] : []
  })
  const sought = groups.find(({ id }) => id === target)
  if (!sought) return [`${String(target)} is not in the table`]
  const found = boundsOf(known, Object.fromEntries(sought.leaves.map((leaf) => [leaf, 1])))
  const values = values_that_reproduce_the_output === undefined ? undefined : reproducing(rules, groups, orderOf(vector, groups), cells, figures, sought.leaves)
  return [
    ...compare('interval for an attacker', interval_attacker, pairOf(found)),
    ...(isEqual(values, values_that_reproduce_the_output) ? [] : [`values that reproduce the output: the file says ${JSON.stringify(values_that_reproduce_the_output)}, found ${JSON.stringify(values)}`]),
  ]
}

/** In which order holes are punched: a list of its own, or named in the title (`order W.imp,W.not,...`), else that of the table. */
function orderOf({ order, title }: Vector, groups: readonly { id: string }[]): string[] {
  if (Array.isArray(order)) return textsIn(order)
  const named = /\border\s+([^\s)]+)/.exec(String(title))?.[1]!.split(',') ?? []
  return groups.every(({ id }) => named.includes(id)) ? named : groups.map(({ id }) => id)
}
