import { isCodeLike, isPhoneLike } from './numbers.ts'
import { familyForms, isFamilyName } from './family-name.ts'
import { bare } from './letters.ts'
import { isDistrict, isTitle, placeWords } from './name-words.ts'

/**
 * Something that must not stand in a text. `who` is the caller's own key: one person, one place or one case, whatever its
 * names; hits carry it back. `kind` is `word` where nobody said what it is (a relative out of free text, a line of a file).
 */
export type Known = { who: string; kind: KnownKind; text: string }
export type KnownKind = 'given' | 'family' | 'patronymic' | 'word' | 'place' | 'phone' | 'code'

/** One word to look for. */
export type KnownWord = { who: string; kind: Exclude<KnownKind, 'phone' | 'code'>; text: string }
export type KnownNumber = { who: string; kind: 'phone' | 'code'; text: string }

const wordPattern = /[\p{L}\p{M}]+(?:['’ʼ`´‑-][\p{L}\p{M}]+)*\.?/gu

/** Full names and addresses taken apart into words; titles, kinds of places and single letters name nobody. */
export function knownWords(known: readonly Known[]): { words: KnownWord[]; numbers: KnownNumber[] } {
  const words = new Map<string, KnownWord>()
  const numbers: KnownNumber[] = []
  for (const one of known) {
    const number = numberOf(one)
    if (number) numbers.push(number)
    else for (const word of wordsOf(one)) words.set(`${word.who} ${word.text}`, words.get(`${word.who} ${word.text}`) ?? word)
  }
  return { words: [...words.values()], numbers }
}

function numberOf({ who, kind, text }: Known): KnownNumber | undefined {
  if (kind === 'phone' || kind === 'code') return { who, kind, text }
  if (kind !== 'word') return undefined
  if (isPhoneLike(text)) return { who, kind: 'phone', text }
  return isCodeLike(text) ? { who, kind: 'code', text } : undefined
}

function wordsOf({ who, kind, text }: Known): KnownWord[] {
  const found = [...text.normalize('NFC').matchAll(wordPattern)].map(([word]) => word)
  const isPlace = kind === 'place' || (kind === 'word' && (found.some((word) => placeWords.has(bare(word))) || isDistrict(text)))
  const names = found.filter((word) => isNaming(word, isPlace))
  return names.flatMap((word, at) => [
    ...parts(word).map((part) => ({ who, kind: kindOf(kind, part, isPlace), text: part })),
    // "Əli Rza" is also written "Əlirza"
    ...(at > 0 && !isPlace && kind !== 'family' && !isFamilyName(word) ? [{ who, kind: 'given' as const, text: names[at - 1]! + word }] : []),
  ])
}

function isNaming(word: string, isPlace: boolean): boolean {
  if (word.endsWith('.') && word.length <= 3) return false
  const plain = bare(word)
  return plain.length > 1 && !isTitle(plain) && !(isPlace && placeWords.has(plain))
}

/** "Anna-Maria" is looked for whole and by halves; of "Али-заде" the first half alone is somebody else. */
function parts(word: string): string[] {
  const whole = word.replace(/\.$/, '')
  const halves = whole.split(/['’ʼ`´‑-]/).filter((half) => half.length > 2)
  const joined = halves.length > 1 ? whole.replaceAll(/['’ʼ`´‑-]/g, '') : whole
  return halves.length < 2 || familyForms.test(bare(halves.at(-1)!)) ? [whole.replaceAll(/['’ʼ`´‑-]/g, '')] : [joined, ...halves]
}

function kindOf(kind: KnownKind, word: string, isPlace: boolean): KnownWord['kind'] {
  if (isPlace) return 'place'
  if (kind === 'word' && isFamilyName(word)) return 'family'
  return kind as KnownWord['kind']
}
