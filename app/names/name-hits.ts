import type { Language } from '#app/language/language.ts'
import { languageOfText } from './client-mark.ts'
import { declinedRole } from './decline-role.ts'
import { nameFinder, type Mention } from './find-names.ts'
import type { Known } from './known-name.ts'
import { small } from './letters.ts'
import { phoneLikeRuns } from './numbers.ts'
import type { Role } from './role.ts'

/** Somebody or something that must not stand in a text, and what may stand there instead. `code` of one's own other case. */
export type KnownOne = { who: string; role: Role; code?: string; words: Omit<Known, 'who'>[] }

/** A mention in one field of a text. `choices`: what it may become, the suggestion first. */
export type NameHit = { field: string; start: number; end: number; text: string; before: string; after: string; choices: Choice[] }
export type Choice = { role: Role | 'code'; text: string }

const around = 60

/** `notNames`: words that are no name here, as `wordKey` has them. `anyPhone`: numbers of nobody known as well. */
export type Looking = { notNames: readonly string[]; reader: Language; anyPhone?: boolean }

/** Every mention in every field, but for words that are no name here. */
export function nameHits(fields: Readonly<Record<string, string>>, people: readonly KnownOne[], { notNames, reader, anyPhone = false }: Looking): NameHit[] {
  const findKnown = nameFinder(people.flatMap(({ who, words }) => words.map((word) => ({ who, ...word }))))
  const find = (text: string): Mention[] => (anyPhone ? withPhones(text, findKnown(text)) : findKnown(text))
  // whoever is known by name comes before the same one known by a code
  const known = new Map(people.toReversed().map((one) => [one.who, one]))
  const spared = new Set(notNames)
  const whole = languageOfText(Object.values(fields).join('\n'), reader)
  return Object.entries(fields).flatMap(([field, text]) => {
    const language = languageOfText(text, whole)
    return joined(find(text).filter((mention) => !spared.has(wordKey(mention.text))), text).map((mention) => hit(field, text, mention, known, language))
  })
}

function withPhones(text: string, mentions: Mention[]): Mention[] {
  const others = phoneLikeRuns(text).filter(({ start, end }) => !mentions.some((one) => one.start < end && start < one.end))
  return [...mentions, ...others.map(({ start, end }) => ({ start, end, text: text.slice(start, end), kind: 'phone' as const, who: [], isStart: false }))].sort((a, b) => a.start - b.start)
}

/** How a word is remembered as no name: its small letters, so that another form of it is asked about again. */
export const wordKey = (word: string): string => small(word)

/** "Əli Məmmədovun" is one hit: the given and the family name of one person beside each other. */
function joined(mentions: Mention[], text: string): Mention[] {
  return mentions.reduce<Mention[]>((all, next) => {
    const last = all.at(-1)
    const who = last?.who.filter((one) => next.who.includes(one)) ?? []
    if (!last || who.length === 0 || isNumber(last) || isNumber(next) || !/^[\s\u00a0]{1,2}$/.test(text.slice(last.end, next.start))) return [...all, next]
    const { ending: _, ...first } = last
    return [...all.slice(0, -1), { ...first, end: next.end, text: text.slice(last.start, next.end), who, ...(next.ending ? { ending: next.ending } : {}) }]
  }, [])
}

const isNumber = ({ kind }: Mention): boolean => kind === 'phone' || kind === 'code'

function hit(field: string, text: string, mention: Mention, known: ReadonlyMap<string, KnownOne>, language: Language): NameHit {
  const { start, end } = mention
  return { field, start, end, text: text.slice(start, end), before: (start > around ? '…' : '') + text.slice(Math.max(0, start - around), start), after: text.slice(end, end + around) + (end + around < text.length ? '…' : ''), choices: choicesOf(mention, known, language) }
}

function choicesOf(mention: Mention, known: ReadonlyMap<string, KnownOne>, language: Language): Choice[] {
  const people = mention.who.flatMap((who) => known.get(who) ?? [])
  const roles: Role[] = mention.kind === 'phone' ? ['phone'] : mention.kind === 'place' ? ['place'] : [...people.map(({ role }) => role), ...(known.has('client') ? ['client' as const] : ['other-child' as const]), 'other-person']
  const choices = [...new Set(roles)].map((role): Choice => ({ role, text: declinedRole(role, mention.ending, language, mention.isStart) }))
  const codes = people.flatMap(({ code }) => (code && mention.kind !== 'phone' && mention.kind !== 'place' ? [{ role: 'code' as const, text: code }] : []))
  return [...choices.slice(0, 3), ...codes.slice(0, 1)]
}

/** The text with some hits replaced; the others stay as they are. */
export function withChoices(fields: Readonly<Record<string, string>>, taken: readonly { hit: NameHit; text: string }[]): Record<string, string> {
  const next = { ...fields }
  for (const { hit, text } of [...taken].sort((a, b) => b.hit.start - a.hit.start)) {
    const field = next[hit.field] ?? ''
    next[hit.field] = field.slice(0, hit.start) + text + field.slice(hit.end)
  }
  return next
}

/** Names exactly these mentions in exactly this text: what was confirmed is what is signed. */
export const fingerprintOf = (hits: readonly NameHit[]): string => hits.map(({ field, start, text }) => `${field}:${start}:${wordKey(text)}`).join('|')

