import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowsOpenReviews, announcedEnd, isLive } from '#app/supervision/agreement.ts'
import { fillQueue, mondayOf, weeklyBudget, type Waiting } from '#app/supervision/review-queue.ts'

const day = '2024-05-14'
const note = (noteId: string, more: Partial<Waiting> = {}): Waiting => ({ noteId, caseId: `case-${noteId}`, signedOn: '2024-05-10', asked: false, opensCase: false, closesCase: false, lot: 500, ...more })
const fill = (notes: Waiting[], left = 10, isNew = false) => fillQueue(notes, { left, day, isNew })

describe('the queue', () => {
  const notes = [note('lot-high', { lot: 900 }), note('closing', { closesCase: true }), note('lot-low', { lot: 3 }), note('asked', { asked: true }), note('first', { opensCase: true, lot: 700 })]

  test('is filled in its order: asked, first of a new colleague, closures, then by lot', () => {
    expect(fill(notes, 10, true).map((each) => [each.noteId, each.why])).toEqual([
      ['asked', 'asked'], ['first', 'first-assessment'], ['closing', 'closure'], ['lot-low', 'lot'], ['lot-high', 'lot']])
    expect(fill(notes).map((each) => each.noteId)).toEqual(['asked', 'closing', 'lot-low', 'first', 'lot-high'])
  })

  test('shows no more than the budget', () => {
    expect(fill(notes, 2).map((each) => each.noteId)).toEqual(['asked', 'closing'])
    expect(fill(notes, 0)).toEqual([])
    expect(fill(notes, -1)).toEqual([])
  })

  test('lets a note lapse after 30 days, unless it was asked for', () => {
    const old = { signedOn: '2024-04-13' }
    expect(fill([note('a', old), note('b', { ...old, asked: true }), note('c', { signedOn: '2024-04-14' })]).map((each) => each.noteId)).toEqual(['b', 'c'])
  })

  test('draws every note with the same chance, wherever it stands', () => {
    const drawn = Array.from({ length: 10 }, () => 0)
    const rounds = 5000
    let seed = 20240514
    const random = () => { seed = (seed * 1664525 + 1013904223) % 2 ** 32; return seed }
    for (let round = 0; round < rounds; round++) {
      const lots = Array.from({ length: 10 }, (_, at) => note(String(at), { lot: random(), signedOn: `2024-05-${String(at + 1).padStart(2, '0')}` }))
      for (const each of fill(lots, 3)) drawn[Number(each.noteId)]!++
    }
    // 3 of 10: expected 1500 each; five standard deviations are 162
    for (const count of drawn) expect(Math.abs(count - rounds * 0.3)).toBeLessThan(162)
  })

  test('depends on the notes alone, not on the order they come in', () => {
    const anyNote = fc.record({ noteId: fc.uuid(), caseId: fc.constant('c'), signedOn: fc.constantFrom('2024-05-01', '2024-05-10', '2024-03-01'), asked: fc.boolean(), opensCase: fc.boolean(), closesCase: fc.boolean(), lot: fc.nat(20) })
    fc.assert(fc.property(fc.uniqueArray(anyNote, { selector: (each) => each.noteId, maxLength: 12 }), fc.nat(6), fc.boolean(), (notes, left, isNew) => {
      const once = fillQueue(notes, { left, day, isNew })
      expect(fillQueue([...notes].reverse(), { left, day, isNew })).toEqual(once)
      expect(once.length).toBeLessThanOrEqual(left)
    }))
  })
})

test('a new colleague is read twice as much for three months', () => {
  expect([weeklyBudget(3, '2024-05-14', day), weeklyBudget(3, '2024-02-15', day), weeklyBudget(3, '2024-02-14', day), weeklyBudget(3, null, day)]).toEqual([6, 6, 3, 3])
  expect([mondayOf('2024-05-13'), mondayOf('2024-05-14'), mondayOf('2024-05-19')]).toEqual(['2024-05-13', '2024-05-13', '2024-05-13'])
})

test('an agreement says that it ends, and runs on for open reviews', () => {
  const agreement = { state: 'active' as const, starts_on: '2024-01-01', ends_on: '2024-06-13' }
  expect(announcedEnd(agreement, '2024-05-13')).toBeUndefined()
  expect(announcedEnd(agreement, '2024-05-14')).toEqual({ within: 30, days: 30 })
  expect(announcedEnd(agreement, '2024-06-06')).toEqual({ within: 7, days: 7 })
  expect(announcedEnd(agreement, '2024-06-13')).toEqual({ within: 7, days: 0 })
  expect(isLive(agreement, '2024-06-14')).toBe(false)
  expect(allowsOpenReviews(agreement, '2024-06-27')).toBe(true)
  expect(allowsOpenReviews(agreement, '2024-06-28')).toBe(false)
  expect(allowsOpenReviews({ ...agreement, state: 'draft' }, '2024-02-01')).toBe(false)
})
