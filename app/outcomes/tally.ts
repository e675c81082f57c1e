/** What is known of one node before anything is decided. True values: they stay in the ledger. */
export type Tally = {
  people: number
  sessions: number
  /** Sessions of the people, and of the families (people seen together), most first; two of each decide. */
  byPerson: readonly number[]
  byFamily: readonly number[]
  /** People with both measurements, and the sum of their changes. */
  measured: number
  change: number
}

export const emptyTally: Tally = { people: 0, sessions: 0, byPerson: [], byFamily: [], measured: 0, change: 0 }

/** A node of which only the number of people is known or matters. */
export const peopleAlone = (people: number): Tally => ({ ...emptyTally, people })
