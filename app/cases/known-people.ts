import { bare } from '#app/names/letters.ts'
import type { KnownOne } from '#app/names/name-hits.ts'
import { placeWords } from '#app/names/name-words.ts'
import { roleOfRelation, type Role } from '#app/names/role.ts'
import type { Identity } from './identity.ts'

type KnownText = KnownOne['words'][number]

/** Everybody and everything an identity names, each with the role it is written as. */
export function peopleOfIdentity(identity: Identity): KnownOne[] {
  const { guardian, emergencyContact } = identity
  return [
    clientOf(identity),
    person('guardian', guardian.name, roleIn(guardian.relation) ?? roleIn(guardian.name) ?? 'guardian', '', guardian.alsoCalled),
    person('emergency', emergencyContact.name, roleIn(emergencyContact.name) ?? 'relative', emergencyContact.phone, emergencyContact.alsoCalled),
    ...relatives('family', identity.familyLinks), ...relatives('answers', identity.whoMayAnswer),
  ].filter(({ words }) => words.length > 0)
}

/** The client alone: for the person of a family whose own case this is. */
export function clientOf({ givenName, familyName, patronymic, alsoCalled, phone, address }: Identity): KnownOne {
  const words: KnownText[] = [
    ...texts('given', givenName), ...texts('family', familyName), ...texts('patronymic', patronymic), ...nicknames(alsoCalled), ...phones(phone), ...places(address),
  ]
  return { who: 'client', role: 'client', words }
}

const texts = (kind: KnownText['kind'], text: string): KnownText[] => (text.trim() ? [{ kind, text }] : [])

/** A field of free text may hold two numbers. */
const phones = (text: string): KnownText[] => (text.match(/\+?\(?\d[\d\s().-]{5,}\d/g) ?? []).map((number) => ({ kind: 'phone', text: number.trim() }))

/** Words of an address with a capital, but not "Məktəbin yanında". */
function places(address: string): KnownText[] {
  const written = address.match(/(?<!\p{L})\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? address.split(/[,;\n]/).flatMap((piece) => smallWords(piece).slice(0, 1)).filter((word) => word.length > 3)
  const named = written.filter((word) => !beginsAPlaceWord(bare(word)))
  return [...texts('place', named.join(' ')), ...phones(address)]
}

const longPlaceWords = [...placeWords].filter((word) => word.length > 3)
const beginsAPlaceWord = (word: string): boolean => placeWords.has(word) || longPlaceWords.some((one) => word.startsWith(one))

/** Diminutives and nicknames as entered, with or without a capital; each is a name of its own. */
const nicknames = (alsoCalled = ''): KnownText[] => alsoCalled.split(/[,;\n]/).flatMap((name) => texts('given', name.trim()))

function person(who: string, name: string, role: Role, phone = '', alsoCalled = ''): KnownOne {
  return { who, role, words: [...texts('word', capitalised(name) || name), ...nicknames(alsoCalled), ...phones(phone), ...phones(name)] }
}

const roleIn = (text: string): Role | undefined => (text.match(/\p{L}+/gu) ?? []).map((word) => roleOfRelation(bare(word))).find(Boolean)

/** "anası Sevda, qardaşı Elçin (2009)": one person between two commas, named by the words with a capital. */
function relatives(where: string, text: string): KnownOne[] {
  return text.split(/[,;\n]| və | и | and /).map((piece, at) => person(`${where}-${at}`, capitalised(piece) || afterRelation(piece), roleIn(piece) ?? 'relative', piece)).filter(({ words }) => words.length > 0)
}

/** Typed on a telephone, in a hurry, nothing has a capital: "qardaşı elçin". Words that name no relation. */
const smallWords = (text: string): string[] => (text.match(/\p{L}[\p{L}\p{M}'’-]{2,}/gu) ?? []).filter((word) => !roleOfRelation(bare(word)))

/** Of a short piece that begins with who it is; a whole sentence without capitals is left alone. */
function afterRelation(piece: string): string {
  const words = piece.match(/\p{L}+/gu) ?? []
  return words.length <= 3 && roleIn(words[0] ?? '') ? smallWords(piece).join(' ') : ''
}

const capitalised = (text: string): string => (text.match(/(?<!\p{L})\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? []).filter((word) => !roleOfRelation(bare(word))).join(' ')

/** Of an own other case: who it is by its code. */
export function otherPerson(code: string, identity: Identity, role: Role): KnownOne {
  return { ...clientOf(identity), who: code, role, code }
}

/** A child who may be one of a group: what the child is called, and no village, in which the whole group may live. */
export function otherChild(code: string, identity: Identity): KnownOne {
  const { words } = clientOf(identity)
  return { who: code, role: 'child', code, words: words.filter(({ kind }) => kind !== 'place') }
}

/** Another case by its code alone. */
export const otherCode = (code: string): KnownOne => ({ who: code, role: 'other-person', words: [{ kind: 'code', text: code }] })
