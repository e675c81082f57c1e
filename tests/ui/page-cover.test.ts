import { beforeEach, expect, test } from 'vitest'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { wordsOf } from '#app/language/messages.server.ts'
import { Cover } from '#app/ui/cover.tsx'
import { isDoor, PageCover, type CoverGround, type Door } from '#app/ui/page-cover.ts'

let did: string[]
let line: boolean
let waiting: { act: () => void; ms: number }[]
let cover: PageCover

beforeEach(() => {
  did = []
  line = true
  waiting = []
  const ground: CoverGround = {
    hide: () => did.push('hide'), tell: ({ kind }) => did.push(`tell ${kind}`), go: (to) => did.push(`go ${to}`), keep: async () => did.push('keep'), here: () => '/notes/1', waits: (door) => did.push(`waits ${door}`),
    post: async (door: Door) => {
      did.push(`post ${door}`)
      if (!line) throw new TypeError('no line')
      return true
    },
    later: (act, ms) => waiting.push({ act, ms }),
  }
  cover = new PageCover(ground)
})

const time = async () => {
  for (const { act } of waiting.splice(0)) act()
  await new Promise((done) => { setTimeout(done) })
}

test('it hides first, tells the other tabs, and then asks the server', async () => {
  await cover.close('/veil')
  expect(did).toEqual(['hide', 'tell cover', 'post /veil', 'tell closed', 'keep', 'go /veiled?to=%2Fnotes%2F1'])
})

test('without a line it stays hidden, says so, and asks again until it is heard', async () => {
  line = false
  await cover.close('/veil')
  expect(did).toEqual(['hide', 'tell cover', 'post /veil', 'waits /veil'])
  await time()
  expect(did.slice(4)).toEqual(['post /veil', 'waits /veil'])
  line = true
  await cover.again()
  expect(did.slice(6)).toEqual(['post /veil', 'tell closed', 'keep', 'go /veiled?to=%2Fnotes%2F1'])
  await time()
  expect(did).toHaveLength(10)
})

test('another tab hides at once and leaves when the server has done it', async () => {
  cover.hear({ kind: 'cover' })
  expect(did).toEqual(['hide'])
  cover.hear({ kind: 'closed' })
  await time()
  expect(did).toEqual(['hide', 'hide', 'keep', 'go /veiled?to=%2Fnotes%2F1'])
})

test('when the tab that began is gone, the other one asks the server itself', async () => {
  cover.hear({ kind: 'cover' })
  await time()
  expect(did).toEqual(['hide', 'post /veil', 'tell closed', 'keep', 'go /veiled?to=%2Fnotes%2F1'])
})

test('signing out of a page that could not be veiled is not taken back', async () => {
  line = false
  await cover.close('/veil')
  await cover.close('/sign-out')
  expect(did.at(-1)).toBe('waits /sign-out')
  await cover.close('/veil')
  line = true
  await cover.again()
  expect(did.at(-1)).toBe('go /sign-in?signed-out')
})

test('without a line the cover says what comes then: the way back, by PIN or passphrase, or that nobody is signed out yet', () => {
  const { frame: { veil } } = wordsOf('en')
  const shown = (waitsFor: Door | undefined) => renderToStaticMarkup(createElement(Cover, { words: veil, action: 'again', covering: { secondsLeft: undefined, waitsFor, close: () => {}, again: () => {} } }))
  expect((['/veil', '/lock', '/sign-out'] as const).map((door) => shown(door).includes('you can come back in'))).toEqual([true, true, false])
  expect(shown('/sign-out')).toContain('You are not signed out before the line is back.')
  expect([shown(undefined).includes(veil.covered), shown(undefined).includes('<button')]).toEqual([true, false])
})

test('only the three doors are taken over from their forms', () => {
  expect(['/veil', '/lock', '/sign-out', '/names', '/veil?x', null].map(isDoor)).toEqual([true, true, true, false, false, false])
})
