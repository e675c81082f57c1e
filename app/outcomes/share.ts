import type { ReleaseRow } from './release-record.ts'

/**
 * A part of its whole in whole 5 %, from the shown figures alone, and only where every part beside it is shown as well:
 * otherwise a percentage could tell what "not shown" does not.
 */
export function percentOf(row: ReleaseRow, rows: readonly ReleaseRow[], measure = 0): number | null {
  const whole = rows.find((one) => one.node === row.parent)
  const beside = rows.filter((one) => one.parent === row.parent)
  const [part, all] = [row.figures[measure]?.shown, whole?.figures[measure]?.shown]
  if (typeof part !== 'number' || typeof all !== 'number' || all === 0 || beside.some((one) => one.figures[measure]?.shown == null)) return null
  return Math.min(100, 5 * Math.round((20 * part) / all))
}
