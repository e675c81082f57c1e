import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import type { Described, Fact, FactKind } from './fact.ts'

type PackRow = { id: Id<'pack'>; month: string; revision: number; document: Sealed<'facts.pack'> }

/** A pack as it lies sealed: columns, not objects (a third of the size, half the time to read); kinds and words by number. */
type Columns = {
  month: string
  words: string[]
  ids: string[]; kinds: number[]; subjects: string[][]; districts: number[]; sexes: number[]; ageBands: number[]; categories: number[]
  sessions: number[]; modes: number[]; groups: number[]; children: number[][]; codes: number[][]; cancels: string[]
  /** Left out of a pack in which no fact has any; packs of the first days have neither. Sex, age band and category in turn. */
  people?: number[][]; counts?: number[][]
}

/** Two writers of one pack row at the same revision cannot both win: the row's revision is part of the seal. */
export function sealPack(key: CompartmentKey, pack: { id: Id<'pack'>; revision: number }, facts: readonly Fact[]): Sealed<'facts.pack'> {
  return seal(key, 'facts.pack', { record: pack.id, revision: pack.revision }, columnsOf(facts))
}

/** Throws `Unreadable`, also for a pack whose clear month was changed: it would be counted in another quarter. */
export function openPack(key: CompartmentKey, row: PackRow): Fact[] {
  const columns = open(key, 'facts.pack', { record: row.id, revision: row.revision }, row.document) as Columns
  if (columns.month !== row.month) throw new Unreadable('facts.pack', row.id)
  return factsOf(columns)
}

function columnsOf(facts: readonly Fact[]): Columns {
  const words: string[] = []
  const places = new Map<string, number>()
  const word = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, words.length)
    return words.push(text) - 1
  }
  return {
    month: facts[0]?.month ?? '', words,
    ids: facts.map((it) => it.id), kinds: facts.map((it) => word(it.kind)), subjects: facts.map((it) => [...it.subjects]),
    districts: facts.map((it) => word(it.district)), sexes: facts.map((it) => word(it.sex)), ageBands: facts.map((it) => word(it.ageBand)),
    categories: facts.map((it) => word(it.category)), sessions: facts.map((it) => word(it.session)), modes: facts.map((it) => word(it.mode)),
    groups: facts.map((it) => word(it.group)), children: facts.map((it) => [...it.children]), codes: facts.map((it) => it.codes.map(word)),
    cancels: facts.map((it) => it.cancels),
    ...(facts.some((it) => it.people.length > 0) ? { people: facts.map((it) => it.people.flatMap(({ sex, ageBand, category }) => [word(sex), word(ageBand), word(category)])) } : {}),
    ...(facts.some((it) => it.counts.length > 0) ? { counts: facts.map((it) => [...it.counts]) } : {}),
  }
}

function factsOf(columns: Columns): Fact[] {
  const { words, month } = columns
  return columns.ids.map((id, at) => ({
    id: id as Id<'fact'>, month, kind: words[columns.kinds[at]!] as FactKind, subjects: columns.subjects[at] as Id<'subject'>[],
    district: words[columns.districts[at]!]!, sex: words[columns.sexes[at]!]!, ageBand: words[columns.ageBands[at]!]!, category: words[columns.categories[at]!]!,
    session: words[columns.sessions[at]!] as Fact['session'], mode: words[columns.modes[at]!] as Fact['mode'], group: words[columns.groups[at]!]!,
    children: columns.children[at]!, codes: columns.codes[at]!.map((code) => words[code]!), cancels: columns.cancels[at] as Fact['cancels'],
    people: describedIn(columns.people?.[at], words), counts: columns.counts?.[at] ?? none,
  }))
}

const none: readonly never[] = []

function describedIn(places: number[] | undefined, words: readonly string[]): readonly Described[] {
  if (!places || places.length === 0) return none
  return Array.from({ length: places.length / 3 }, (_, at) => ({ sex: words[places[at * 3]!]!, ageBand: words[places[at * 3 + 1]!]!, category: words[places[at * 3 + 2]!]! }))
}
