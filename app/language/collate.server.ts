// Sorting by own alphabets, so that a list has the same order on every machine. Sorting happens on the server alone.
import { fold, lower } from './casing.ts'
import type { Language } from './language.ts'

// Azerbaijani: x stands after h, q after k; w is foreign and follows v.
const azAlphabet = 'abcçdeəfgğhxıijkqlmnoöprsştuüvwyz'
const enAlphabet = 'abcdefghijklmnopqrstuvwxyz'
const ruAlphabet = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'

const alphabets: Record<Language, string> = {
  az: azAlphabet + ruAlphabet,
  en: enAlphabet + ruAlphabet,
  ru: ruAlphabet + enAlphabet,
}

type Weights = ReadonlyMap<string, number>
const weightsOf = (alphabet: string): Weights => new Map(Array.from(alphabet, (letter, place) => [letter, lettersFrom + place]))

// Spaces and signs, then digits, then the language's letters, then everything else by code point.
const digitsFrom = 200
const lettersFrom = 300
const othersFrom = 1000

const weights: Record<Language, Weights> = {
  az: weightsOf(alphabets.az), en: weightsOf(alphabets.en), ru: weightsOf(alphabets.ru),
}

export type Comparator = (a: string, b: string) => number

const comparators: Record<Language, Comparator> = { az: makeComparator('az'), en: makeComparator('en'), ru: makeComparator('ru') }

export function comparator(language: Language): Comparator {
  return comparators[language]
}

/** A sorted copy; each text is weighed once. */
export function sortedByText<Item>(items: readonly Item[], textOf: (item: Item) => string, language: Language): Item[] {
  const weighed = items.map((item) => ({ item, text: textOf(item), key: keyOf(textOf(item), language) }))
  return weighed.sort((a, b) => compareKeys(a.key, b.key) || tie(a.text, b.text)).map(({ item }) => item)
}

function makeComparator(language: Language): Comparator {
  return (a, b) => compareKeys(keyOf(a, language), keyOf(b, language)) || tie(a, b)
}

function keyOf(text: string, language: Language): number[] {
  return Array.from(lower(text.normalize('NFC'), language), (sign) => weightOf(sign, language))
}

function weightOf(sign: string, language: Language): number {
  const table = weights[language]
  const own = table.get(sign) ?? table.get(fold(sign, language))
  if (own !== undefined) return own
  if (sign >= '0' && sign <= '9') return digitsFrom + Number(sign)
  const point = sign.codePointAt(0) ?? 0
  return point < 128 ? point : othersFrom + point
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length)
  for (let place = 0; place < shared; place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Texts that differ only in marks or capitals still have one order. */
function tie(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
