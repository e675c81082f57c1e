import { describe, expect, test } from 'vitest'
import { closureForm, closureOf } from '#app/cases/closure-form.server.ts'
import { monthsAfter, nameUntil, notAppraised, outcomeCodes, type ClosureContent } from '#app/cases/closure.ts'

const better = { distress: 'better', functioning: 'same', coping: 'not-available' } as const
const content: ClosureContent = {
  closedOn: '2024-05-14', reason: 'goals-met', evaluated: true, appraisal: { client: better, practitioner: better, overall: better }, lastScales: 'declined', goals: '', followUps: { answer: 'not-wished' },
}

describe('the form', () => {
  const rated = { distress: 'better', functioning: 'better', coping: 'same' }
  const typed = { closedOn: '2024-05-14', reason: 'moved', evaluated: 'yes', client: rated, practitioner: rated, overall: rated, lastScales: 'taken', name: 'keep', followUps: 'planned', firstOn: '2024-06-14', secondOn: '2024-08-14', pin: '1' }
  const form = closureForm({ openedOn: '2024-05-01', today: '2024-05-20' })
  const problems = (given: object) => form.safeParse({ ...typed, ...given }).error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []

  test('takes what is whole', () => {
    expect(problems({})).toEqual([])
    expect(closureOf(form.parse(typed))).toMatchObject({ evaluated: true, goals: '', name: 'keep', followUps: { answer: 'planned', firstOn: '2024-06-14' }, appraisal: { overall: rated } })
    expect(closureOf(form.parse({ ...typed, evaluated: 'no', client: undefined, overall: undefined, followUps: 'not-wished' }))).toMatchObject({ evaluated: false, appraisal: { client: notAppraised.client, practitioner: rated }, followUps: { answer: 'not-wished' } })
  })

  test('names what is not', () => {
    expect(problems({ closedOn: '2024-05-21' })).toContain('closedOn date-in-future')
    expect(problems({ closedOn: '2024-04-30' })).toEqual(['closedOn before-opening'])
    expect(problems({ client: { distress: 'better' } })).toEqual(['client.functioning choose', 'client.coping choose'])
    const nothing = { distress: 'not-available', functioning: 'not-available', coping: 'not-available' }
    expect(problems({ overall: nothing })).toEqual(['evaluated nothing-evaluated'])
    expect(problems({ firstOn: undefined })).toEqual(['firstOn required'])
    expect(problems({ firstOn: '2024-05-14' })).toEqual(['firstOn after-closing'])
    expect(problems({ secondOn: '2024-06-14' })).toEqual(['secondOn after-first'])
    expect(problems({ goals: 'x'.repeat(2_001) })).toEqual(['goals too-long:2000'])
  })
})

test('what was not looked at says nothing about the outcome', () => {
  expect(outcomeCodes({ ...content, evaluated: false })).toEqual(['goals-met', 'not-evaluated'])
  expect(outcomeCodes({ ...content, lastScales: 'taken' })).toContain('scales-taken')
})

test('months later, on the last day where there is no such one', () => {
  expect(['2024-01-31', '2023-01-31', '2024-11-30', '2024-05-14'].map((day) => [monthsAfter(day, 1), monthsAfter(day, 3)])).toEqual([
    ['2024-02-29', '2024-04-30'], ['2023-02-28', '2023-04-30'], ['2024-12-30', '2025-02-28'], ['2024-06-14', '2024-08-14']])
})

test('the name is kept three years or one, as the client chose; a closure from before says nothing of it', () => {
  expect((['keep', 'erase', undefined] as const).map((name) => nameUntil({ closedOn: '2024-02-29', ...(name ? { name } : {}) }))).toEqual(['2027-02-28', '2025-02-28', null])
})
