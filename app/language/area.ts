import type { Words } from './en.ts'

/** A feature's words: one script for each language. What an outage says goes with the frame. */
export type Area = Exclude<keyof Words, 'connection'>

/** A route's `handle`: the words its page reads. tests/language/area.test.ts says what is lacking. */
export type Spoken = { readonly words: readonly Area[] }
