import { changeBetween, changeRule, isMoreThanChance } from './change.ts'
import type { Instrument, ScoreRule } from './instrument.ts'
import { previousOf, shownScores, type KeptScale } from './scale.ts'
import type { ChangeLine, ScaleLine, ScoreLine, Verdict } from './scale-view.ts'

/** One kept scale as a line, with its change against the one before it in the same series. */
export function lineOf(tool: Instrument, one: KeptScale, all: readonly KeptScale[]): ScaleLine {
  const { instrument, measuredOn, version, language, mode, rater, member, declined, outcome, scores } = one.content
  const shown = shownScores(tool, scores)
  const before = declined ? undefined : previousOf(one, all)
  return {
    id: one.id, instrument, short: tool.short, measuredOn, version, language, mode, rater, ...(member ? { member } : {}), declined: declined === true,
    scores: shown.map((rule) => scoreLine(tool, rule, scores)), ...(outcome ? { outcome } : {}),
    changes: before ? shown.flatMap((rule) => changeLine(tool, rule, before, one)) : [],
  }
}

export function scoreLine({ bands }: Instrument, { id, min, max }: ScoreRule, kept: Readonly<Record<string, number | null>>): ScoreLine {
  const value = kept[id] ?? null
  const band = value === null ? undefined : bands[id]?.find((one) => value >= one.min && value <= one.max)
  return { id, value, min: min ?? 0, max: max ?? 0, ...(band ? { band: { min: band.min, max: band.max, code: band.code } } : {}) }
}

function changeLine(tool: Instrument, { id }: ScoreRule, before: KeptScale, now: KeptScale): ChangeLine[] {
  const [pre, post] = [before.content.scores[id] ?? null, now.content.scores[id] ?? null]
  const { any } = changeBetween(tool, id, pre, post)
  if (pre === null || post === null || any === null) return []
  return [{ score: id, before: pre, beforeOn: before.content.measuredOn, now: post, any, ...verdictOf(tool, id, pre, post) }]
}

function verdictOf(tool: Instrument, score: string, pre: number, post: number): { verdict: Verdict; threshold: number | null } {
  const rule = changeRule(tool, score)
  const isPast = changeBetween(tool, score, pre, post).reliable !== 'no_reliable_change'
  if (isMoreThanChance(rule)) return { verdict: isPast ? 'past-chance' : 'within-chance', threshold: rule!.threshold }
  if (rule?.kind === 'clinically_relevant' && rule.isVerified && rule.threshold !== null) return { verdict: isPast ? 'relevant' : 'not-relevant', threshold: rule.threshold }
  return { verdict: 'none-published', threshold: null }
}

/** The published threshold a plot may draw: only one that is more than chance. */
export function plottedThreshold(tool: Instrument, score: string): number | null {
  const rule = changeRule(tool, score)
  return isMoreThanChance(rule) ? rule!.threshold : null
}
