import { newBytes } from '#app/keys/random.server.ts'

/** Words that were typed into one field and stand nowhere else. `names`: into an identity; `texts`: everywhere else. */
export type Canaries = { names: Map<string, string>; texts: Map<string, string> }

export type Say = (kind: keyof Canaries, field: string) => string

export function keep(words: Map<string, string>, field: string, word: string): string {
  if (words.has(field)) throw new Error(`two fields are called ${field}`)
  words.set(field, word)
  return word
}

export const letters = (count: number): string => [...newBytes(count)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')

export const digits = (count: number): string => [...newBytes(count)].map((byte) => String(byte % 10)).join('')
