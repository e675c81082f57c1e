import type { Fact } from '#app/facts/fact.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import { KeptAs } from './kept-as.ts'
import { behindKeys, spreadKeys, type BehindKey, type ReachKey, type SpreadKey } from './reach-keys.ts'
import type { ReachWindow } from './reach-window.ts'
import { addSession, familiesOf, spreadOf, type Groups, type Spread } from './session-spread.ts'

/** Whole-programme figures: they carry no attribute of anybody (outcomes.md, Reach). Sessions are individual and family ones. */
export type Reach = Record<Exclude<ReachKey, 'sessions'>, number>

/** The people behind the figures, for later differencing; they lie sealed beside the figures and on no page. */
export type Members = Partial<Record<BehindKey, string[]>>

/** How the figures that count sessions lie on those behind them. Windows that were counted before it was kept have none. */
export type Spreads = Partial<Record<SpreadKey, Spread>>

export const sessionsOf = (reach: Pick<Reach, 'individual' | 'family'>): number => reach.individual + reach.family

/** The figure of a key; null for one that was not yet counted when this window was fixed. */
export const reachOf = (reach: Partial<Reach>, key: ReachKey): number | null => (key === 'sessions' ? sessionsOf({ individual: reach.individual ?? 0, family: reach.family ?? 0 }) : reach[key] ?? null)

/** In the window that divides people, the assessed are the root of the cascade: assessed, or in care, in it. */
export function asDivided<Counted extends { reach: Reach; members: Members }>(counted: Counted): Counted {
  const { reach, members } = counted
  const assessed = [...new Set([...members.assessed ?? [], ...members.inCare ?? []])].sort()
  return { ...counted, reach: { ...reach, assessed: assessed.length }, members: { ...members, assessed } }
}

/** What makes somebody assessed or in care. */
export const isSeen = ({ kind }: Pick<Fact, 'kind'>): boolean => kind === 'assessed' || kind === 'session'

export class ReachCount {
  readonly #window: ReachWindow
  readonly #facts: Fact[] = []
  /** Of the months before the window: only who was assessed or in care already. */
  readonly #earlier: Fact[] = []
  readonly #cancelled = new Set<string>()

  constructor(window: ReachWindow) {
    this.#window = window
  }

  /** A cancellation may stand before or after the fact it cancels, in another writer's pack. */
  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'cancel') this.#cancelled.add(fact.cancels)
      else if (fact.month >= this.#window.startsOn.slice(0, 7)) this.#facts.push(fact)
      else if (isSeen(fact)) this.#earlier.push(fact)
    }
  }

  /** `personOf` gives one name for all subjects of a person, `keptAs` the one they are kept by; `turn` lets others work between slices. */
  async result(personOf: PersonOf, turn: () => Promise<void> = async () => {}): Promise<{ reach: Reach; members: Members; spreads: Spreads; keptAs: PersonOf }> {
    const behind = Object.fromEntries(behindKeys.map((key) => [key, new Set<string>()])) as Record<BehindKey, Set<string>>
    const trainings = new Set<string>()
    const supervised = new Set<string>()
    const otherwise = new KeptAs()
    const seen = new KeptAs(otherwise.nameOf)
    const held = Object.fromEntries(spreadKeys.map((key): [SpreadKey, Groups] => [key, new Map()])) as Held
    const sums: Sums = { individual: 0, family: 0, faceToFace: 0, remote: 0, childGroups: 0, attendances: 0, contacts: 0, supervisions: 0, ledSessions: 0, participants: 0 }
    for (const [at, fact] of this.#facts.entries()) {
      if (at % 1000 === 0) await turn()
      if (this.#cancelled.has(fact.id)) continue
      const people = fact.subjects.map(personOf)
      const kept = isSeen(fact) ? seen : otherwise
      kept.add(fact.subjects, people)
      count(fact, people, { behind, sums, held })
      if (fact.kind === 'supervision') fact.subjects.forEach((agreement) => supervised.add(agreement))
      if (fact.kind === 'milestone' && fact.codes.includes('trained')) trainings.add(fact.group)
    }
    const known = await this.#knownBefore(personOf, turn)
    for (const person of behind.assessed) if (!known.assessed.has(person)) behind.newAssessed.add(person)
    for (const person of behind.inCare) if (!known.session.has(person)) behind.newInCare.add(person)
    if (this.#window.kind === 'project') for (const person of behind.inCare) behind.assessed.add(person)
    const { assessed, newAssessed, inCare, newInCare, children, trained, facilitators, volunteers } = behind
    return {
      reach: { assessed: assessed.size, newAssessed: newAssessed.size, inCare: inCare.size, newInCare: newInCare.size, ...sums, children: children.size, supervised: supervised.size, trainings: trainings.size, trained: trained.size, facilitators: facilitators.size, volunteers: volunteers.size },
      members: Object.fromEntries(behindKeys.map((key) => [key, [...behind[key]].sort()])),
      spreads: spreadsOf(held), keptAs: seen.nameOf,
    }
  }

  async #knownBefore(personOf: PersonOf, turn: () => Promise<void>): Promise<Record<'assessed' | 'session', Set<string>>> {
    const known = { assessed: new Set<string>(), session: new Set<string>() }
    for (const [at, fact] of this.#earlier.entries()) {
      if (at % 1000 === 0) await turn()
      if (!this.#cancelled.has(fact.id)) for (const subject of fact.subjects) known[fact.kind as 'assessed' | 'session'].add(personOf(subject))
    }
    return known
  }
}

type Behind = Record<BehindKey, Set<string>>
type Sums = Pick<Reach, 'individual' | 'family' | 'faceToFace' | 'remote' | 'childGroups' | 'attendances' | 'contacts' | 'supervisions' | 'ledSessions' | 'participants'>

type Held = Record<SpreadKey, Groups>
type Counting = { behind: Behind; sums: Sums; held: Held }

/** Families are those who were seen together in any session of the window; children of a group and people who lead sessions have none. */
function spreadsOf({ attendances, ledSessions, ...seen }: Held): Spreads {
  const families = familiesOf([...seen.sessions.values()])
  const alone = (person: string): string => person
  return {
    ...Object.fromEntries(Object.entries(seen).map(([key, groups]) => [key, spreadOf([...groups.values()], families)])),
    attendances: spreadOf([...attendances.values()], alone), ledSessions: spreadOf([...ledSessions.values()], alone),
  }
}

function count(fact: Fact, people: string[], counting: Counting): void {
  const { behind, sums, held } = counting
  const add = (...keys: BehindKey[]): void => keys.forEach((key) => people.forEach((person) => behind[key].add(person)))
  if (fact.kind === 'assessed') add('assessed')
  if (fact.kind === 'contact') {
    add('contacts')
    sums.contacts++
  }
  if (fact.kind === 'session') countSession(fact, people, add, counting)
  if (fact.kind === 'group-session') countGroup(fact, counting)
  if (fact.kind === 'milestone') add(...fact.codes.flatMap((code) => milestones[code] ?? []))
  if (fact.kind === 'supervision') sums.supervisions++
  if (fact.kind === 'led-session') {
    add('ledSessions')
    addSession(held.ledSessions, people)
    sums.ledSessions++
    sums.participants += fact.counts.reduce((all, one) => all + one, 0)
  }
}

/** Milestones of the reintegration register that a report names. */
const milestones: Readonly<Record<string, BehindKey>> = { trained: 'trained', facilitator: 'facilitators', volunteer: 'volunteers' }

function countSession(fact: Fact, people: string[], add: (...keys: BehindKey[]) => void, { sums, held }: Counting): void {
  const kind = fact.session === 'family' ? 'family' : 'individual'
  const mode = fact.mode === 'remote' ? 'remote' : 'faceToFace'
  add('inCare', kind, mode)
  sums[kind]++
  sums[mode]++
  for (const key of ['sessions', kind, mode] as const) addSession(held[key], people)
}

function countGroup(fact: Fact, { behind, sums, held }: Counting): void {
  sums.childGroups++
  sums.attendances += fact.children.length
  for (const number of fact.children) {
    const child = `${fact.group} ${number}`
    behind.children.add(child)
    addSession(held.attendances, [child])
  }
}
