import { describe, expect, it } from 'vitest'
import { parseWithZod } from '@conform-to/zod/v4'
import { instrument, instruments } from '#app/scales/instruments.server.ts'
import { cueOf } from '#app/scales/item-cues.ts'
import { scaleForm } from '#app/scales/scale-form.server.ts'
import { recallDays } from '#app/scales/scale.ts'
import { newId } from '#app/work/id.ts'
import { digits } from './filled.ts'

describe('the form', () => {
  const read = (tool: string, typed: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ scaleId: newId(), alertId: newId(), measuredOn: '2024-05-14', language: 'az', mode: 'self', rater: 'client', ...typed })) form.append(name, value)
    const submission = parseWithZod(form, { schema: scaleForm(instrument(tool), { today: '2024-05-14', members: [] }) })
    return submission.status === 'success' ? submission.value : submission.error
  }
  const answers = (tool: string, text: string) => Object.fromEntries(Object.entries(digits(tool, text)).map(([id, value]) => [`answers.${id}`, value]))

  it.each([
    ['a 2 in CRIES-8, beside its item', 'cries8', answers('cries8', '01235013'), { 'answers.cries8_3': ['illegal-value'] }],
    ['a letter', 'gad7', answers('gad7', '1x11111'), { 'answers.gad7_2': ['illegal-value'] }],
    ['nothing at all', 'gad7', {}, { declined: ['nothing-given'] }],
    ['a refusal beside an answer that sends an alert', 'phq9', { 'declined': 'yes', 'answers.phq9_9': '3' }, { declined: ['declined-answered'] }],
    ['a refusal beside a total', 'phq9', { 'declined': 'yes', 'entered.total': '12' }, { declined: ['declined-answered'] }],
    ['a total between two steps', 'who5', { 'entered.total': '50' }, { 'entered.total': ['not-in-steps'] }],
    ['a total past its range', 'phq9', { 'entered.total': '28' }, { 'entered.total': ['out-of-range'] }],
    ['a total below its own item', 'phq9', { 'entered.total': '1', 'answers.phq9_9': '3' }, { 'entered.total': ['contradicts'] }],
    ['a total unlike its parts', 'cries8', { 'entered.total': '20', 'entered.intrusion': '9', 'entered.avoidance': '9' }, { 'entered.total': ['contradicts'] }],
    ['a score nobody is asked for', 'phq9', { 'entered.phq2': '3' }, { 'entered.phq2': ['unknown'] }],
    ['words for a number', 'iesr', { 'entered.total': 'many' }, { 'entered.total': ['not-whole'] }],
    ['a day to come', 'gad7', { ...answers('gad7', '1111111'), measuredOn: '2024-05-15' }, { measuredOn: ['in-future'] }],
    ['no id', 'gad7', { ...answers('gad7', '1111111'), scaleId: 'x' }, { scaleId: ['not-understood'] }],
  ])('refuses %s', (_, tool, typed, errors) => expect(read(tool, typed as Record<string, string>)).toEqual(errors))

  it('takes digits, "-" as declined, and the parts of a total as their sum', () => {
    expect(read('pcptsd5', answers('pcptsd5', '110-01'))).toMatchObject({ given: { answers: { pcptsd5_0: 1, pcptsd5_1: 1, pcptsd5_2: 0, pcptsd5_3: 'declined', pcptsd5_5: 1 } } })
    expect(read('dass21', { 'entered.depression': '10', 'entered.anxiety': '8', 'entered.stress': '16', 'answers.dass21_21': '0' })).toMatchObject({ given: { entered: { total: 34 } } })
    expect(read('asq', { 'answers.asq_1': 'refused' })).toMatchObject({ given: { answers: { asq_1: 'refused' } } })
    expect(read('phq9', { 'declined': 'yes', 'answers.phq9_9': '-' })).toMatchObject({ about: { declined: true } })
    expect(read('phq9', { declined: 'yes' })).toMatchObject({ about: { declined: true }, given: { declined: true } })
  })
})

it('every tool of a client has a cue for each item in three languages; no cue is long', () => {
  for (const tool of instruments.filter(({ construct, id }) => construct !== 'competency' && id !== 'appraisal')) {
    for (const language of ['en', 'az', 'ru'] as const) for (const { id } of tool.items) expect([id, cueOf(tool.id, id, language)]).toEqual([id, expect.stringMatching(/^\S.{2,30}$/)])
  }
})

it('knows how far back each tool looks', () => {
  expect(Object.fromEntries(instruments.map(({ id, recall }) => [id, recallDays(recall)]))).toMatchObject({ who5: 14, phq9: 14, pcl5: 30, k10: 30, dass21: 7, cries8: 7, iesr: 7, sdq_parent: 30, whodas12: 30, psychlops: 7 })
})
