import { describe, expect, it, test } from 'vitest'
import { admission, mayRevise, type Standing } from '#app/outcomes/ledger-rules.ts'
import { intervalOf, rounded } from '#app/outcomes/rounding.ts'
import type { Span } from '#app/outcomes/window-order.ts'

const exactly = (people: number) => ({ lo: people, hi: people })
const about = (people: number) => ({ lo: people - 2, hi: people + 2 })

describe('a revision', () => {
  it.each([
    ['a dozen came in: the first figure may give way', { added: 12, removed: 0 }, about(40), about(50), true],
    ['a dozen came in and three went, which nobody can tell', { added: 12, removed: 3 }, about(40), about(50), true],
    ['three came in: the figure stays, however it is rounded', { added: 3, removed: 0 }, about(40), about(45), false],
    // nothing of the group was told before: what stands beside it now tells of no side by itself
    ['three came in, and with them a group would show that did not: it stays', { added: 3, removed: 0 }, { lo: 0, hi: Infinity }, about(20), false],
    ['nine came in and nine went: the figure stays', { added: 9, removed: 9 }, about(40), about(40), false],
    ['a dozen came in, and that at most five went can be told', { added: 12, removed: 3 }, exactly(5), exactly(14), false],
    // the figure rose by nine at the most; whoever knows that T or more came knows that somebody went
    ['a dozen came in and seven went: the rule would tell that somebody went', { added: 12, removed: 7 }, about(45), about(50), false],
    ['a dozen came in and five went, printed as they are: the same', { added: 12, removed: 5 }, exactly(40), exactly(47), false],
    ['seven came in and fourteen went: the same the other way', { added: 7, removed: 14 }, about(50), about(45), false],
    ['a dozen came in and eleven went: neither side is few', { added: 12, removed: 11 }, about(45), about(45), true],
    // it may have been anything below T: nothing about it can be worked out, and three are three all the same
    ['three came in, and what was not shown would be', { added: 3, removed: 0 }, { lo: 0, hi: Infinity }, about(12), false],
    ['a dozen came in, and what was not shown is', { added: 12, removed: 0 }, { lo: 0, hi: Infinity }, about(12), true],
  ])('%s', (_, change, before, after, may) => {
    expect(mayRevise(10, change, before, after)).toBe(may)
  })
})

describe('a longer window beside all its shorter ones', () => {
  const people = (...groups: [string, number][]): Set<string> => new Set(groups.flatMap(([name, count]) => Array.from({ length: count }, (_, at) => `${name} ${at}`)))
  const span = (from: string, to: string) => ({ startsOn: `2024-${from}-01`, endsOn: `2024-${to}-28` })
  const quarters = [span('01', '03'), span('04', '06'), span('07', '09'), span('10', '12')]
  const year = span('01', '12')
  const standing = (window: Span, people: ReadonlySet<string>, isShown = true): Standing => ({ window, people, told: intervalOf(rounded(people.size, 5), 5, 10), isShown })
  const admitted = (window: Span, people: ReadonlySet<string>, stood: readonly Standing[], addsUp = false) => admission(10, standing(window, people), stood, addsUp)
  const shown = (at: number, count: number): Standing => standing(quarters[at]!, people([`q${at}`, count]))
  const three = [shown(0, 20), shown(1, 20), shown(2, 20)]

  // every pair is 40 people and more apart: the pairs alone would let it stand
  test('nine in the fourth quarter alone: three quarters subtracted from the year would tell of them', () => {
    const all = people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 9])
    expect(admitted(year, all, three)).toBe('too-near')
    expect(admitted(year, all, three.slice(0, 2))).toBe('show')
  })

  test('the same whichever is asked last', () => {
    const stood = [...three.slice(0, 2), standing(year, people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 9]))]
    expect(admitted(quarters[2]!, people(['q2', 20]), stood)).toBe('too-near')
  })

  test('ten are enough, also where the four leave no time: whoever of them is in one quarter alone is ten', () => {
    expect(admitted(year, people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 10]), three)).toBe('show')
    expect(admitted(year, people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 10]), [...three, shown(3, 10)])).toBe('show')
  })

  // 22 in each of three quarters, all of them others; 15 in the fourth, 9 of these in no other: the year has 75, the three 60 to 72
  test('nine in the fourth quarter alone, with the fourth shown: a reader leaves it out and subtracts the other three', () => {
    const quarter = (at: number): Standing => shown(at, 22)
    const fourth = standing(quarters[3]!, people(['q3', 9], ['q0', 6]))
    const all = people(['q0', 22], ['q1', 22], ['q2', 22], ['q3', 9])
    expect(admitted(year, all, [quarter(0), quarter(1), quarter(2), fourth])).toBe('too-near')
    expect(admitted(quarters[3]!, fourth.people, [quarter(0), quarter(1), quarter(2), standing(year, all)])).toBe('too-near')
    expect(admitted(year, people(['q0', 22], ['q1', 22], ['q2', 22], ['q3', 10]), [quarter(0), quarter(1), quarter(2), standing(quarters[3]!, people(['q3', 10], ['q0', 6]))])).toBe('show')
    // with one of the three not shown, as many are left
    expect(admitted(year, all, [quarter(0), { ...quarter(1), isShown: false }, quarter(2), fourth])).toBe('show')
  })

  test('in a project period, whoever was there in one quarter alone is left by every other quarter and by every other year', () => {
    const next = { startsOn: '2025-01-01', endsOn: '2025-12-28' }
    const stood: Standing[] = [...three, shown(3, 20), standing(next, people(['next', 30]))]
    const period = { startsOn: '2024-01-01', endsOn: '2025-12-28' }
    const all = (fourth: number): Set<string> => people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', fourth], ['next', 30])
    expect(admitted(period, all(20), stood)).toBe('show')
    expect(admitted(period, all(9), [...three, shown(3, 9), stood.at(-1)!])).toBe('too-near')
  })

  // 45 people in the first quarter, all printed; then nine of them are taken back and ten others come: 46, printed as 45
  test('nobody is told to have gone by the rule: what is printed must leave room for T others beside everybody of before', () => {
    const first = shown(0, 45)
    expect(admitted(year, people(['q0', 36], ['other', 10]), [first])).toBe('too-near')
    expect(admitted(quarters[0]!, first.people, [standing(year, people(['q0', 36], ['other', 10]))])).toBe('too-near')
    // where nobody went, as few as ten others are enough, and so it is where as many more came as leave it open
    expect(admitted(year, people(['q0', 45], ['other', 10]), [first])).toBe('show')
    expect(admitted(year, people(['q0', 36], ['other', 15]), [first])).toBe('too-near')
    expect(admitted(year, people(['q0', 36], ['other', 17]), [first])).toBe('show')
  })

  test('the same of two quarters together where nobody is in both, and of a half-year with T more than its quarter', () => {
    const [first, second] = [shown(0, 25), shown(1, 25)]
    const all = people(['q0', 20], ['q1', 21], ['other', 11])
    expect(admitted(year, all, [first, second])).toBe('show')
    expect(admitted(year, all, [first, second], true)).toBe('too-near')
    expect(admitted(year, people(['q0', 25], ['q1', 25], ['other', 10]), [first, second], true)).toBe('show')
    const half = standing(span('01', '06'), people(['q0', 20], ['half', 15]))
    // the half-year is printed as 35; its quarter of 28 says that the two together are 38 at the least
    expect(admitted(year, people(['q0', 19], ['half', 15], ['other', 10]), [half])).toBe('show')
    expect(admitted(year, people(['q0', 19], ['half', 15], ['other', 10]), [half, shown(0, 28)])).toBe('too-near')
  })

  test('and of a year that has T more than the three of its quarters that are shown, where nobody is in two', () => {
    const period = { startsOn: '2024-01-01', endsOn: '2025-12-28' }
    // printed as 55 beside a year of 45; its quarters say 18, 10 and 10 at the least, and so 48 of the year
    const asked = people(['q0', 18], ['q1', 10], ['q2', 10], ['year', 6], ['next', 11])
    const stood = standing(year, people(['q0', 19], ['q1', 10], ['q2', 10], ['year', 8]))
    expect(admitted(period, asked, [stood], true)).toBe('show')
    expect(admitted(period, asked, [stood, shown(0, 20), shown(1, 10), shown(2, 10)], true)).toBe('too-near')
    expect(admitted(period, asked, [stood, shown(0, 20), shown(1, 10), shown(2, 10)])).toBe('show')
  })

  // 23 new in each quarter, each printed 25: 92 at the least and 108 at the most
  test('all shorter windows together tell of nobody who went, and of nobody who came late', () => {
    const four = [0, 1, 2, 3].map((at) => shown(at, 23))
    const fromAll = (count: number): Set<string> => people(...[0, 1, 2, 3].map((at): [string, number] => [`q${at}`, count]))
    expect(admitted(year, fromAll(23), four, true)).toBe('show')
    expect(admitted(year, fromAll(22), four, true)).toBe('show')
    expect(admitted(year, fromAll(21), four, true)).toBe('too-near')
    expect(admitted(quarters[3]!, four[3]!.people, [...four.slice(0, 3), standing(year, fromAll(21))], true)).toBe('too-near')
    // with one of them not shown, and where somebody may be in two of them
    expect(admitted(year, fromAll(21), [...four.slice(0, 3), { ...four[3]!, isShown: false }], true)).toBe('show')
    expect(admitted(year, fromAll(21), four)).toBe('show')
    const late = (count: number): Set<string> => new Set([...fromAll(23), ...people(['late', count])])
    expect(admitted(year, late(20), four, true)).toBe('show')
    for (const addsUp of [true, false]) {
      // 113 at the least: five came late by the figures, and with T that is all the rule says
      expect(admitted(year, late(21), four, addsUp)).toBe('show')
      // 88 at the most by quarters of 22, printed 20; 93 at the least in the year
      const twenties = [0, 1, 2, 3].map((at) => shown(at, 22))
      expect(admitted(year, new Set([...fromAll(22), ...people(['late', 9])]), twenties, addsUp)).toBe('too-near')
      expect(admitted(year, new Set([...fromAll(22), ...people(['late', 4])]), twenties, addsUp)).toBe('show')
    }
    // T came late, and so it is told that some went: 12 of 92, or 3 of 92
    const exact = (window: Span, count: number, others = 0): Standing => ({ window, people: people(['all', count], ['late', others]), told: exactly(count + others), isShown: true })
    expect(admission(10, exact(year, 83, 12), quarters.map((window) => exact(window, 23)), true)).toBe('too-near')
    expect(admission(10, exact(year, 92, 12), quarters.map((window) => exact(window, 23)), true)).toBe('show')
    expect(admitted(year, late(21), four.slice(1), true)).toBe('show')
  })

  test('a window that was revised counts once among those that add up, by the version that says the most', () => {
    const [first, second] = [shown(0, 25), standing(quarters[0]!, people(['q0', 15]))]
    const all = people(['q0', 25], ['q1', 25], ['other', 10])
    expect(admitted(year, all, [first, shown(1, 25), first], true)).toBe('show')
    expect(admitted(year, people(['q0', 15], ['q1', 25], ['other', 10]), [first, shown(1, 25), second], true)).toBe('too-near')
    expect(admitted(year, people(['q0', 15], ['q1', 25], ['other', 10]), [second, shown(1, 25)], true)).toBe('show')
  })
})
