import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseWithZod } from '@conform-to/zod/v4'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { readHeader } from '#app/cases/read-header.server.ts'
import type { Fact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { beginScale, chooseScale } from '#app/scales/begin-scale.server.ts'
import { instrument, instruments } from '#app/scales/instruments.server.ts'
import { cueOf } from '#app/scales/item-cues.ts'
import { listScales, newestScales, plotsOf } from '#app/scales/list-scales.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { retractScale } from '#app/scales/retract-scale.server.ts'
import { keepScaleSet, listScaleSet } from '#app/scales/scale-set.server.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { scaleForm } from '#app/scales/scale-form.server.ts'
import { recallDays } from '#app/scales/scale.ts'
import { printScales, showScales } from '#app/scales/show-scales.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { digits, filled } from './filled.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let nigar: Scope
const refused = (kind: string) => (error: unknown) => isRefusal(error) && error.kind === kind

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  nigar = await p.person('Nigar', ['psychologist'])
  await p.supervise(leyla, rena)
})
afterAll(() => p.close())

const newCase = async (kind: object = { kind: 'individual' }): Promise<Id<'case'>> =>
  (await openCase(rena, { ...kind, district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', ageYears: 34, category: 'mine-survivor' }, consent: consentSheet() } as Parameters<typeof openCase>[1])).caseId

async function kept(caseId: Id<'case'>, tool: string, typed: object, about: object = {}): Promise<Id<'scale'>> {
  const saving = await saveScale(p.again(rena), { caseId, entry: filled(tool, typed as Record<string, unknown>, about as Record<string, unknown>) })
  if (saving.kind !== 'saved') throw new Error(saving.kind)
  return saving.scaleId
}

const alertsOf = (caseId: Id<'case'>) => rena.db.selectFrom('risk_alert').select(['id', 'state']).where('case_id', '=', caseId).execute()

describe('keeping a scale', () => {
  it('is signed, opens for both, is written in the trail and tells which risk rules fired', async () => {
    const caseId = await newCase()
    const entry = filled('phq9', { answers: digits('phq9', '110001101') })
    const saving = await saveScale(p.again(rena), { caseId, entry })
    expect(saving).toMatchObject({ kind: 'saved', findings: [{ level: 'to-be-screened', why: { rule: 'phq9_q9' } }] })
    for (const scope of [rena, leyla]) {
      expect(await openScale(p.again(scope), { scaleId: entry.id })).toMatchObject({ line: { short: 'PHQ-9', scores: [{ id: 'total', value: 5, band: { code: 'mild' } }] }, findings: [{ level: 'to-be-screened', item: 9 }], authorName: 'Rena' })
    }
    expect(await openAlert(p.again(leyla), { alertId: entry.alertId })).toMatchObject({ content: { level: 'to-be-screened', source: 'scale', finding: 'phq9.item9' } })
    const did = await rena.db.selectFrom('audit_entry').select('did').execute()
    expect(did.filter((one) => one.did === 'scale.entered')).toHaveLength(1)
  })

  it('pressed twice is one; an id of another case is nobody\'s', async () => {
    const [caseId, other] = [await newCase(), await newCase()]
    const entry = filled('gad7', { answers: digits('gad7', '1111111') })
    expect([(await saveScale(p.again(rena), { caseId, entry })).kind, (await saveScale(p.again(rena), { caseId, entry })).kind]).toEqual(['saved', 'already-saved'])
    expect((await listScales(p.again(rena), await permitCase(rena, caseId, 'read'))).kept).toHaveLength(1)
    await expect(saveScale(p.again(rena), { caseId: other, entry })).rejects.toSatisfy(refused('not-found'))
  })

  it('one alert for all its findings, of the gravest level, in the same transaction; none where nothing fired', async () => {
    const caseId = await newCase()
    await kept(caseId, 'dass21', { entered: { depression: '30', anxiety: '2', stress: '2' }, answers: { dass21_21: '2' } })
    await kept(caseId, 'gad7', { entered: { total: '20' } })
    expect(await alertsOf(caseId)).toHaveLength(1)
    await kept(caseId, 'cssrs_screen', { outcome: 'high' })
    expect((await alertsOf(caseId)).map(({ state }) => state).sort()).toEqual(['raised', 'screening'])
    const entry = filled('asq', { answers: { asq_1: 'yes' } })
    await rena.db.updateTable('compartment_head').set((it) => ({ revision: it('revision', '+', 1) })).execute()
    await expect(saveScale(p.again(rena), { caseId, entry })).rejects.toThrow()
    await rena.db.updateTable('compartment_head').set((it) => ({ revision: it('revision', '-', 1) })).execute()
    expect(await alertsOf(caseId)).toHaveLength(2)
  })

  it('every scale lies in an envelope of one size, with nothing of it in the clear', async () => {
    const caseId = await newCase()
    await kept(caseId, 'who5', { declined: 'yes' })
    await kept(caseId, 'pcl5', { answers: digits('pcl5', '43434343434343434343') }, { version: 'x'.repeat(40), language: 'other', mode: 'read-aloud', rater: 'practitioner' })
    await kept(caseId, 'dass21', { answers: digits('dass21', '333333333333333333333') })
    await kept(caseId, 'cssrs_screen', { outcome: 'moderate' })
    const rows = await rena.db.selectFrom('scale').selectAll().where('case_id', '=', caseId).execute()
    expect(new Set(rows.map(({ document }) => fromBase64url(document).length)).size).toBe(1)
    for (const word of ['pcl5', 'dass', 'declined', 'moderate']) expect(JSON.stringify(rows)).not.toContain(word)
  })

  it('waits for consent to a record, and the alert it obliges to does not', async () => {
    const { caseId } = await openFirstContact(p.again(rena), { district: 'Aghdam', place: 'home', sex: 'male', ageBand: '12-17', done: [], risk: 'none', line: '' })
    expect(await saveScale(p.again(rena), { caseId, entry: filled('gad7', { entered: { total: '9' } }) })).toEqual({ kind: 'consent-awaited', standing: 'none', findings: [] })
    expect(await alertsOf(caseId)).toEqual([])
    expect(await saveScale(p.again(rena), { caseId, entry: filled('asq', { answers: { asq_1: 'yes' } }) })).toMatchObject({ kind: 'consent-awaited', findings: [{ level: 'moderate' }] })
    expect(await alertsOf(caseId)).toHaveLength(1)
    expect((await listScales(p.again(rena), await permitCase(rena, caseId, 'read'))).kept).toEqual([])
  })

  it('is nobody else\'s: not a colleague\'s, also with the rules off, and not a supervisor\'s to write', async () => {
    const caseId = await newCase()
    const scaleId = await kept(caseId, 'gad7', { entered: { total: '9' } })
    const entry = filled('gad7', { entered: { total: '9' } })
    for (const scope of [nigar, leyla]) await expect(saveScale({ ...p.again(scope), rules: scope === nigar ? { holds: () => true } : scope.rules }, { caseId, entry })).rejects.toSatisfy(refused('not-found'))
    await expect(openScale({ ...p.again(nigar), rules: { holds: () => true } }, { scaleId })).rejects.toSatisfy(refused('not-found'))
    await expect(retractScale(p.again(leyla), { scaleId, reason: 'mistyped' })).rejects.toSatisfy(refused('not-found'))
  })

  it('an altered one does not open, a changed day is found by the signature, and the list shows the others', async () => {
    const caseId = await newCase()
    const [one, two] = [await kept(caseId, 'gad7', { entered: { total: '9' } }), await kept(caseId, 'phq9', { answers: digits('phq9', '000000000') })]
    const { document } = await rena.db.selectFrom('scale').select('document').where('id', '=', two).executeTakeFirstOrThrow()
    await rena.db.updateTable('scale').set({ document }).where('id', '=', one).execute()
    await expect(openScale(p.again(rena), { scaleId: one })).rejects.toSatisfy(refused('unreadable'))
    expect(await listScales(p.again(rena), await permitCase(rena, caseId, 'read'))).toMatchObject({ kept: [{ id: two }], unreadable: [{ id: one }] })
    await rena.db.updateTable('scale').set({ measured_on: '2024-05-01' }).where('id', '=', two).execute()
    await expect(openScale(p.again(rena), { scaleId: two })).rejects.toSatisfy(refused('unreadable'))
  })

  it('a correction is a retraction and a new entry: the old one is kept and counts nowhere', async () => {
    const caseId = await newCase()
    const scaleId = await kept(caseId, 'gad7', { entered: { total: '9' } })
    expect((await retractScale(p.again(rena), { scaleId, reason: 'mistyped' })).kind).toBe('retracted')
    expect((await retractScale(p.again(rena), { scaleId, reason: 'mistyped' })).kind).toBe('already-retracted')
    expect(await openScale(p.again(leyla), { scaleId })).toMatchObject({ retracted: { reason: 'mistyped' }, line: { scores: [{ value: 9 }] } })
    expect((await showScales(p.again(rena), await permitCase(rena, caseId, 'read'), [])).lines).toEqual([])
    await rena.db.updateTable('scale').set({ state: 'entered' }).where('id', '=', scaleId).execute()
    await expect(openScale(p.again(rena), { scaleId })).rejects.toSatisfy(refused('unreadable'))
  })
})

describe('against last time', () => {
  it('only within one instrument, version and language, and only past the published threshold is it more than chance', async () => {
    const caseId = await newCase()
    const phq = (total: string, on: string, about: object = {}) => kept(caseId, 'phq9', { entered: { total }, answers: { phq9_9: '0' } }, { measuredOn: on, ...about })
    await phq('18', '2024-01-10')
    await phq('14', '2024-02-10')
    await phq('8', '2024-03-10')
    await phq('2', '2024-04-10', { language: 'ru' })
    await phq('3', '2024-04-11', { version: '2' })
    await kept(caseId, 'k10', { entered: { total: '28' } }, { measuredOn: '2024-01-10' })
    await kept(caseId, 'k10', { entered: { total: '18' } }, { measuredOn: '2024-03-10' })
    await kept(caseId, 'who5', { entered: { total: '40' } }, { measuredOn: '2024-01-10' })
    await kept(caseId, 'who5', { entered: { total: '52' } }, { measuredOn: '2024-03-10' })
    await kept(caseId, 'dass21', { entered: { total: '60' }, answers: { dass21_21: '0' } }, { measuredOn: '2024-01-10' })
    await kept(caseId, 'dass21', { entered: { total: '20' }, answers: { dass21_21: '0' } }, { measuredOn: '2024-03-10' })
    const view = await showScales(p.again(leyla), await permitCase(leyla, caseId, 'read'), ['2024-02-01'])
    const said = (short: string) => view.lines.filter((line) => line.short === short).map((line) => line.changes.map(({ before, now, verdict }) => `${before} > ${now} ${verdict}`).join())
    expect(said('PHQ-9')).toEqual(['', '', '14 > 8 past-chance', '18 > 14 within-chance', ''])
    expect(said('K10')).toEqual(['28 > 18 none-published', ''])
    expect(said('WHO-5')).toEqual(['40 > 52 relevant', ''])
    expect(said('DASS-21')).toEqual(['60 > 20 none-published', ''])
    expect(view.file.readers).toContain('Leyla')
  })

  it('a plot joins what is comparable, and draws a threshold where one is published', async () => {
    const caseId = await newCase()
    await kept(caseId, 'phq9', { answers: digits('phq9', '222222220') }, { measuredOn: '2024-01-10' })
    await kept(caseId, 'phq9', { answers: digits('phq9', '111111110') }, { measuredOn: '2024-03-10' })
    await kept(caseId, 'phq9', { answers: digits('phq9', '111111110') }, { measuredOn: '2024-03-11', language: 'ru' })
    await kept(caseId, 'phq9', { declined: 'yes' }, { measuredOn: '2024-04-10' })
    await kept(caseId, 'dass21', { answers: digits('dass21', '111111111111111111111') })
    const list = await listScales(p.again(rena), await permitCase(rena, caseId, 'read'))
    expect(plotsOf(list).map(({ key, threshold, series }) => [key, threshold, series.map(({ points }) => points.map(({ value }) => value))])).toEqual([
      ['phq9-total', 6, [[16, 8], [8]]], ['dass21-depression', null, [[14]]], ['dass21-anxiety', null, [[14]]], ['dass21-stress', null, [[14]]],
    ])
    expect(newestScales(list).newest.map(({ short, declined }) => [short, declined])).toEqual([['DASS-21', false], ['PHQ-9', true], ['PHQ-9', false]])
  })

  it('an incomplete one has no number, and is not compared', async () => {
    const caseId = await newCase()
    await kept(caseId, 'gad7', { answers: digits('gad7', '1111111') }, { measuredOn: '2024-01-10' })
    const scaleId = await kept(caseId, 'gad7', { answers: digits('gad7', '111 111') })
    expect(await openScale(p.again(rena), { scaleId })).toMatchObject({ line: { scores: [{ value: null }], changes: [] }, unanswered: [4] })
  })

  it('printing is written each time', async () => {
    const caseId = await newCase()
    const before = await rena.db.selectFrom('look').select('id').where('case_id', '=', caseId).execute()
    for (let time = 0; time < 2; time++) expect(await printScales(p.again(leyla), { caseId })).toMatchObject({ by: 'Leyla' })
    await expect(printScales({ ...p.again(nigar), rules: { holds: () => true } }, { caseId })).rejects.toSatisfy(refused('not-found'))
    expect(await rena.db.selectFrom('look').select('id').where('case_id', '=', caseId).execute()).toHaveLength(before.length + 2)
  })
})

describe('the page of entry', () => {
  const asked = (caseId: Id<'case'>, instrumentId: string, by?: string) => beginScale(p.again(rena), { caseId, instrumentId, by, language: 'az' })

  it('asks items by number and cue, or totals with the risk item', async () => {
    const caseId = await newCase()
    expect(await asked(caseId, 'phq9')).toMatchObject({ by: 'items', other: 'totals', totals: [], items: { length: 10, 2: { no: 3, cue: 'yuxu', values: [0, 1, 2, 3] } } })
    expect(await asked(caseId, 'phq9', 'totals')).toMatchObject({ by: 'totals', totals: [{ id: 'total', min: 0, max: 27, step: 1 }], items: [{ no: 9, isRisk: true }] })
    const totals = async (tool: string) => (await asked(caseId, tool, 'totals')).totals.map(({ id }) => id)
    expect(await totals('dass21')).toEqual(['depression', 'anxiety', 'stress', 'total'])
    expect(await totals('pcl5')).toEqual(['total', 'B', 'C', 'D', 'E'])
    expect(await totals('who5')).toEqual(['total'])
    expect(await totals('k10')).toEqual(['total'])
    expect(await totals('sdq_parent')).toEqual(['emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial'])
    expect(await totals('psychlops')).toEqual(['problem1', 'problem2', 'functioning', 'wellbeing'])
    expect(await asked(caseId, 'cssrs_screen')).toMatchObject({ by: 'outcome', outcomes: ['negative', 'low', 'moderate', 'high'], items: [], totals: [] })
    await expect(asked(caseId, 'enact')).rejects.toSatisfy(refused('not-found'))
    await expect(asked(caseId, 'phq10')).rejects.toSatisfy(refused('not-found'))
  })

  it('hints gently: two today already, too soon, another age', async () => {
    const caseId = await newCase()
    const on = { measuredOn: '2024-05-14' }
    await kept(caseId, 'who5', { entered: { total: '40' } }, on)
    await kept(caseId, 'gad7', { entered: { total: '4' } }, { measuredOn: '2024-05-08' })
    await kept(caseId, 'k10', { entered: { total: '14' } }, on)
    expect((await asked(caseId, 'gad7')).hints).toEqual({ atThisVisit: 2, before: { on: '2024-05-08', days: 6, recall: 14 } })
    expect((await asked(caseId, 'cries8')).hints).toEqual({ atThisVisit: 2, age: { years: 34, from: 8, to: 18 } })
    expect((await chooseScale(p.again(rena), { caseId })).atThisVisit).toBe(2)
  })

  it('every tool of a client has a cue for each item in three languages; no cue is long', () => {
    for (const tool of instruments.filter(({ construct, id }) => construct !== 'competency' && id !== 'appraisal')) {
      for (const language of ['en', 'az', 'ru'] as const) for (const { id } of tool.items) expect([id, cueOf(tool.id, id, language)]).toEqual([id, expect.stringMatching(/^\S.{2,30}$/)])
    }
  })

  it('knows how far back each tool looks', () => {
    expect(Object.fromEntries(instruments.map(({ id, recall }) => [id, recallDays(recall)]))).toMatchObject({ who5: 14, phq9: 14, pcl5: 30, k10: 30, dass21: 7, cries8: 7, iesr: 7, sdq_parent: 30, whodas12: 30, psychlops: 7 })
  })

  it('in a family asks whose sheet it is', async () => {
    const own = (await openCase(rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() })).code
    const { caseId } = await openCase(rena, { kind: 'family', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor', ownCase: own }, members: [{ role: 'partner', sex: 'male', ageBand: '26-45', category: 'family-of-survivor' }], consent: consentSheet() })
    expect((await asked(caseId, 'phq9')).members.map(({ code }) => code)).toEqual(['M1', 'M2'])
  })
})

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

describe('the client\'s own words (PSYCHLOPS)', () => {
  const numbers = { problem1: '4', problem2: '3', functioning: '5', wellbeing: '2' }

  it('are sealed with the numbers, read by whoever reads the case, and stand beside the next entry', async () => {
    const caseId = await newCase()
    const scaleId = await kept(caseId, 'psychlops', { entered: numbers, words: { problem1: 'cannot sleep in my bed', functioning: 'the shop' } })
    expect(await openScale(p.again(leyla), { scaleId })).toMatchObject({ words: [{ id: 'functioning', text: 'the shop' }, { id: 'problem1', text: 'cannot sleep in my bed' }], line: { scores: [{ id: 'total', value: 14 }] } })
    expect((await beginScale(p.again(rena), { caseId, instrumentId: 'psychlops', language: 'en' })).ownWords).toEqual([{ id: 'problem1', before: 'cannot sleep in my bed', on: '2024-05-14' }, { id: 'problem2', before: '', on: null }, { id: 'functioning', before: 'the shop', on: '2024-05-14' }])
    expect(JSON.stringify(await rena.db.selectFrom('scale').selectAll().where('id', '=', scaleId).execute())).not.toContain('shop')
    expect((await beginScale(p.again(rena), { caseId, instrumentId: 'phq9', language: 'en' })).ownWords).toEqual([])
  })

  it('fit into the one size of a scale however long they are', async () => {
    const caseId = await newCase()
    const longest = 'Ж'.repeat(120)
    const [long, short] = [await kept(caseId, 'psychlops', { entered: numbers, words: { problem1: longest, problem2: longest, functioning: longest }, version: 'Ж'.repeat(40) }), await kept(caseId, 'psychlops', { entered: numbers })]
    const sizes = await rena.db.selectFrom('scale').select('document').where('id', 'in', [long, short]).execute()
    expect(new Set(sizes.map(({ document }) => fromBase64url(document).length)).size).toBe(1)
    expect(() => filled('psychlops', { entered: numbers, words: { problem1: `${longest}Ж` } })).toThrow('too-long')
  })

  it('are asked about when they name somebody, until she says that it stays', async () => {
    const caseId = await newCase()
    await saveIdentity(p.again(rena), { caseId, revision: 0, identity: { ...noIdentity, givenName: 'Gülşən' } })
    const entry = filled('psychlops', { entered: numbers, words: { problem1: 'Gülşənin qorxusu' } })
    expect(await saveScale(p.again(rena), { caseId, entry })).toEqual({ kind: 'names', fields: ['problem1'] })
    expect(await rena.db.selectFrom('scale').select('id').where('case_id', '=', caseId).execute()).toEqual([])
    expect((await saveScale(p.again(rena), { caseId, entry: { ...entry, leavesNames: true } })).kind).toBe('saved')
  })
})

it('the programme\'s own set is offered first; an administrator alone chooses it', async () => {
  const admin = await p.person('Aysel', ['administrator'])
  const caseId = await newCase()
  const offered = async () => (await chooseScale(p.again(rena), { caseId })).tools.filter(({ chosen }) => chosen).map(({ id }) => id)
  expect(await offered()).toEqual([])
  await expect(keepScaleSet(p.again(rena), { tools: ['phq9'] })).rejects.toSatisfy(refused('not-found'))
  await keepScaleSet(p.again(admin), { tools: ['who5', 'phq9', 'enact', 'no-such'] })
  expect([await offered(), (await listScaleSet(p.again(admin))).filter(({ chosen }) => chosen).length]).toEqual([['who5', 'phq9'], 2])
  await keepScaleSet(p.again(admin), { tools: [] })
  expect(await offered()).toEqual([])
})

describe('the count of changes', () => {
  const changes = async (subject: string): Promise<string[]> => {
    const facts: Fact[] = []
    await readFacts(p.again(rena), '0000-01', '9999-12', (pack) => facts.push(...pack))
    const cancelled = new Set(facts.map(({ cancels }) => cancels as string))
    return facts.filter((fact) => fact.kind === 'measured' && !cancelled.has(fact.id) && fact.subjects.includes(subject as Id<'subject'>)).map(({ month, codes }) => `${month} ${codes.join()}`)
  }
  const subjectOf = async (caseId: Id<'case'>): Promise<string> => (await readHeader(p.again(rena), { caseId })).header.subject

  it('is of points since the first measure of one tool, version and language, never of a score', async () => {
    const caseId = await newCase()
    const subject = await subjectOf(caseId)
    await kept(caseId, 'who5', { entered: { total: '20' } }, { measuredOn: '2024-01-10' })
    expect(await changes(subject)).toEqual([])
    await kept(caseId, 'who5', { entered: { total: '60' } }, { measuredOn: '2024-03-10' })
    await kept(caseId, 'who5', { entered: { total: '72' } }, { measuredOn: '2024-04-10', language: 'ru' })
    await kept(caseId, 'gad7', { entered: { total: '9' } }, { measuredOn: '2024-04-10' })
    expect(await changes(subject)).toEqual(['2024-03 change.who5.40'])
  })

  it('follows when a measure is taken back, the first one too', async () => {
    const caseId = await newCase()
    const subject = await subjectOf(caseId)
    const [first, second] = [await kept(caseId, 'gad7', { entered: { total: '15' } }, { measuredOn: '2024-01-10' }), await kept(caseId, 'gad7', { entered: { total: '12' } }, { measuredOn: '2024-02-10' })]
    await kept(caseId, 'gad7', { entered: { total: '4' } }, { measuredOn: '2024-04-10' })
    expect((await changes(subject)).sort()).toEqual(['2024-02 change.gad7.3', '2024-04 change.gad7.11'])
    await retractScale(p.again(rena), { scaleId: first, reason: 'mistyped' })
    expect(await changes(subject)).toEqual(['2024-04 change.gad7.8'])
    await retractScale(p.again(rena), { scaleId: second, reason: 'mistyped' })
    expect(await changes(subject)).toEqual([])
  })

  it('keeps no form waiting: with a pack that does not open the scale is kept and its alert sent', async () => {
    const caseId = await newCase()
    const measure = (measuredOn: string) => kept(caseId, 'phq9', { answers: digits('phq9', '110001101') }, { measuredOn })
    await measure('2023-06-01')
    await measure('2023-06-20')
    await p.connection.db.updateTable('fact_pack').set({ document: 'x' as never }).where('month', '=', '2023-06').execute()
    await measure('2023-06-25')
    expect(await alertsOf(caseId)).toHaveLength(3)
    expect((await listScales(p.again(rena), await permitCase(p.again(rena), caseId, 'read'))).kept).toHaveLength(3)
  })
})
