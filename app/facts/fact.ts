import type { Id } from '#app/work/id.ts'

/** What can be counted. A fact is coarse, stands under a random subject id, and is only ever added. */
export const factKinds = ['contact', 'assessed', 'session', 'group-session', 'closure', 'cancel'] as const
export type FactKind = (typeof factKinds)[number]

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
  /** For kind `session`. */
  session: 'individual' | 'family' | ''
  mode: 'face-to-face' | 'remote' | ''
  /** For kind `group-session`: the group, and the register numbers of the children who were there. */
  group: string
  children: readonly number[]
  /** Outcome codes, in the words of the programme's own lists. */
  codes: readonly string[]
  /** For kind `cancel`: the fact that no longer counts. */
  cancels: Id<'fact'> | ''
}

/** What a caller gives; the rest is empty. `on` is the day of the act; only its month is kept. */
export type NewFact = Pick<Fact, 'id' | 'kind'> & { on: string } & Partial<Omit<Fact, 'id' | 'kind' | 'month'>>

export function factOf({ on, ...given }: NewFact): Fact {
  return {
    subjects: [], district: '', sex: '', ageBand: '', category: '', session: '', mode: '', group: '', children: [], codes: [], cancels: '',
    ...given, month: monthOf(on),
  }
}

/** Takes a fact out of the count. It lies in the month of the fact it cancels, so that whoever counts that month finds both. */
export function cancelling(id: Id<'fact'>, fact: { id: Id<'fact'>; on: string }): NewFact {
  return { id, kind: 'cancel', on: fact.on, cancels: fact.id }
}

export const monthOf = (day: string): string => day.slice(0, 7)

export const factsInPack = 200
