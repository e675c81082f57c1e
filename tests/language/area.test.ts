import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { areas } from '#app/language/messages.server.ts'
import { areasReadFrom, areasReadIn, sourceFrom } from './areas-read.ts'

// Which words a page reads is written in its route's `handle`; here it is read from the source of all that the page shows.
const pages = readdirSync('app/routes').filter((name) => name.endsWith('.tsx')).map((name) => name.slice(0, -'.tsx'.length))
const frame = ['frame', 'connection']
/** Read only where a form is shown again after its page was covered. That is always a whole page, which brings what was read for it. */
const onWholePages = ['kept']

function namedBy(file: string): string[] {
  const [, names] = /^export const handle: Spoken = \{ words: \[(.*)\] \}$/m.exec(readFileSync(`app/${file}.tsx`, 'utf8')) ?? []
  if (names === undefined) throw new Error(`${file} names no words`)
  return [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name!)
}

/** What stands around a page names its own. */
function lackingIn(page: string, named: readonly string[]): string[] {
  const around = page.startsWith('_desk.') ? namedBy('routes/_desk') : []
  return [...areasReadFrom(`app/routes/${page}.tsx`)].filter((area) => ![...frame, ...onWholePages, ...around, ...named].includes(area))
}

test.each(pages)('%s names the words it reads, and no others', (page) => {
  const named = namedBy(`routes/${page}`)
  expect({ lacking: lackingIn(page, named) }).toEqual({ lacking: [] })
  const read = areasReadFrom(`app/routes/${page}.tsx`)
  expect({ unread: named.filter((area) => !read.has(area)) }).toEqual({ unread: [] })
})

test('the frame of every page, its errors included, has its own words', () => {
  expect(namedBy('root')).toEqual(['frame'])
  expect([...areasReadFrom('app/root.tsx')].filter((area) => !frame.includes(area))).toEqual([])
})

test('what a page does not name is found', () => {
  expect(lackingIn('_desk.caseload', [])).toContain('cases')
  expect(lackingIn('_desk.drafts.$draftId._index', ['sessions'])).toEqual(expect.arrayContaining(['assessments', 'groups']))
  expect(new Set(pages.flatMap((page) => [...areasReadFrom(`app/routes/${page}.tsx`)]))).toEqual(new Set([...areas, 'connection']))
})

test.each([
  ['const { audit, cases: words } = useWords()', ['audit', 'cases']],
  ['const { scales: { packs: words, ...scales }, frame } = useWords()', ['scales', 'frame']],
  ['const words = useWords()\n  const { cases, frame } = words\n  return words.risk.alert', ['cases', 'frame', 'risk']],
  ['return useWords().groups.title', ['groups']],
  ["return useWords()['groups'].title", ['groups']],
])('as it is written: %s', (line, read) => {
  expect(areasReadIn(sourceFrom(`function Page() {\n  ${line}\n}`)).sort()).toEqual([...read].sort())
})

test('and where the words are handed on', () => {
  expect(areasReadIn(sourceFrom('function word({ people: { districts } }: Words, name: string) { return districts }'))).toEqual(['people'])
  expect(areasReadIn(sourceFrom('const word = (all: Words): string => all.cases.title'))).toEqual(['cases'])
})

test('the name of each is one word in small letters, as its script is asked for', () => {
  expect(areas.filter((area) => !/^[a-z]+$/.test(area))).toEqual([])
})
