import { say } from '#app/language/say.ts'
import type { Words } from '#app/language/en.ts'
import type { ScaleLine, ScoreLine } from './scale-view.ts'

type ScaleWords = Words['scales']
const named = (words: object, id: string): string => (words as Readonly<Record<string, string>>)[id] ?? id

export const scoreName = (words: ScaleWords, id: string): string => named(words.scores, id)
export const bandName = (words: ScaleWords, code: string): string => named(words.bands, code)
export const outcomeName = (words: ScaleWords, code: string): string => named(words.outcomes, code)
export const valueName = (words: ScaleWords, value: string): string => named(words.values, value)

/** "PHQ-9 10–14: moderate range": the range is the scale's, it says nothing about the person by itself. */
export function bandLine(words: ScaleWords, tool: string, { band }: Pick<ScoreLine, 'band'>): string {
  return band ? say(words.bandLine, { tool, min: band.min, max: band.max, band: bandName(words, band.code) }) : ''
}

/** The appraisal has no numbers on paper: its items are named by what is appraised and by whom. */
export function itemName(words: ScaleWords, { id, cue }: { id: string; cue: string }): string {
  const [tool, about, by] = id.split('_')
  if (tool !== 'appraisal' || !about || !by) return cue
  return `${named(words.appraisal, about)}, ${named(words.appraisal, by)}`
}

export function seriesWords(words: ScaleWords, { version, language, rater, member }: Pick<ScaleLine, 'version' | 'language' | 'rater' | 'member'>): string {
  const line = say(words.plots.seriesOf, { version: version || words.plots.standard, language: words.languages[language], rater: words.raters[rater] })
  return member ? `${member} · ${line}` : line
}

/** A problem of a field with the numbers it speaks of. */
export function problemWords(words: ScaleWords, key: string, numbers: Readonly<Record<string, string | number>> = {}): string {
  const [kind = '', where = ''] = key.split(' ')
  const text = named(words.problems, kind) === kind ? words.problems['not-understood'] : named(words.problems, kind)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'where' ? where : String(numbers[name] ?? '')))
}
