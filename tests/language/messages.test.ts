import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { languageOfHeader, languages } from '#app/language/language.ts'
import { areas, makeScript, wordsAsRead, wordsOf, wordsScript, wordsScriptPath } from '#app/language/messages.server.ts'

type Texts = Map<string, string>

/** Every message by its path; the forms of a plural stand under one path each. */
function textsOf(value: unknown, path = '', texts: Texts = new Map()): Texts {
  if (typeof value === 'string') return texts.set(path, value)
  for (const [key, part] of Object.entries(value as object)) textsOf(part, path ? `${path}.${key}` : key, texts)
  return texts
}

const isPluralForm = (path: string): boolean => /\.(one|few|many|other)$/.test(path)
const keysOf = (texts: Texts): string[] => [...new Set([...texts.keys()].map((path) => path.replace(/\.(one|few|many|other)$/, '')))].sort()
const placesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

const english = textsOf(wordsOf('en'))

describe.each(languages)('%s', (language) => {
  const texts = textsOf(wordsOf(language))

  test('has the same messages as English', () => expect(keysOf(texts)).toEqual(keysOf(english)))

  test('has the same places in each message as English', () => {
    for (const [path, text] of texts) {
      const source = english.get(path) ?? english.get(path.replace(/\.\w+$/, '.other')) ?? ''
      if (isPluralForm(path) && path.endsWith('.one')) expect(placesOf(source)).toEqual(expect.arrayContaining(placesOf(text).filter((name) => name !== 'n')))
      else expect([path, placesOf(text)]).toEqual([path, placesOf(source)])
    }
  })

  test('has no empty text and no stray space', () => {
    for (const [path, text] of texts) expect([path, text.length > 0 && text === text.trim() && !text.includes('  ')]).toEqual([path, true])
  })

  test('is plain data', () => expect(JSON.parse(JSON.stringify(wordsOf(language)))).toEqual(wordsOf(language)))
})

test('Russian plurals have all their forms', () => {
  const russian = textsOf(wordsOf('ru'))
  const plurals = [...english.keys()].filter((path) => path.endsWith('.other')).map((path) => path.slice(0, -'.other'.length)).filter((path) => english.has(`${path}.one`))
  for (const path of plurals) for (const form of ['one', 'few', 'many', 'other']) expect([path, form, russian.has(`${path}.${form}`)]).toEqual([path, form, true])
})

test('Azerbaijani is written with its own letters and Russian in Cyrillic', () => {
  const az = [...textsOf(wordsOf('az')).values()].join('\n')
  for (const letter of 'əıİğşçöüƏ') expect(az).toContain(letter)
  expect(az).not.toMatch(/[а-яё]/i)
  const letters = (text: string, of: RegExp): number => text.replace(/\{\w+\}/g, '').match(of)?.length ?? 0
  const long = [...textsOf(wordsOf('ru'))].filter(([, text]) => letters(text, /\p{L}/gu) > 12)
  expect(long.filter(([, text]) => letters(text, /[a-z]/gi) > letters(text, /[а-яё]/gi))).toEqual([])
})

// The words that blame, in all three languages.
const blaming = [/\boverdue\b/i, /\bfail(ed|ure|s)?\b/i, /non-?compl/i, /\bmissing\b/i, /gecikmiş/i, /uğursuz/i, /просроч/i, /невыполн/i, /провал/i]
const blames = (text: string): boolean => blaming.some((word) => word.test(text))

test('no message blames', () => {
  expect(['This note is overdue', 'Sign-in failed', 'просрочено'].every(blames)).toBe(true) // the detector works
  for (const language of languages) expect([...textsOf(wordsOf(language)).values()].filter(blames)).toEqual([])
})

describe('the words script', () => {
  test('cannot end a script element', () => {
    const { body } = makeScript({ text: '</script><!-- \u2028 \u2029' })
    expect(body).not.toMatch(/[<\u2028\u2029]/)
    expect(run(body)).toEqual({ text: '</script><!-- \u2028 \u2029' })
  })

  test('gives the words of a feature, the same bytes each time, under a name made of them', () => {
    for (const language of languages) {
      for (const area of areas) {
        const { hash, body } = wordsScript(language, area)
        expect(Object.keys(run(body) as object)).toEqual(area === 'frame' ? ['frame', 'connection'] : [area])
        expect(hash).toMatch(/^[0-9a-f]{16}$/)
        expect(wordsScript(language, area)).toBe(wordsScript(language, area))
        expect(wordsScriptPath(language, area)).toBe(`/words/${language}.${area}.${hash}.js`)
      }
    }
    expect(new Set(languages.flatMap((language) => areas.map((area) => wordsScript(language, area).hash))).size).toBe(3 * areas.length)
  })

  test('all of them together are the words of their language', () => {
    for (const language of languages) expect(run(...areas.map((area) => wordsScript(language, area).body))).toEqual(wordsOf(language))
  })

  test('says which features a page read while it was made', () => {
    const { words, read } = wordsAsRead('az')
    expect([...read]).toEqual([])
    expect([words.cases.toCase, words.connection.tooSlow]).toEqual([wordsOf('az').cases.toCase, wordsOf('az').connection.tooSlow])
    expect([...read]).toEqual(['cases'])
  })

  test('is the only way words reach the browser: no language is in the client bundle', async () => {
    const bundled = async (entry: string) => {
      const result = await build({ stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'node', external: ['react', 'react/*'], jsx: 'automatic', logLevel: 'silent' })
      return result.outputFiles[0]?.text ?? ''
    }
    const page = await bundled("export * from './app/language/words.tsx'; export * from './app/language/say.ts'; export * from './app/language/dates.ts'")
    expect(page).toContain('sirdashWords')
    for (const language of languages) expect(page).not.toContain(wordsOf(language).accounts.signIn.lead)
    expect(await bundled("import { en } from './app/language/en.ts'; console.log(en)")).toContain(wordsOf('en').accounts.signIn.lead) // the detector works
  })
})

test('the language of a browser is found in its header', () => {
  expect(languageOfHeader('az-AZ,az;q=0.9,en;q=0.8')).toBe('az')
  expect(languageOfHeader('de, ru;q=0.4, en;q=0.2')).toBe('ru')
  expect(languageOfHeader('en;q=0, ru')).toBe('ru')
  expect(languageOfHeader(null)).toBe('en')
})

/** The scripts of a page, one after the other. */
function run(...bodies: string[]): unknown {
  const page: { sirdashWords?: unknown } = {}
  for (const body of bodies) new Function('globalThis', body)(page)
  return page.sirdashWords
}
