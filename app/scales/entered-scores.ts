import type { Answers } from './answers.ts'
import { itemsOf } from './answers.ts'
import type { Instrument, ScoreRule } from './instrument.ts'

/**
 * Which numbers are asked for where only totals are entered: those the file says are entered; else the primary ones, the
 * total, and the parts that together make the total exactly (PCL-5 B to E). Never two names of one number.
 */
export function enterable({ scores, items }: Pick<Instrument, 'scores' | 'items'>): ScoreRule[] {
  if (items.length === 0) return scores.filter(({ op }) => op === 'entered')
  const total = scores.find(({ id }) => id === 'total')
  const parts = total ? partsOf(total, scores) : []
  return scores.filter((score) => score.isPrimary || score === total || parts.includes(score))
}

/** The scores of which a total is the plain sum; none where they overlap or leave an item out. */
function partsOf(total: ScoreRule, scores: readonly ScoreRule[]): ScoreRule[] {
  const parts = scores.filter(({ op, items, multiplier }) => op === 'sum' && multiplier === total.multiplier && items.length < total.items.length)
  const covered = parts.flatMap(({ items }) => items)
  return covered.length === total.items.length && new Set(covered).size === covered.length ? parts : []
}

/** A total left empty while all its parts are there is their sum: nothing is estimated. */
export function withTotal(instrument: Instrument, entered: Readonly<Record<string, number>>): Record<string, number> {
  const total = instrument.scores.find(({ id }) => id === 'total')
  const parts = total ? partsOf(total, instrument.scores) : []
  if (parts.length === 0 || entered.total !== undefined || parts.some(({ id }) => entered[id] === undefined)) return { ...entered }
  return { ...entered, total: parts.reduce((sum, { id }) => sum + entered[id]!, 0) }
}

/** Numbers no form can give: between two steps of a doubled sum, less than its own risk item, unlike its parts. By score. */
export function impossible(instrument: Instrument, { entered, items }: Pick<Answers, 'entered' | 'items'>): { at: string; kind: 'not-in-steps' | 'contradicts' }[] {
  return [...entered].flatMap(([id, value]): { at: string; kind: 'not-in-steps' | 'contradicts' }[] => {
    const rule = instrument.scores.find((score) => score.id === id)
    if (!rule || rule.op !== 'sum') return []
    if (value % rule.multiplier !== 0) return [{ at: id, kind: 'not-in-steps' }]
    return isPossible(instrument, rule, value, entered, items) ? [] : [{ at: id, kind: 'contradicts' }]
  })
}

function isPossible(instrument: Instrument, rule: ScoreRule, value: number, entered: ReadonlyMap<string, number>, items: Answers['items']): boolean {
  const bounds = rule.items.map((id) => {
    const [given, { values }] = [items.get(id), itemsOf(instrument).get(id)!]
    return typeof given === 'number' ? [given, given] as const : [Math.min(...values.map(Number)), Math.max(...values.map(Number))] as const
  })
  const [least, most] = [0, 1].map((end) => bounds.reduce((sum, bound) => sum + bound[end]!, 0) * rule.multiplier)
  if (value < least! || value > most!) return false
  const parts = partsOf(rule, instrument.scores).map(({ id }) => entered.get(id))
  return parts.length === 0 || parts.includes(undefined) || parts.reduce<number>((sum, part) => sum + part!, 0) === value
}
