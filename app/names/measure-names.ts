import { findNames } from './find-names.ts'

/** One labelled text: `names` are full names, telephones, places or codes as plain strings, `expected` places in UTF-16 units. */
export type LabelledText = { lang?: string; part?: string; names: readonly string[]; text: string; expected: readonly (readonly [number, number])[] }
export type Measure = { expected: number; found: number; claimed: number; right: number; missed: Slip[]; wrong: Slip[] }
export type Slip = { line: number; words: string; text: string }

/** A mention is found, and a claim right, when the two overlap. */
export function measureNames(labelled: readonly LabelledText[]): Measure {
  const measure: Measure = { expected: 0, found: 0, claimed: 0, right: 0, missed: [], wrong: [] }
  labelled.forEach(({ names, text, expected }, at) => {
    const mentions = findNames(text, names.map((name, place) => ({ who: String(place), kind: 'word', text: name })))
    const slip = (start: number, end: number): Slip => ({ line: at + 1, words: text.slice(start, end), text })
    const missed = expected.filter(([start, end]) => !mentions.some((one) => one.start < end && start < one.end))
    const wrong = mentions.filter((one) => !expected.some(([start, end]) => one.start < end && start < one.end))
    measure.expected += expected.length
    measure.found += expected.length - missed.length
    measure.claimed += mentions.length
    measure.right += mentions.length - wrong.length
    measure.missed.push(...missed.map(([start, end]) => slip(start, end)))
    measure.wrong.push(...wrong.map(({ start, end }) => slip(start, end)))
  })
  return measure
}

export const recallOf = ({ found, expected }: Measure): number => (expected === 0 ? 1 : found / expected)
export const precisionOf = ({ right, claimed }: Measure): number => (claimed === 0 ? 1 : right / claimed)
