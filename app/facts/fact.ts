import type { Id } from '#app/work/id.ts'

/** What can be counted. A fact is coarse, stands under a random subject id, and is only ever added. */
export const factKinds = ['contact', 'assessed', 'session', 'group-session', 'closure', 'milestone', 'led-session', 'supervision', 'measured', 'cancel'] as const
export type FactKind = (typeof factKinds)[number]

/** What is kept of one person behind a fact. Empty words where it is not known. */
export type Described = { sex: string; ageBand: string; category: string }

export type Fact = {
  id: Id<'fact'>
  /** `2024-05`: the month of the act itself (the session's date, not the signature's); the quarter follows from it. */
  month: string
  kind: FactKind
  /** The people the act was with: one for an individual session, n for a family session, none for a group session. */
  subjects: readonly Id<'subject'>[]
  district: string
  /** Of the first subject; empty for groups and cancellations. */
  sex: string
  ageBand: string
  category: string
  /** Everybody behind the fact, in the order of `subjects`, or of `children` where there are none. Empty: one person, described above. */
  people: readonly Described[]
  /** For kinds `assessed`, `session` and `closure`: of one person, or of a family. */
  session: 'individual' | 'family' | ''
  mode: 'face-to-face' | 'remote' | ''
  /** For kind `group-session`: the group, and the register numbers of the children who were there. For `milestone`: the training it came from. */
  group: string
  children: readonly number[]
  /** For kind `led-session`: participants by sex and age, in the order of the register's own cells. */
  counts: readonly number[]
  /** Outcome codes, in the words of the programme's own lists. */
  codes: readonly string[]
  /** For kind `cancel`: the fact that no longer counts. */
  cancels: Id<'fact'> | ''
}

/** What a caller gives; the rest is empty. `on` is the day of the act; only its month is kept. */
export type NewFact = Pick<Fact, 'id' | 'kind'> & { on: string } & Partial<Omit<Fact, 'id' | 'kind' | 'month'>>

export function factOf({ on, ...given }: NewFact): Fact {
  return {
    subjects: [], district: '', sex: '', ageBand: '', category: '', people: [], session: '', mode: '', group: '', children: [], counts: [], codes: [], cancels: '',
    ...given, month: monthOf(on),
  }
}

/** Takes a fact out of the count. It lies in the month of the fact it cancels, so that whoever counts that month finds both. */
export function cancelling(id: Id<'fact'>, fact: { id: Id<'fact'>; on: string }): NewFact {
  return { id, kind: 'cancel', on: fact.on, cancels: fact.id }
}

/** The people behind a fact with what is kept of each: a person's subject, or a child by its group's own register. */
export function peopleOf(fact: Pick<Fact, 'subjects' | 'group' | 'children' | 'people' | keyof Described>): ({ who: string } & Described)[] {
  const { sex, ageBand, category } = fact
  const names = fact.subjects.length > 0 ? fact.subjects : fact.children.map((child) => `${fact.group} ${child}`)
  return names.map((who, at) => ({ who, ...(fact.people[at] ?? (at === 0 || fact.subjects.length === 0 ? { sex, ageBand, category } : unknown)) }))
}

const unknown: Described = { sex: '', ageBand: '', category: '' }

/** What a fact about several people says of them: the first in its own words, everybody in `people`. */
export function describing(people: readonly Described[]): Pick<Fact, 'people' | keyof Described> {
  const all = people.map(({ sex, ageBand, category }) => ({ sex, ageBand, category }))
  return { ...(all[0] ?? unknown), people: all.length > 1 ? all : [] }
}

export const monthOf = (day: string): string => day.slice(0, 7)

export const factsInPack = 200
