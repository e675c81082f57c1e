/** What is known of one node before anything is decided. True values: they stay in the ledger. */
export type Tally = {
  people: number
  sessions: number
  /** Sessions of the people, and of the families (people seen together), most first; two of each decide. */
  byPerson: readonly number[]
  byFamily: readonly number[]
  /** Of people with both measurements, on trees that have a mean. */
  changes: readonly number[]
}

export const emptyTally: Tally = { people: 0, sessions: 0, byPerson: [], byFamily: [], changes: [] }

/** A node of which only the number of people is known or matters. */
export const peopleAlone = (people: number): Tally => ({ ...emptyTally, people })
