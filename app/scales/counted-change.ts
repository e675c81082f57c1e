import { byTime, seriesOf, type KeptScale } from './scale.ts'

/** Tools whose change may be counted, by their total. The list of a programme's catalogue names the ones it asks about. */
export const countedTools = ['who5', 'phq9', 'gad7', 'k10', 'dass21', 'pcl5', 'cries8', 'whodas12'] as const
export type CountedTool = (typeof countedTools)[number]
const betterHigher: ReadonlySet<string> = new Set<CountedTool>(['who5'])

/** One person measured again: points to the better since the first measure of the same tool, version, language, rater and person. */
export type ChangeSince = { scale: KeptScale; first: KeptScale; improvement: number }

export function changesSinceFirst(kept: readonly KeptScale[]): ChangeSince[] {
  const measured = kept.filter(({ content }) => (countedTools as readonly string[]).includes(content.instrument) && !content.declined && typeof content.scores.total === 'number').sort(byTime)
  return [...Map.groupBy(measured, ({ content }) => seriesOf(content)).values()].flatMap(([first, ...later]) =>
    later.map((scale) => ({ scale, first: first!, improvement: improvement(first!, scale) })))
}

function improvement(first: KeptScale, { content }: KeptScale): number {
  const points = content.scores.total! - first.content.scores.total!
  return betterHigher.has(content.instrument) ? points : -points
}

/** As it stands among the codes of a fact: `change.who5.12`. */
export const changeCode = (tool: string, points: number): string => `change.${tool}.${points}`

export function readChangeCode(code: string): { tool: string; points: number } | undefined {
  const [, tool, points] = /^change\.(\w+)\.(-?\d+)$/.exec(code) ?? []
  return tool === undefined ? undefined : { tool, points: Number(points) }
}
