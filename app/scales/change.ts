import type { ChangeRule, Instrument } from './instrument.ts'

export type Change = {
  /** Points to the better; negative is to the worse. */
  improvement: number | null
  any: 'better' | 'same' | 'worse' | null
  /** Past the threshold of the rule or not; null where nobody has published one. */
  reliable: 'improved' | 'no_reliable_change' | 'deteriorated' | null
  threshold: number | null
  kind: string | null
}

/** The rule a change of this score goes by: the instrument's default, else the first for the score; `kind` asks for another. */
export function changeRule(instrument: Pick<Instrument, 'change'>, score: string, kind?: string): ChangeRule | undefined {
  const rules = instrument.change.filter((rule) => rule.score === score && (kind === undefined || rule.kind === kind))
  return rules.find((rule) => rule.isDefault) ?? rules[0]
}

/** From one measure to the next of the same instrument, version and language. */
export function changeBetween(instrument: Pick<Instrument, 'change' | 'direction'>, score: string, pre: number | null, post: number | null, kind?: string): Change {
  const rule = changeRule(instrument, score, kind)
  const [threshold, named] = [rule?.threshold ?? null, rule?.kind ?? null]
  if (pre === null || post === null) return { improvement: null, any: null, reliable: null, threshold, kind: named }
  const improvement = isBetterHigher(instrument, score) ? post - pre : pre - post
  const any = improvement > 0 ? 'better' : improvement < 0 ? 'worse' : 'same'
  return { improvement, any, reliable: threshold === null ? null : past(improvement, threshold), threshold, kind: named }
}

/** The prosocial part of the SDQ is a strength within an instrument of difficulties. */
const isBetterHigher = ({ direction }: Pick<Instrument, 'direction'>, score: string): boolean => direction === 'higher_better' || score === 'prosocial'

function past(improvement: number, threshold: number): NonNullable<Change['reliable']> {
  if (Math.abs(improvement) < threshold) return 'no_reliable_change'
  return improvement > 0 ? 'improved' : 'deteriorated'
}

/** Only a reliable-change threshold that was published and seen may be called "more than chance". */
export const isMoreThanChance = (rule: ChangeRule | undefined): boolean => rule !== undefined && rule.kind === 'reliable' && rule.isVerified && rule.threshold !== null
