import type { Fact } from '#app/facts/fact.ts'
import type { ReachWindow } from './reach-window.ts'

/** Whole-programme figures: they carry no attribute of anybody, so they are exact at any size (outcomes.md, Reach). */
export type Reach = {
  /** Distinct people. Over the project period: assessed or in care in it. */
  assessed: number
  /** Distinct people with at least one held, signed individual or family session. */
  inCare: number
  individual: number
  family: number
  faceToFace: number
  remote: number
  childGroups: number
  /** Distinct children by each group's own register. */
  children: number
  attendances: number
}

/** The people behind two of the figures, for later differencing; they lie sealed beside the figure and on no page. */
export type Members = { assessed: string[]; inCare: string[] }

export const sessionsOf = (reach: Pick<Reach, 'individual' | 'family'>): number => reach.individual + reach.family

export class ReachCount {
  readonly #window: ReachWindow
  readonly #facts: Fact[] = []
  readonly #cancelled = new Set<string>()

  constructor(window: ReachWindow) {
    this.#window = window
  }

  /** A cancellation may stand before or after the fact it cancels, in another writer's pack. */
  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'cancel') this.#cancelled.add(fact.cancels)
      else this.#facts.push(fact)
    }
  }

  /** `personOf` gives the match value of a subject, or the subject itself; `turn` lets others work between slices. */
  async result(personOf: (subject: string) => string, turn: () => Promise<void> = async () => {}): Promise<{ reach: Reach; members: Members }> {
    const [assessed, inCare, children] = [new Set<string>(), new Set<string>(), new Set<string>()]
    const sums = { individual: 0, family: 0, faceToFace: 0, remote: 0, childGroups: 0, attendances: 0 }
    for (const [at, fact] of this.#facts.entries()) {
      if (at % 1000 === 0) await turn()
      if (this.#cancelled.has(fact.id)) continue
      const people = fact.subjects.map(personOf)
      if (fact.kind === 'assessed') for (const person of people) assessed.add(person)
      if (fact.kind === 'session') countSession(fact, people, inCare, sums)
      if (fact.kind === 'group-session') countGroup(fact, children, sums)
    }
    if (this.#window.kind === 'project') for (const person of inCare) assessed.add(person)
    return {
      reach: { assessed: assessed.size, inCare: inCare.size, ...sums, children: children.size },
      members: { assessed: [...assessed].sort(), inCare: [...inCare].sort() },
    }
  }
}

type Sums = Pick<Reach, 'individual' | 'family' | 'faceToFace' | 'remote' | 'childGroups' | 'attendances'>

function countSession(fact: Fact, people: string[], inCare: Set<string>, sums: Sums): void {
  for (const person of people) inCare.add(person)
  if (fact.session === 'family') sums.family++
  else sums.individual++
  if (fact.mode === 'remote') sums.remote++
  else sums.faceToFace++
}

function countGroup(fact: Fact, children: Set<string>, sums: Sums): void {
  sums.childGroups++
  sums.attendances += fact.children.length
  for (const child of fact.children) children.add(`${fact.group} ${child}`)
}
