import { beforeEach, expect, test } from 'vitest'
import { IdleWatch, pingEvery, type IdleGround } from '#app/ui/idle-watch.ts'

const minute = 60_000
let now: number
let did: string[]
let ground: IdleGround

beforeEach(() => {
  now = 1_000_000
  did = []
  ground = {
    now: () => now, ping: () => did.push('ping'), idle: () => did.push('idle'), tell: (at) => did.push(`tell ${at - 1_000_000}`),
    warn: (left) => { if (left !== undefined) did.push(`warn ${left}`) },
  }
})

const pass = (watch: IdleWatch, milliseconds: number, step = 1000) => {
  for (const until = now + milliseconds; now < until;) {
    now += step
    watch.check()
  }
}
const pings = () => did.filter((each) => each === 'ping').length

test('the server hears of somebody at most once a minute, and of nobody not at all', () => {
  const watch = new IdleWatch(10 * minute, ground)
  pass(watch, 5 * minute)
  expect(pings()).toBe(0)
  for (let second = 0; second < 300; second++) {
    now += 1000
    watch.active()
  }
  expect(pings()).toBe(5)
})

test('what was done within a minute is said at its end: the server never thinks longer of nobody than the page', () => {
  const watch = new IdleWatch(10 * minute, ground)
  now += 50_000
  watch.active()
  expect(pings()).toBe(0)
  pass(watch, pingEvery)
  expect(pings()).toBe(1)
  pass(watch, 3 * minute)
  expect(pings()).toBe(1)
})

test('it warns before it covers, and any sign of somebody stays it', () => {
  const watch = new IdleWatch(2 * minute, ground)
  pass(watch, 91_000)
  expect(did.at(-1)).toBe('warn 29')
  watch.active()
  did = []
  pass(watch, 80_000)
  expect(did.filter((each) => each.startsWith('warn') || each === 'idle')).toEqual([])
  pass(watch, 40_000)
  expect(did.filter((each) => each === 'idle')).toEqual(['idle'])
})

test('a machine that slept is idle as soon as it wakes, and no movement brings the page back', () => {
  const watch = new IdleWatch(10 * minute, ground)
  now += 60 * minute
  watch.active()
  watch.active()
  pass(watch, minute)
  expect(did).toEqual(['idle'])
})

test('somebody in another tab counts, a time to come does not', () => {
  const watch = new IdleWatch(2 * minute, ground)
  pass(watch, 110_000)
  watch.heard(now - 1000)
  watch.heard(now + 60 * minute)
  did = []
  pass(watch, 85_000)
  expect(did).toEqual([])
  expect(pings()).toBe(0)
  pass(watch, 40_000)
  expect(did).toContain('idle')
})
