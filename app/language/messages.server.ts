import { utf8 } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Area } from './area.ts'
import { az } from './az.ts'
import { en, type Words } from './en.ts'
import type { Language } from './language.ts'
import { ru } from './ru.ts'

// English texts are literal types, so that `say` knows their places; the others have the same keys (checked by `Same`).
const all: Record<Language, Words> = { en, az: az as unknown as Words, ru: ru as unknown as Words }

export function wordsOf(language: Language): Words {
  return all[language]
}

/** In the order of the scripts of a page. */
export const areas = Object.keys(en).filter((area): area is Area => area !== 'connection')

/** The words of a language, and the areas that a page reads of them while it is made. */
export function wordsAsRead(language: Language): { words: Words; read: ReadonlySet<Area> } {
  const read = new Set<Area>()
  const noting = (words: Words, area: string | symbol): unknown => {
    if (isArea(area)) read.add(area)
    return words[area as keyof Words]
  }
  return { words: new Proxy(all[language], { get: noting }), read }
}

export function isArea(name: unknown): name is Area {
  return areas.some((area) => area === name)
}

export interface WordsScript {
  /** First 16 hexadecimal digits of the SHA-256 of the body: the name of an immutable asset. */
  readonly hash: string
  readonly body: string
}

const scripts = new Map<string, WordsScript>()

/** The script at /words/<language>.<area>.<hash>.js: one assignment, the same bytes for everybody. Made once. */
export function wordsScript(language: Language, area: Area): WordsScript {
  const name = `${language}.${area}`
  const made = scripts.get(name) ?? makeScript(wordsIn(language, area))
  scripts.set(name, made)
  return made
}

function wordsIn(language: Language, area: Area): object {
  const { [area]: words, connection } = all[language]
  return area === 'frame' ? { [area]: words, connection } : { [area]: words }
}

export function wordsScriptPath(language: Language, area: Area): string {
  return `/words/${language}.${area}.${wordsScript(language, area).hash}.js`
}

export function makeScript(words: object): WordsScript {
  const body = `Object.assign(globalThis.sirdashWords??={},${scriptSafe(JSON.stringify(words))})`
  return { body, hash: hexOf(sha256(utf8(body))).slice(0, 16) }
}

/** Safe in a file and inside a <script> element; U+2028 and U+2029 end a line in old engines. */
function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
