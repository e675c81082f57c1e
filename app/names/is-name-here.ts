import { isCyrillic, plain, small } from './letters.ts'
import type { Fit } from './name-forms.ts'
import { saysOrganisation, saysPerson, saysRelative, saysWord } from './neighbours.ts'
import { englishMonths, isMine, isOrdinary, isSeldomName } from './ordinary-words.ts'
import type { TextWord } from './words-of-text.ts'

/** What stands around a word. */
export type Surroundings = { text: string; words: readonly TextWord[]; at: number; /** The text uses capitals at all. */ hasCapitals: boolean; isSure(name: string): boolean }

/** Whether a word that may be a name is one here: by its capital, its place in the sentence, its ending and its neighbours. */
export function isNameHere(fit: Fit, word: TextWord, around: Surroundings): boolean {
  if (!isSpelledNearEnough(fit, word, around)) return false
  if (fit.cost > 2 && !isMarked(fit)) return false
  if (fit.cost > 2 && word.look !== 'capital' && small(fit.form.word.text).length < 6 && !around.isSure(fit.form.word.text) && !saysPerson(next(around))) return false
  if (!mayEndSo(fit, word)) return false
  const ordinary = isOrdinary(fit.stem, word.letters) && !isForeign(fit, around)
  if (word.look === 'small') return isSmallName(fit, ordinary, around)
  if (!ordinary) return true
  if (word.look === 'capital') return !isMonth(word, around) && !(fit.rest === '' && saysOrganisation(next(around), before(around), /["“«„]/.test(around.text[word.start - 1] ?? '')))
  return isOrdinaryNamed(fit, around)
}

/** A Latin word among Cyrillic ones is a name, whatever it means in another language. */
function isForeign({ stem }: Fit, { words, at }: Surroundings): boolean {
  const near = words.slice(Math.max(0, at - 3), at + 4).filter((_, place) => place !== Math.min(at, 3))
  return near.length > 1 && near.every(({ text }) => isCyrillic(text) !== isCyrillic(stem))
}

const isShort = ({ stem }: Fit): boolean => stem.length < 4

function isSpelledNearEnough({ cost, stem, form }: Fit, { look }: TextWord, { hasCapitals }: Surroundings): boolean {
  if (cost < 2) return true
  if (stem.length < 4 && !(look !== 'small' && cost === 2)) return false
  return cost === 2 || ((look !== 'small' || (!hasCapitals && stem.length > 4)) && plain(small(form.word.text)) === small(form.word.text))
}

/** The name was entered without marks, and this is it with its marks. */
function isMarked({ stem, form }: Fit): boolean {
  const entered = small(form.word.text)
  return isCyrillic(stem) || entered.startsWith(plain(stem)) || entered.startsWith(plain(stem.replaceAll('ə', 'a')))
}

/** -lı makes "from Ağdam" of a place and another family's name of a person; a plural "s" needs its capital. */
function mayEndSo({ form, ending, rest, stem }: Fit, { look }: TextWord): boolean {
  if (ending?.language === 'az' && ending.steps.includes('from')) return form.word.kind === 'place' || (form.word.kind === 'word' && look === 'small')
  if (ending?.language === 'en' && !ending.isPossessive) return rest === 's' && (form.word.kind === 'family' || (look === 'capital' && stem.length > 3))
  if (ending?.language === 'ru' && ending.grammaticalCase === 'possessive' && /^(ск|цк|ец|ц|чан)/.test(rest)) return form.word.kind === 'place' || look === 'small'
  return true
}

/** Small letters: only what is near to the name as entered, with an ending that follows its vowels; a word that is one, or a short one, needs a sign. */
function isSmallName(fit: Fit, isWord: boolean, around: Surroundings): boolean {
  if (!fit.isHarmonious) return false
  if (!isWord && !isShort(fit)) return isCyrillic(fit.stem) !== isCyrillic(fit.form.word.text) ? fit.stem.length > 4 : fit.cost < 2 || (!around.hasCapitals && fit.stem.length > 3)
  if (fit.cost > 1) return !isWord && !around.hasCapitals && fit.cost < 3
  if (isGenitive(fit) && saysRelative(next(around)[0])) return true
  if (!isWord && !isOwned(fit) && (fit.rest.length > 1 || !around.hasCapitals)) return true
  if (around.hasCapitals || isOwned(fit) || saysWord(next(around))) return false
  return saysPerson(next(around)) || saysRelative(before(around)[0])
}

const isGenitive = ({ ending }: Fit): boolean => ending?.language === 'az' && ending.steps.at(-1) === 'genitive'

/** At the beginning of a sentence, or where all is in capitals. */
function isOrdinaryNamed(fit: Fit, around: Surroundings): boolean {
  const after = next(around)
  if (saysRelative(before(around)[0])) return true
  if (saysWord(after, isGiven(fit)) || isOwned(fit)) return false
  return around.isSure(fit.form.word.text) || saysPerson(after) || (!isMine(fit.stem) && (!isSeldomName(fit.stem, fit.stem + fit.rest) || isGiven(fit)))
}

/** "Bahara", "Mark's": something is given to it, or belongs to it. */
function isGiven({ ending }: Fit): boolean {
  return (ending?.language === 'en' && ending.isPossessive) || (ending?.language === 'az' && ['genitive', 'dative', 'household'].includes(ending.steps[0] ?? ''))
}

/** "Arzusu", "həyatında", "ümidləri": things are had, people seldom. */
function isOwned({ ending }: Fit): boolean {
  return ending?.language === 'az' && ending.steps.some((step) => ['its', 'plural', 'without', 'as', 'is', 'wasShort', 'was', 'my', 'our', 'your'].includes(step))
}

function isMonth({ letters }: TextWord, { text, words, at }: Surroundings): boolean {
  if (!englishMonths.has(letters)) return false
  const { start, end } = words[at]!
  return /(\d|\b(in|of|since|by|until|till|last|next|early|late|mid|this|on))\s*$/i.test(text.slice(Math.max(0, start - 10), start)) || /^\s*\d/.test(text.slice(end, end + 4))
}

/** The words of the same sentence that follow, nearest first. */
function next({ text, words, at }: Surroundings): string[] {
  const from = words[at]!.end
  const stop = /[.!?;:\n,—–]/.exec(text.slice(from, from + 120))?.index ?? 120
  return words.slice(at + 1, at + 5).filter(({ start }) => start < from + stop).map(({ text: word }) => word)
}

function before({ words, at }: Surroundings): string[] {
  return at > 0 ? [words[at - 1]!.text] : []
}
