// Azerbaijani has two letters where English has one: İ i and I ı. Without this, "İlqar" in capitals becomes another word,
// and a search for "ilqar" does not find "İLQAR".
import type { Language } from './language.ts'

export function upper(text: string, language: Language): string {
  if (language !== 'az') return text.toUpperCase()
  return text.replaceAll('i', 'İ').replaceAll('ı', 'I').toUpperCase()
}

export function lower(text: string, language: Language): string {
  if (language !== 'az') return text.replaceAll('İ', 'i').toLowerCase()
  return text.replaceAll('I\u0307', 'i').replaceAll('İ', 'i').replaceAll('I', 'ı').toLowerCase()
}

/** The first letter only; the rest stays as it was typed. */
export function capitalise(text: string, language: Language): string {
  const [first = ''] = text
  return upper(first, language) + text.slice(first.length)
}

const plainLetters: Readonly<Record<string, string>> = {
  ə: 'e', ş: 's', ç: 'c', ğ: 'g', ö: 'o', ü: 'u', ı: 'i', ё: 'е', ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae',
}
const marked = /[əşçğöüıёøłđßæ]/g
const beyondPlain = /[^\u0000-\u007f\u0400-\u04ff]/
const latinWithMarks = /(\p{Script=Latin})\p{M}+/gu

/**
 * Text for searching: small letters, no marks (ə to e, ş to s, ı to i, ё to е). Fold both sides.
 * The result is only compared, never shown; the language decides nothing but is asked for, so that nobody folds by habit
 * with toLowerCase, where the capital dotted i becomes two signs. The match value of a person is made of it: never change a result.
 */
export function fold(text: string, language: Language): string {
  const small = lower(text.normalize('NFC'), language).replace(marked, (letter) => plainLetters[letter] ?? letter)
  if (!beyondPlain.test(small)) return small
  return small.normalize('NFD').replace(latinWithMarks, '$1').normalize('NFC')
}
