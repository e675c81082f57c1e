import type { EntryContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { wordsPathsOf } from '#app/http/words-of-page.server.ts'
import type { Area } from '#app/language/area.ts'
import { areas } from '#app/language/messages.server.ts'

/** A page of two routes, as far as its words go. */
const page = (...handles: unknown[]): EntryContext => ({
  staticHandlerContext: { matches: handles.map((_, at) => ({ route: { id: `route ${at}` } })) },
  routeModules: Object.fromEntries(handles.map((handle, at) => [`route ${at}`, { default: () => null, handle }])),
}) as unknown as EntryContext

const areasIn = (paths: string[]): string[] => paths.map((path) => /^\/words\/az\.(\w+)\.[0-9a-f]{16}\.js$/.exec(path)![1]!)
const frame = { words: ['frame'] }

test('a page brings what its routes name, each once, the frame first', () => {
  expect(areasIn(wordsPathsOf('az', page(frame, { words: ['risk'] }, { words: ['cases', 'risk'] }), new Set<Area>(['frame', 'cases'])))).toEqual(['frame', 'cases', 'risk'])
})

test('and what it read all the same', () => {
  expect(areasIn(wordsPathsOf('az', page(frame), new Set<Area>(['supervision'])))).toEqual(['frame', 'supervision'])
})

test('and everything where a route names nothing', () => {
  expect(areasIn(wordsPathsOf('az', page(frame, undefined), new Set<Area>()))).toEqual(areas)
})
