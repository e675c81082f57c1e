import { describe, expect, it, test } from 'vitest'
import { admission, mayRevise, type Standing } from '#app/outcomes/ledger-rules.ts'

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
  const shown = (at: number, count: number): Standing => ({ window: quarters[at]!, people: people([`q${at}`, count]), isShown: true })
  const three = [shown(0, 20), shown(1, 20), shown(2, 20)]

  // every pair is 40 people and more apart: the pairs alone would let it stand
  test('nine in the fourth quarter alone: three quarters subtracted from the year would tell of them', () => {
    const all = people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 9])
    expect(admission(10, year, all, three)).toBe('too-near')
    expect(admission(10, year, all, three.slice(0, 2))).toBe('show')
  })

  test('the same whichever is asked last', () => {
    const stood = [...three.slice(0, 2), { window: year, people: people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 9]), isShown: true }]
    expect(admission(10, quarters[2]!, people(['q2', 20]), stood)).toBe('too-near')
  })

  test('ten are enough, also where the four leave no time: whoever of them is in one quarter alone is ten', () => {
    expect(admission(10, year, people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 10]), three)).toBe('show')
    expect(admission(10, year, people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', 10]), [...three, shown(3, 10)])).toBe('show')
  })

  // 22 in each of three quarters, all of them others; 15 in the fourth, 9 of these in no other: the year has 75, the three 60 to 72
  test('nine in the fourth quarter alone, with the fourth shown: a reader leaves it out and subtracts the other three', () => {
    const quarter = (at: number): Standing => ({ window: quarters[at]!, people: people([`q${at}`, 22]), isShown: true })
    const fourth = { window: quarters[3]!, people: people(['q3', 9], ['q0', 6]), isShown: true }
    const all = people(['q0', 22], ['q1', 22], ['q2', 22], ['q3', 9])
    expect(admission(10, year, all, [quarter(0), quarter(1), quarter(2), fourth])).toBe('too-near')
    expect(admission(10, quarters[3]!, fourth.people, [quarter(0), quarter(1), quarter(2), { window: year, people: all, isShown: true }])).toBe('too-near')
    expect(admission(10, year, people(['q0', 22], ['q1', 22], ['q2', 22], ['q3', 10]), [quarter(0), quarter(1), quarter(2), { ...fourth, people: people(['q3', 10], ['q0', 6]) }])).toBe('show')
    // with one of the three not shown, as many are left
    expect(admission(10, year, all, [quarter(0), { ...quarter(1), isShown: false }, quarter(2), fourth])).toBe('show')
  })

  test('in a project period, whoever was there in one quarter alone is left by every other quarter and by every other year', () => {
    const next = { startsOn: '2025-01-01', endsOn: '2025-12-28' }
    const stood: Standing[] = [...three, shown(3, 20), { window: next, people: people(['next', 30]), isShown: true }]
    const period = { startsOn: '2024-01-01', endsOn: '2025-12-28' }
    const all = (fourth: number): Set<string> => people(['q0', 20], ['q1', 20], ['q2', 20], ['q3', fourth], ['next', 30])
    expect(admission(10, period, all(20), stood)).toBe('show')
    expect(admission(10, period, all(9), [...three, shown(3, 9), stood.at(-1)!])).toBe('too-near')
  })
})
