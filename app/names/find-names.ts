import { knownWords, type Known, type KnownKind } from './known-name.ts'
import { readings } from './letters.ts'
import { fits, formsOf, type Ending, type Fit, type NameForm } from './name-forms.ts'
import { isFamilyName } from './family-name.ts'
import { isNameHere } from './is-name-here.ts'
import { codesIn, phonesIn, type NumberFound } from './numbers.ts'
import { wordsOfText, type TextWord } from './words-of-text.ts'

/** A mention: `who` are the callers' keys of everybody it may be, the likeliest first; offsets in UTF-16 units. */
export type Mention = { start: number; end: number; text: string; kind: KnownKind; who: readonly string[]; ending?: Ending; /** Begins a sentence, so that what replaces it begins with a capital. */ isStart: boolean }

/** The names of a case, made ready once and used for many texts. */
export type NameFinder = (text: string) => Mention[]

export function nameFinder(known: readonly Known[]): NameFinder {
  const { words, numbers } = knownWords(known)
  const index = indexed(words.flatMap(formsOf))
  return (text) => {
    const counted = [...phonesIn(text, numbers), ...codesIn(text, numbers)].map((found) => numberMention(text, found))
    const named = mentionsOf(text, index).filter(({ start, end }) => !counted.some((one) => one.start < end && start < one.end))
    return withFathers(text, together([...counted, ...named]))
  }
}

export const findNames = (text: string, known: readonly Known[]): Mention[] => nameFinder(known)(text)

/** By the letters a form may begin with: most words of a text then meet no form at all. */
function indexed(forms: NameForm[]): Map<string, NameForm[]> {
  const index = new Map<string, NameForm[]>()
  for (const form of forms) {
    for (const letter of new Set(form.slots[0]?.spellings.map(({ text }) => text[0]!))) index.set(letter, [...(index.get(letter) ?? []), form])
  }
  return index
}

function numberMention(text: string, { start, end, who, kind }: NumberFound): Mention {
  return { start, end, text: text.slice(start, end), kind, who: [who], isStart: false }
}

type Index = ReadonlyMap<string, readonly NameForm[]>
type Possible = { word: TextWord; at: number; fits: Fit[] }

function mentionsOf(text: string, index: Index): Mention[] {
  const words = wordsOfText(text)
  const possible = words.map((word, at): Possible => ({ word, at, fits: fitsOf(word, index) })).filter((one) => one.fits.length > 0)
  // a name that stands with a capital inside a sentence is a name at the beginning of one as well
  const sure = new Set(possible.filter(({ word }) => word.look === 'capital').flatMap(({ fits }) => fits.map(({ form }) => form.word.text)))
  const small = smallLines(text, words)
  return possible.flatMap(({ word, at, fits }) => {
    const surroundings = { text, words, at, hasCapitals: !small(word.start), isSure: (name: string) => sure.has(name) }
    const good = fits.filter((fit) => isNameHere(fit, word, surroundings)).sort(byFit)
    return good.length === 0 ? [] : [mention(word, good)]
  })
}

/** Whether the line at a place is written without any capital, as on a telephone. */
function smallLines(text: string, words: readonly TextWord[]): (at: number) => boolean {
  const known = new Map<number, boolean>()
  return (at) => {
    const from = text.lastIndexOf('\n', at - 1) + 1
    const to = (text.indexOf('\n', at) + 1 || text.length + 1) - 1
    const line = () => words.filter(({ start, end }) => start >= from && end <= to)
    if (!known.has(from)) known.set(from, line().length > 2 && line().every(({ look }) => look === 'small'))
    return known.get(from)!
  }
}

function fitsOf(word: TextWord, index: Index): Fit[] {
  const whole = readings(word.letters).flatMap((letters) => fitsOfLetters(letters, word.joints, index))
  if (whole.length > 0 || word.joints.length === 0) return whole
  return halves(word).flatMap((half) => readings(half).flatMap((letters) => fitsOfLetters(letters, [], index)))
}

/** The parts of a word with hyphens, but not the first half of Али-заде. */
function halves({ letters, joints }: TextWord): string[] {
  const parts = [0, ...joints].map((from, at, all) => letters.slice(from, all[at + 1]))
  return parts.filter((part, at) => part.length > 2 && !/^(zadə|zade|zada|заде|ли|лы|li|lı)$/.test(parts[at + 1] ?? ''))
}

const fitsOfLetters = (letters: string, joints: readonly number[], index: Index): Fit[] => (index.get(letters[0] ?? '') ?? []).flatMap((form) => fits(form, letters, joints))

const byFit = (a: Fit, b: Fit): number => a.cost - b.cost || a.rest.length - b.rest.length

function mention(word: TextWord, fits: Fit[]): Mention {
  const [best] = fits as [Fit, ...Fit[]]
  const who = [...new Set(fits.filter(({ cost, rest }) => cost === best.cost && rest === best.rest).map(({ form }) => form.word.who))]
  return { start: word.start, end: word.end, text: word.text, kind: best.form.word.kind, who, isStart: word.look === 'start', ...(best.ending ? { ending: best.ending } : {}) }
}

/** In order, the longer where two meet. */
function together(mentions: Mention[]): Mention[] {
  const sorted = mentions.sort((a, b) => a.start - b.start || b.end - a.end)
  return sorted.filter((one, at) => !sorted.slice(0, at).some((before) => before.end > one.start))
}

const child = /^[\s\u00a0-]+(o[gğ]lu|q[ıi]z[ıi]|ogl[yı]|g[yı]z[yı]|kyzy|оглы|оглу|кызы|гызы)(n[ıiuü]n|n[aə]|n[ıiuü]|d[aə]n|d[aə]|yl[aə])?(?![\p{L}])/iu
const initials = /(?<![\p{L}])(\p{Lu}\.[\s\u00a0]?){1,2}$/u

/** "Vaqif oğlu" and "Ə. Məmmədov" are one mention each. */
function withFathers(text: string, mentions: Mention[]): Mention[] {
  return mentions.map((one) => {
    if (one.kind === 'phone' || one.kind === 'code' || one.kind === 'place') return one
    const after = child.exec(text.slice(one.end, one.end + 24))?.[0].length ?? 0
    const before = isFamilyName(one.text) || one.kind === 'family' ? initials.exec(text.slice(Math.max(0, one.start - 8), one.start))?.[0].length ?? 0 : 0
    return { ...one, start: one.start - before, end: one.end + after, text: text.slice(one.start - before, one.end + after) }
  })
}

