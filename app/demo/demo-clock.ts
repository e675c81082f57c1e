import { dayOf } from '#app/work/scope.ts'

/** The time the synthetic programme's acts happen at: it only goes forward, a few minutes an act. */
export class DemoClock {
  #instant: number

  constructor(day: string) {
    this.#instant = Date.parse(`${day}T05:00:00Z`)
  }

  readonly now = (): Date => new Date(this.#instant)

  /** To the morning of a day that is still ahead, else four minutes on. */
  goTo(day: string): void {
    const morning = Date.parse(`${day}T05:00:00Z`)
    this.#instant = day > dayOf(new Date(this.#instant)) ? morning : this.#instant + 4 * 60_000
  }

  goToInstant(instant: Date): void {
    this.#instant = Math.max(this.#instant + 1, instant.getTime())
  }
}
