import type { ReachKey } from './reach-keys.ts'
import { reachKeys } from './reach-keys.ts'
import type { HeadlineFigure, ReleaseRecord } from './release-record.ts'
import type { WindowKind } from './reach-window.ts'

export type BesideRow = { window: ReleaseRecord['window']; figures: Partial<Record<ReachKey, HeadlineFigure>> }
export type BesideTable = { kind: WindowKind; keys: ReachKey[]; rows: BesideRow[] }

/**
 * Released windows of one length, oldest first, with every headline figure any of their releases shows: a comparison of what
 * stands, never a new window. Lengths with a single released window are left out: there is nothing beside it; so are those of which nothing is shown.
 */
export function besideEachOther(records: readonly ReleaseRecord[]): BesideTable[] {
  return [...Map.groupBy(records, (record) => record.window.kind)].map(([kind, list]) => {
    const rows = [...Map.groupBy([...list].reverse(), (record) => record.window.name)].map(([, ofWindow]): BesideRow => ({
      window: ofWindow[0]!.window, figures: Object.fromEntries(ofWindow.flatMap((record) => record.headlines.map((figure) => [figure.key, figure]))),
    })).sort((a, b) => (a.window.startsOn < b.window.startsOn ? -1 : 1))
    return { kind, rows, keys: reachKeys.filter((key) => rows.some((row) => (row.figures[key]?.shown ?? 0) > 0)) }
  }).filter(({ rows, keys }) => rows.length > 1 && keys.length > 0)
}
