import { utf8 } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import { az } from './az.ts'
import { en, type Words } from './en.ts'
import type { Language } from './language.ts'
import { ru } from './ru.ts'

// English texts are literal types, so that `say` knows their places; the others have the same keys (checked by `Same`).
const all: Record<Language, Words> = { en, az: az as unknown as Words, ru: ru as unknown as Words }

export function wordsOf(language: Language): Words {
  return all[language]
}

export interface WordsScript {
  /** First 16 hexadecimal digits of the SHA-256 of the body: the name of an immutable asset. */
  readonly hash: string
  readonly body: string
}

const scripts = new Map<Language, WordsScript>()

/** The script at /words/<language>.<hash>.js: one assignment, the same bytes for everybody. Made once. */
export function wordsScript(language: Language): WordsScript {
  const made = scripts.get(language) ?? makeScript(wordsOf(language))
  scripts.set(language, made)
  return made
}

export function wordsScriptPath(language: Language): string {
  return `/words/${language}.${wordsScript(language).hash}.js`
}

export function makeScript(words: object): WordsScript {
  const body = `globalThis.sirdashWords=${scriptSafe(JSON.stringify(words))}`
  return { body, hash: hexOf(sha256(utf8(body))).slice(0, 16) }
}

/** Safe in a file and inside a <script> element; U+2028 and U+2029 end a line in old engines. */
function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
