// Letters as they are compared. Azerbaijani in its old Cyrillic and in the schwas of other alphabets becomes today's letters,
// capital I and İ become i (which of the two i was meant, no keyboard tells), soft and hard signs fall away.
const today: Readonly<Record<string, string>> = {
  ә: 'ə', ǝ: 'ə', ä: 'ə', ө: 'ö', ү: 'ü', һ: 'h', ҹ: 'c', ғ: 'ğ', ҝ: 'g', ј: 'y', ẹ: 'e', ь: '', ъ: '', ё: 'ё', й: 'й',
}
const ours = new Set('əşçğöüıёй')
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** Small letters of a word, without joining signs and invisible ones. */
export function small(word: string): string {
  const lower = word.normalize('NFC').replaceAll(unseen, '').replaceAll(/İ|I/g, 'i').toLowerCase().replaceAll('\u0307', '')
  if (/^[a-zа-я]*$/.test(lower) && !/[ьъ]/.test(lower)) return lower
  return [...lower].map((letter) => today[letter] ?? (ours.has(letter) ? letter : letter.normalize('NFD').replaceAll(/\p{M}/gu, ''))).join('')
}

const plainOf: Readonly<Record<string, string>> = { ə: 'e', ş: 's', ç: 'c', ğ: 'g', ö: 'o', ü: 'u', ı: 'i', ё: 'е' }

/** Without marks: ə to e, ş to s, ı to i. */
export const plain = (letters: string): string => letters.replaceAll(/[əşçğöüıё]/g, (letter) => plainOf[letter]!)

/** A word as the lists of words hold it. */
export const bare = (word: string): string => plain(small(word.replaceAll(/[.'’ʼ`´‑-]/g, '')))

export const isCyrillic = (text: string): boolean => /[\u0400-\u04ff]/.test(text)
export const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text)

const twins: readonly [string, string][] = [...'aа cс eе oо pр xх yу kк mм tт hн bв iі'.split(' ')].map((pair) => [pair[0]!, pair[1]!])
const toCyrillic = new Map(twins)
const toLatin = new Map(twins.map(([latin, cyrillic]) => [cyrillic, latin]))

/** A word of both alphabets, read as each of them by the look of its letters ("Pашад" typed on two keyboards). */
export function readings(letters: string): string[] {
  if (!isCyrillic(letters) || !isLatin(letters)) return [letters]
  const as = (map: Map<string, string>) => [...letters].map((letter) => map.get(letter) ?? letter).join('')
  return [...new Set([letters, as(toCyrillic), as(toLatin)])]
}
