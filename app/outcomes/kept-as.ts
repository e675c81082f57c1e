import type { PersonOf } from '#app/facts/who-is-who.ts'

/**
 * How whoever is counted is kept behind a figure: by the first of the subjects they were counted by. By a subject that only some
 * other list has for them they would be lost where that list is corrected first, and be new in the next window.
 */
export class KeptAs {
  readonly #first = new Map<string, string>()
  readonly #otherwise: PersonOf

  constructor(otherwise: PersonOf = (person) => person) {
    this.#otherwise = otherwise
  }

  /** These subjects of one fact are these people. */
  add(subjects: readonly string[], people: readonly string[]): void {
    for (const [at, subject] of subjects.entries()) {
      const before = this.#first.get(people[at]!)
      if (before === undefined || subject < before) this.#first.set(people[at]!, subject)
    }
  }

  nameOf: PersonOf = (person) => this.#first.get(person) ?? this.#otherwise(person)
}
