import type { Tally } from './tally.ts'

/** One held session, not of a group: its people. */
export type SessionLine = { people: readonly string[] }

/** How sessions lie on people and on families: how many there are, and the two that have most. */
export type Spread = Pick<Tally, 'sessions' | 'byPerson' | 'byFamily'>

/** The same people, and how many sessions they had together: a few lines where there are thousands of sessions. */
export type Together = SessionLine & { times: number }

const known = new WeakMap<readonly SessionLine[], Together[]>()

export function togetherIn(sessions: readonly SessionLine[]): Together[] {
  const before = known.get(sessions)
  if (before) return before
  const groups: Groups = new Map()
  for (const { people } of sessions) addSession(groups, people)
  const together = [...groups.values()]
  known.set(sessions, together)
  return together
}

/** By who was there. */
export type Groups = Map<string, Together>

export function addSession(groups: Groups, people: readonly string[]): void {
  const key = people.length === 1 ? people[0]! : JSON.stringify(people)
  const group = groups.get(key)
  if (group) group.times++
  else groups.set(key, { people, times: 1 })
}

/** Of the people that are asked about; everybody where none is named. */
export function spreadOf(held: readonly Together[], families: (person: string) => string, members?: ReadonlySet<string>): Spread {
  const [byPerson, byFamily] = [new Map<string, number>(), new Map<string, number>()]
  for (const { people, times } of held) {
    const there = members ? people.filter((person) => members.has(person)) : people
    for (const person of there) byPerson.set(person, (byPerson.get(person) ?? 0) + times)
    for (const family of new Set(there.map(families))) byFamily.set(family, (byFamily.get(family) ?? 0) + times)
  }
  return { sessions: held.reduce((all, one) => all + one.times, 0), byPerson: twoLargest(byPerson), byFamily: twoLargest(byFamily) }
}

const twoLargest = (counts: ReadonlyMap<string, number>): number[] => [...counts.values()].sort((a, b) => b - a).slice(0, 2)

/** People who were ever in one session together are one family, by whoever of them comes first. */
export function familiesOf(sessions: readonly SessionLine[]): (person: string) => string {
  const above = new Map<string, string>()
  const first = (person: string): string => {
    const next = above.get(person)
    return next === undefined ? person : first(next)
  }
  for (const { people } of sessions) {
    for (const person of people.slice(1)) {
      const [one, other] = [first(people[0]!), first(person)]
      if (one !== other) above.set(other, one)
    }
  }
  return first
}
