import { addsUp, type ReachKey } from './reach-keys.ts'
import type { HeadlineFigure, ReleaseRecord } from './release-record.ts'

/** A sum of released figures of whole quarters; never a window of its own, so it tells nothing that those did not. */
export type SumToDate =
  | { kind: 'sum'; shown: number; lo: number; hi: number }
  /** So many of the quarters have no released figure of this kind, or one that is not shown. */
  | { kind: 'lacking'; lacking: number; quarters: number }
  /** People who may come in several quarters. */
  | { kind: 'does-not-add-up' }

/** `quarters`: names of the quarters of the span, each once; `records`: approved releases, newest first. */
export function sumToDate(key: ReachKey, quarters: readonly string[], records: readonly ReleaseRecord[]): SumToDate {
  if (!addsUp(key)) return { kind: 'does-not-add-up' }
  const figures = quarters.map((name) => releasedFigure(key, name, records))
  const shown = figures.filter((figure) => figure !== undefined && figure.status !== 'not-shown')
  if (shown.length < quarters.length) return { kind: 'lacking', lacking: quarters.length - shown.length, quarters: quarters.length }
  const total = (part: 'shown' | 'lo' | 'hi'): number => shown.reduce((all, figure) => all + figure![part]!, 0)
  return { kind: 'sum', shown: total('shown'), lo: total('lo'), hi: total('hi') }
}

/** Of the newest approved release that has this figure: after a revision the revised one. */
export function releasedFigure(key: ReachKey, window: string, records: readonly ReleaseRecord[]): HeadlineFigure | undefined {
  return records.filter((record) => record.window.name === window).flatMap(({ headlines }) => headlines).find((one) => one.key === key)
}
