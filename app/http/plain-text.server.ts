import { z } from 'zod'

/**
 * Text that would not come back as it was typed: NUL (PostgreSQL refuses it), half a surrogate pair (not
 * UTF-8), and U+FFFD, which is what a browser or decoder leaves where one of these stood.
 */
export function isUnreadable(text: string): boolean {
  return text.includes('\0') || text.includes('\uFFFD') || !text.isWellFormed()
}

/** The same with a mark where a sign cannot be read. */
export const madeReadable = (text: string): string => text.toWellFormed().replaceAll('\0', '?').replaceAll('\uFFFD', '?')

/** Characters as a person counts them, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/** Free text, kept exactly as typed: nothing is trimmed or normalised. `max` in characters. */
export function plainText({ max }: { max: number }) {
  return z
    .string()
    .refine((text) => !isUnreadable(text), { message: 'unreadable-text' })
    .refine((text) => text.length <= max || lengthOf(text) <= max, { message: `too-long:${max}` })
}
