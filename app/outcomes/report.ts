import { reachKeys, type ReachKey } from './reach-keys.ts'
import type { ReleaseFigure } from './release-record.ts'
import type { SumToDate } from './sum-to-date.ts'

/** The four short texts of a report, in its order. */
export const reportTexts = ['changed', 'helped', 'hindered', 'next'] as const
export type ReportText = (typeof reportTexts)[number]
/** Characters of one of them. */
export const longestReportText = 1_000
export const highestTarget = 1_000_000

/** What a delegate types beside released figures. Nothing in it is counted. */
export type ReportContent = { targets: Partial<Record<ReachKey, number>>; texts: Record<ReportText, string> }

export const emptyReport: ReportContent = { targets: {}, texts: { changed: '', helped: '', hindered: '', next: '' } }

/** One row: the figure of this period, what was hoped for, and sums of released figures. */
export type ReportLine = { key: ReachKey; target: number | null; figure: ReleaseFigure; yearToDate: SumToDate | null; projectToDate: SumToDate | null }

/** The report of one period: beside a release on its page, on paper and in its files. */
export type Report = { lines: ReportLine[]; texts: Record<ReportText, string> }

export const isWritten = ({ lines, texts }: Report): boolean => lines.some(({ target }) => target !== null) || reportTexts.some((text) => texts[text] !== '')

/** In the order of every release. */
export const inOrder = (keys: Iterable<ReachKey>): ReachKey[] => {
  const asked = new Set(keys)
  return reachKeys.filter((key) => asked.has(key))
}
