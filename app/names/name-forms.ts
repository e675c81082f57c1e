import { azerbaijaniEnding, isHarmonious, type AzerbaijaniEnding } from './azerbaijani-ending.ts'
import { familyStem } from './family-name.ts'
import type { KnownWord } from './known-name.ts'
import { isCyrillic, small } from './letters.ts'
import { isFatherName, isOfPlace, russianEnding, type Declension, type RussianCase } from './russian-ending.ts'
import { reach, slotsOf, type Slot } from './spelling.ts'

/** One way a known word stands at the beginning of a word of the text. */
export type NameForm = { word: KnownWord; slots: readonly Slot[]; declension: Declension; /** Without its last letters, to which only Russian endings are put. */ isCut: boolean; isSoftened: boolean }

/** How a name ends in the text; nothing where it stands bare. */
export type Ending = { language: 'az'; steps: AzerbaijaniEnding } | { language: 'ru'; grammaticalCase: RussianCase } | { language: 'en'; isPossessive: boolean }
export type Fit = { form: NameForm; stem: string; rest: string; cost: number; ending?: Ending; isHarmonious: boolean }

const fleeting: Readonly<Record<string, string>> = { лев: 'льв', павел: 'павл' }

export function formsOf(word: KnownWord): NameForm[] {
  const letters = small(word.text)
  const family = word.kind === 'place' ? undefined : familyStem(word.text, word.kind === 'family')
  if (family) return [{ word, slots: familySlots(family.stem), declension: family.declension, isCut: false, isSoftened: false }]
  const slots = slotsOf(word.text)
  const whole = { word, slots: withHardEnd(slots), declension: declensionOf(letters), isCut: false, isSoftened: false }
  return [whole, ...cut(word, letters, slots), ...softened(whole, letters)]
}

const declensionOf = (letters: string): Declension => (/[aəeıioöuüаяеёэиыоую]$/.test(letters) ? 'fixed' : 'consonant')

/** Ends in a, ə, я or й: Russian takes the last letter away before its endings. */
function cut(word: KnownWord, letters: string, slots: Slot[]): NameForm[] {
  const form = (declension: Declension, left: Slot[]): NameForm[] => [{ word, slots: left, declension, isCut: true, isSoftened: false }]
  const short = fleeting[small(word.text)]
  if (short) return form('consonant', slotsOf(short))
  if (/[aəаяэ]$/.test(letters)) return form('a', slots.slice(0, -1))
  return /[yйj]$/.test(letters) ? form('y', slots.slice(0, -1)) : []
}

/** İshaq, İshağın; Malik, Maliyin. */
function softened(whole: NameForm, letters: string): NameForm[] {
  const last = letters.length > 3 ? { q: 'ğ g', k: 'y' }[letters.at(-1)!] : undefined
  if (!last) return []
  const spellings = last.split(' ').map((text) => ({ text, cost: 1 as const }))
  return [{ ...whole, isSoftened: true, slots: [...whole.slots.slice(0, -1), { ...whole.slots.at(-1)!, spellings }] }]
}

const hardEnds: Readonly<Record<string, string>> = { d: 't т', t: 'd д', b: 'p п', p: 'b б', д: 't', т: 'd' }

/** Murad and Murat, Əyyub and Əyyup. */
function withHardEnd(slots: Slot[]): Slot[] {
  const last = slots.at(-1)
  const other = hardEnds[last?.spellings[0]?.text ?? '']
  if (!last || !other || slots.length < 5) return slots
  return [...slots.slice(0, -1), { ...last, spellings: [...last.spellings, ...other.split(' ').map((text) => ({ text, cost: 2 as const }))] }]
}

/** -ov and -ev stand for each other (Orucov, Оруджев). */
function familySlots(stem: string): Slot[] {
  const slots = slotsOf(stem)
  const at = slots.length - 2
  if (!/[oeёое][vв]$/.test(stem) || at < 1) return slots
  return slots.map((slot, place) => (place === at ? { ...slot, spellings: ['o', 'e', 'о', 'е', 'ё', 'ye', 'yo', 'io'].map((text) => ({ text, cost: 0 as const })) } : slot))
}

const fatherInLatin = /^(ov|ev|yev)(ich|ic|iç|na)/
const joinedChild = /^(oğlu|oglu|ogly|qızı|qizi|gizi|kyzy)/
const adjectiveInLatin = /^(iy|y|i|aya|aia|ı|ogo|omu|oy|uyu)/

/** Every way the word of a text may be this form. */
export function fits(form: NameForm, letters: string, joints: readonly number[]): Fit[] {
  return reach(form.slots, letters).flatMap(({ end, cost }) => {
    const [stem, rest] = [letters.slice(0, end), letters.slice(end)]
    const ending = endingOf(form, stem, rest, joints.includes(end))
    return ending === undefined ? [] : [{ form, stem, rest, cost, isHarmonious: isHarmonious(stem, rest), ...(ending === 'bare' ? {} : { ending }) }]
  })
}

function endingOf(form: NameForm, stem: string, rest: string, isJoined: boolean): Ending | 'bare' | undefined {
  if (form.isCut) return isCyrillic(rest) || rest === '' ? cutEnding(form, rest) : undefined
  if (form.isSoftened && !/^[aəeıiuü]/.test(rest)) return undefined
  if (rest === '') return 'bare'
  if (isCyrillic(rest)) return cyrillicEnding(form, stem, rest, isJoined)
  if (rest === 's' || rest === 'es') return { language: 'en', isPossessive: isJoined }
  return latinEnding(form, stem, rest)
}

function cutEnding({ declension }: NameForm, rest: string): Ending | undefined {
  if (rest === '') return undefined
  const grammaticalCase = russianEnding(declension, rest)
  return grammaticalCase && { language: 'ru', grammaticalCase }
}

function cyrillicEnding({ word, declension }: NameForm, stem: string, rest: string, isJoined: boolean): Ending | undefined {
  const isPerson = word.kind !== 'place'
  const grammaticalCase = russianEnding(declension, rest) ?? (isPerson && isFatherName(rest) ? 'nominative' : undefined) ?? (isJoined && /^(то|ка|таки)$/.test(rest) ? 'nominative' : undefined)
  // of Мамедов, Мамедова is the genitive; of Мамедова it is herself
  if (declension === 'family' && rest === 'а' && /[vв]$/.test(small(word.text))) return { language: 'ru', grammaticalCase: 'genitive' }
  if (grammaticalCase) return { language: 'ru', grammaticalCase }
  if (word.kind === 'place' && isOfPlace(rest)) return { language: 'ru', grammaticalCase: 'possessive' }
  // Azerbaijani in Cyrillic letters
  const steps = /[əöüğ]/.test(stem + rest) || isJoined ? azerbaijaniEnding(inLatin(stem), inLatin(rest)) : undefined
  return steps && { language: 'az', steps }
}

const letterInLatin: Readonly<Record<string, string>> = { а: 'a', е: 'e', и: 'i', ы: 'ı', у: 'u', о: 'o', н: 'n', д: 'd', л: 'l', р: 'r', м: 'm', ш: 'ş', с: 's', з: 'z', к: 'k', г: 'g', ч: 'ç', т: 't' }
const inLatin = (letters: string): string => [...letters].map((letter) => letterInLatin[letter] ?? letter).join('')

function latinEnding(form: NameForm, stem: string, rest: string): Ending | undefined {
  const steps = latinSteps(form, inLatin(stem), rest)
  return steps && { language: 'az', steps }
}

function latinSteps({ word, declension }: NameForm, stem: string, rest: string): AzerbaijaniEnding | undefined {
  if (declension === 'adjective') return afterThat(rest, adjectiveInLatin)
  const steps = azerbaijaniEnding(stem, rest)
  if (declension === 'family') return rest.startsWith('a') ? (rest === 'a' ? [] : azerbaijaniEnding(`${stem}a`, rest.slice(1))) ?? steps : steps
  if (steps || word.kind === 'place') return steps
  return afterThat(rest, fatherInLatin) ?? afterThat(rest, joinedChild)
}

function afterThat(rest: string, first: RegExp): AzerbaijaniEnding | undefined {
  const found = first.exec(rest)?.[0]
  if (found === undefined) return undefined
  return found === rest ? [] : azerbaijaniEnding(found, rest.slice(found.length))
}
