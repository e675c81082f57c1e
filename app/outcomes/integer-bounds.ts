import { solve, type Constraint, type OptimizationDirection } from 'yalps'
import type { Interval } from './rounding.ts'

/** What a reader knows: a sum of groups of people (each 0 or more, whole) lies between two numbers. Absent means unknown. */
export type Known = { coef: Readonly<Record<string, number>>; lo?: number | null; hi?: number | null }

/** The record contradicts itself: nobody's people can look like this, so something was altered or counted wrong. */
export class ImpossibleRecord extends Error {
  constructor() {
    super('no caseload fits this record')
    this.name = 'ImpossibleRecord'
  }
}

export type Solving = {
  /** The most people a reader would believe in one group. */
  atMost: number
  /** Milliseconds for one question. */
  timeout: number
  /** Off only to show what a linear solver would miss. */
  whole: boolean
}

export const solving: Solving = { atMost: 400, timeout: 5_000, whole: true }

/** The smallest and the largest the target can be in any caseload that fits; `timed-out` counts as unsafe. Throws `ImpossibleRecord`. */
export function boundsOf(known: readonly Known[], target: Readonly<Record<string, number>>, how: Partial<Solving> = {}): Interval | 'timed-out' {
  const system = merged([...known, { coef: target }], { ...solving, ...how })
  const lo = extreme(system, 'minimize')
  const hi = lo === 'timed-out' ? lo : extreme(system, 'maximize')
  return lo === 'timed-out' || hi === 'timed-out' ? 'timed-out' : { lo, hi }
}

type System = { constraints: Map<number | string, Constraint>; columns: Map<string, Map<number | string, number>>; objective: number; how: Solving }

/** Groups that no row tells apart are one column: 4,000 patterns of a person's quarters become a few dozen. */
function merged(rows: readonly Known[], how: Solving): System {
  const columns = new Map<string, { coefficients: Map<number | string, number>; groups: number }>()
  for (const name of new Set(rows.flatMap((row) => Object.keys(row.coef)))) {
    const coefficients = new Map<number | string, number>(rows.flatMap((row, at) => (row.coef[name] ? [[at, row.coef[name]] as const] : [])))
    const signature = JSON.stringify([...coefficients])
    const column = columns.get(signature)
    if (column) column.groups++
    else columns.set(signature, { coefficients, groups: 1 })
  }
  const constraints = new Map<number | string, Constraint>(rows.map((row, at) => [at, constraintOf(row)]))
  for (const [signature, { coefficients, groups }] of columns) {
    if ([...coefficients.keys()].some((at) => boundsItsColumns(rows[at as number]!))) continue
    coefficients.set(signature, 1)
    constraints.set(signature, { max: groups * how.atMost })
  }
  return { constraints, columns: new Map([...columns].map(([signature, { coefficients }]) => [signature, coefficients])), objective: rows.length - 1, how }
}

const constraintOf = ({ lo, hi }: Known): Constraint => ({ ...(lo === null || lo === undefined ? {} : { min: lo }), ...(hi === null || hi === undefined ? {} : { max: hi }) })

const boundsItsColumns = ({ coef, hi }: Known): boolean => hi !== null && hi !== undefined && Object.values(coef).every((value) => value >= 0)

function extreme({ constraints, columns, objective, how }: System, direction: OptimizationDirection): number | 'timed-out' {
  const { status, result } = solve<string, number | string>({ direction, objective, constraints, variables: columns, integers: how.whole }, { timeout: how.timeout })
  if (status === 'infeasible') throw new ImpossibleRecord()
  if (status === 'optimal') return how.whole ? Math.round(result) : Math.round(result * 1e6) / 1e6
  return status === 'unbounded' ? Infinity : 'timed-out'
}
