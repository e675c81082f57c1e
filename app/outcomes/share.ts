import type { ReleaseRow } from './release-record.ts'

/** A part of its whole, both as they are shown; null where one of them is not. Rounded each on its own, a part may come out larger: never more than all. */
export function shareOf(row: ReleaseRow, rows: readonly ReleaseRow[]): number | null {
  const [part, all] = [row, rows.find((one) => one.node === row.parent)].map((one) => one?.figures[0]?.shown ?? null)
  if (typeof part !== 'number' || typeof all !== 'number' || all === 0) return null
  return Math.min(1, part / all)
}

/**
 * The same in whole 5 %, from the shown figures alone, and only where every part beside it is shown as well:
 * otherwise a percentage could tell what "not shown" does not.
 */
export function percentOf(row: ReleaseRow, rows: readonly ReleaseRow[]): number | null {
  const share = shareOf(row, rows)
  const beside = rows.filter((one) => one.parent === row.parent)
  if (share === null || beside.some((one) => one.figures[0]?.shown == null)) return null
  return 5 * Math.round(20 * share)
}
