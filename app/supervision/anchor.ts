import { sentences, type Sentence } from './sentences.ts'

/** The sentence a comment is about: which part of the note, where it began, and its words as they were read. */
export type Anchor = { part: string; start: number; quote: string }

/** A part of a note as it is read: a field of its format, a home task, or an addendum. */
export type ReadPart = { part: string; text: string }

export type AnchorPlace = { kind: 'fits'; part: string; start: number } | { kind: 'text-changed' }

const shape = /^([a-z]+(?:-[a-z0-9]+)*):(\d{1,6})$/

/** What a form sends for a sentence: `plan:120`. */
export const anchorValue = (part: string, start: number): string => `${part}:${start}`

/** The anchor a form means, with the words that stand there; undefined when no sentence begins there. */
export function anchorFrom(value: string, parts: readonly ReadPart[]): Anchor | undefined {
  const [, part, start] = shape.exec(value) ?? []
  const text = parts.find((each) => each.part === part)?.text
  const sentence = text === undefined ? undefined : sentences(text).find((each) => each.start === Number(start))
  return sentence && { part: part!, start: sentence.start, quote: sentence.text }
}

/**
 * Where an anchor stands in the text as it is now. A sentence that is written twice is told apart by its position;
 * one that moved is found again only when its words stand there once. Otherwise: the text has changed.
 */
export function placeAnchor(anchor: Anchor, parts: readonly ReadPart[]): AnchorPlace {
  const text = parts.find((each) => each.part === anchor.part)?.text
  if (text === undefined) return { kind: 'text-changed' }
  const same = sentences(text).filter((each) => each.text === anchor.quote)
  const found: Sentence | undefined = same.find((each) => each.start === anchor.start) ?? (same.length === 1 ? same[0] : undefined)
  return found ? { kind: 'fits', part: anchor.part, start: found.start } : { kind: 'text-changed' }
}
