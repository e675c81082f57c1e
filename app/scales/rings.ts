// Which answers of a form send an alert at once, as a page without the instruments knows it: worked out in `rings-of.server.ts`.
import { compare, type Op } from './instrument.ts'
import type { FindingLevel } from './risk-findings.ts'

const gravestFirst: readonly FindingLevel[] = ['imminent', 'moderate', 'to-be-screened']

/** By value: the level at which it rings. */
export type Loud = Record<string, FindingLevel>
/** `answers`: values that ring by themselves, by item. `sums`: ring when all their items are there. */
export type Rings = { answers: Record<string, Loud>; sums: { items: string[]; times: number; op: Op; value: number }[]; outcomes: Loud; /** Of a total that is entered. */ totals?: { op: Op; value: number }[] }
export type Ringing = { keys: string[]; level: FindingLevel }

/** What was sent, so that the same is not sent again; empty when nothing rings. */
export const ringingAs = (tool: string, now: Ringing | undefined): string => (now ? `${tool} ${now.keys.join()}` : '')

/** What of the given values rings, and how urgently; the same again is the same alert. `values` by the names of the form. */
export function ringing({ answers, sums, outcomes, totals = [] }: Rings, values: Readonly<Record<string, string>>): Ringing | undefined {
  const of = (id: string) => values[`answers.${id}`] ?? ''
  const summed = sums.filter(({ items, times, op, value }) => items.every((id) => /^\d$/.test(of(id))) && compare(items.reduce((sum, id) => sum + Number(of(id)), 0) * times, op, value))
  const total = values['entered.total'] ?? ''
  const reached = totals.filter(({ op, value }) => /^\d{1,3}$/.test(total) && compare(Number(total), op, value))
  const found: [string, FindingLevel | undefined][] = [
    ...Object.entries(answers).map(([id, loud]): [string, FindingLevel | undefined] => [`${id}=${of(id)}`, loud[of(id)]]),
    ...summed.map((_, at): [string, FindingLevel] => [`sum${at}`, 'to-be-screened']), ...reached.map((): [string, FindingLevel] => [`total=${total}`, 'to-be-screened']), [values.outcome ?? '', outcomes[values.outcome ?? '']],
  ]
  const loud = found.filter(([, level]) => level)
  const level = gravestFirst.find((each) => loud.some(([, one]) => one === each))
  return level && { keys: loud.map(([key]) => key), level }
}
