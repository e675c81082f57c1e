import type { Id } from '#app/work/id.ts'
import type { SealedForm } from './sealed-form.server.ts'
import { sessionTimes } from './session.ts'

/** Why a form waits: its page was covered before it was sent, or somebody else was quicker. */
export type Why = 'covered' | 'overtaken'

/** A form that waits, sealed for whoever filled it in. `path`: of its page; `did`: its buttons, by which a page tells its forms apart. */
export type KeptForm = { id: string; person: Id<'person'>; path: string; did: readonly string[]; why: Why; sealed: SealedForm }
type Kept = KeptForm & { until: number }

/** Pages of one browser; the oldest goes. */
const most = 4

/**
 * Forms that wait for their author, by the mark of her browser. They lie here and nowhere else, and nobody can open
 * them before she is in again; whoever signs in after her gets another mark.
 */
export class FormsMemory {
  readonly #now: () => number
  readonly #forms = new Map<string, Kept[]>()

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  keep(mark: string, form: KeptForm): void {
    const others = this.#of(mark).filter(({ path }) => path !== form.path)
    this.#forms.set(mark, [...others, { ...form, until: this.#now() + sessionTimes.absolute }].slice(-most))
  }

  find(mark: string, path: string): KeptForm | undefined {
    return this.#of(mark).find((form) => form.path === path)
  }

  forget(mark: string, path: string): void {
    this.#set(mark, this.#of(mark).filter((form) => form.path !== path))
  }

  /** A sign-in gives the browser another mark: what waited for the same person goes with it, what waited for another is gone. */
  move(from: string, to: string, person: Id<'person'>): void {
    this.#set(to, this.#of(from).filter((form) => form.person === person))
    this.#forms.delete(from)
  }

  forgetAll(mark: string): void {
    this.#forms.delete(mark)
  }

  sweep(): void {
    for (const mark of [...this.#forms.keys()]) this.#set(mark, this.#of(mark))
  }

  clear(): void {
    this.#forms.clear()
  }

  #of(mark: string): Kept[] {
    return (this.#forms.get(mark) ?? []).filter(({ until }) => until >= this.#now())
  }

  #set(mark: string, forms: Kept[]): void {
    if (forms.length > 0) this.#forms.set(mark, forms)
    else this.#forms.delete(mark)
  }
}
