import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowsRecord, caseStates, consentStanding, isFinished, mayBecome, nextStates } from '#app/cases/case.ts'
import { newest, oneYearAfter, purposes, sheetVersion, statements, type Answers, type ConsentLine } from '#app/cases/consent.ts'

const state = fc.constantFrom(...caseStates)

test('a case goes where the design lets it and nowhere else', () => {
  expect(caseStates.map((from) => [from, ...nextStates(from)])).toEqual([
    ['first-contact', 'registered'], ['registered', 'assessed'], ['assessed', 'in-care', 'referred', 'no-need'], ['in-care', 'on-hold', 'closing'],
    ['referred'], ['no-need'], ['on-hold', 'in-care'], ['closing', 'closed', 'in-care'], ['closed'],
  ])
})

test('no walk comes back before consent, leaves a finished case or closes one that was never in care', () => {
  fc.assert(fc.property(fc.array(state, { maxLength: 30 }), (wishes) => {
    const walk = wishes.reduce((walked, wish) => (mayBecome(walked.at(-1)!, wish) ? [...walked, wish] : walked), ['first-contact' as (typeof caseStates)[number]])
    expect(walk.lastIndexOf('first-contact')).toBe(0)
    expect(walk.findIndex(isFinished)).toBe(isFinished(walk.at(-1)!) ? walk.length - 1 : -1)
    if (walk.includes('closed')) expect(walk).toContain('in-care')
    expect(walk.filter((one) => one === 'registered').length).toBeLessThanOrEqual(1)
  }))
})

test('consent: a task for 30 days, still written for 60 days after', () => {
  const given = { consent_state: 'given', consent_until: '2025-05-14' } as const
  expect([365, 31, 30, 0, -1, -60, -61].map((left) => consentStanding(given, left))).toEqual(['given', 'given', 'ends-soon', 'ends-soon', 'to-be-renewed', 'to-be-renewed', 'expired'])
  expect(['given', 'ends-soon', 'to-be-renewed', 'expired', 'none', 'withdrawn'].map((standing) => allowsRecord(standing as 'given'))).toEqual([true, true, true, false, false, false])
  expect(consentStanding({ consent_state: 'withdrawn', consent_until: '2025-05-14' }, 100)).toBe('withdrawn')
})

test('one year, on 29 February too; the newest line holds', () => {
  expect(oneYearAfter('2024-05-14')).toBe('2025-05-14')
  expect(oneYearAfter('2024-02-29')).toBe('2025-02-28')
  const line = (number: number): ConsentLine => ({ number, on: '2024-05-14', until: '2025-05-14', withdrawn: [], sheet: { version: sheetVersion, language: 'az' }, statements: [...statements], how: 'thumb', by: { who: 'self' }, answers: Object.fromEntries(purposes.map((purpose) => [purpose, true])) as Answers })
  expect(newest([line(2), line(3), line(1)])?.number).toBe(3)
  expect(newest([])).toBeUndefined()
})
