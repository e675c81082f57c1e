import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { beginScale, chooseScale } from '#app/scales/begin-scale.server.ts'
import { listScales } from '#app/scales/list-scales.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { retractScale } from '#app/scales/retract-scale.server.ts'
import { keepScaleSet, listScaleSet } from '#app/scales/scale-set.server.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { showScales } from '#app/scales/show-scales.server.ts'
import type { Id } from '#app/work/id.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { digits, filled } from './filled.ts'
import { refused, scaleWorld, type ScaleWorld } from './scale-world.ts'

let w: ScaleWorld
beforeAll(async () => { w = await scaleWorld() })
afterAll(() => w.close())

describe('keeping a scale', () => {
  it('is signed, opens for both, is written in the trail and tells which risk rules fired', async () => {
    const caseId = await w.newCase()
    const entry = filled('phq9', { answers: digits('phq9', '110001101') })
    const saving = await saveScale(w.again(w.rena), { caseId, entry })
    expect(saving).toMatchObject({ kind: 'saved', findings: [{ level: 'to-be-screened', why: { rule: 'phq9_q9' } }] })
    for (const scope of [w.rena, w.leyla]) {
      expect(await openScale(w.again(scope), { scaleId: entry.id })).toMatchObject({ line: { short: 'PHQ-9', scores: [{ id: 'total', value: 5, band: { code: 'mild' } }] }, findings: [{ level: 'to-be-screened', item: 9 }], authorName: 'Rena' })
    }
    expect(await openAlert(w.again(w.leyla), { alertId: entry.alertId })).toMatchObject({ content: { level: 'to-be-screened', source: 'scale', finding: 'phq9.item9' } })
    const did = await w.rena.db.selectFrom('audit_entry').select('did').execute()
    expect(did.filter((one) => one.did === 'scale.entered')).toHaveLength(1)
  })

  it('pressed twice is one; an id of another case is nobody\'s', async () => {
    const [caseId, other] = [await w.newCase(), await w.newCase()]
    const entry = filled('gad7', { answers: digits('gad7', '1111111') })
    expect([(await saveScale(w.again(w.rena), { caseId, entry })).kind, (await saveScale(w.again(w.rena), { caseId, entry })).kind]).toEqual(['saved', 'already-saved'])
    expect((await listScales(w.again(w.rena), await permitCase(w.rena, caseId, 'read'))).kept).toHaveLength(1)
    await expect(saveScale(w.again(w.rena), { caseId: other, entry })).rejects.toSatisfy(refused('not-found'))
  })

  it('one alert for all its findings, of the gravest level, in the same transaction; none where nothing fired', async () => {
    const caseId = await w.newCase()
    await w.kept(caseId, 'dass21', { entered: { depression: '30', anxiety: '2', stress: '2' }, answers: { dass21_21: '2' } })
    await w.kept(caseId, 'gad7', { entered: { total: '20' } })
    expect(await w.alertsOf(caseId)).toHaveLength(1)
    await w.kept(caseId, 'cssrs_screen', { outcome: 'high' })
    expect((await w.alertsOf(caseId)).map(({ state }) => state).sort()).toEqual(['raised', 'screening'])
    const entry = filled('asq', { answers: { asq_1: 'yes' } })
    await w.rena.db.updateTable('compartment_head').set((it) => ({ revision: it('revision', '+', 1) })).execute()
    await expect(saveScale(w.again(w.rena), { caseId, entry })).rejects.toThrow()
    await w.rena.db.updateTable('compartment_head').set((it) => ({ revision: it('revision', '-', 1) })).execute()
    expect(await w.alertsOf(caseId)).toHaveLength(2)
  })

  it('every scale lies in an envelope of one size, with nothing of it in the clear', async () => {
    const caseId = await w.newCase()
    await w.kept(caseId, 'who5', { declined: 'yes' })
    await w.kept(caseId, 'pcl5', { answers: digits('pcl5', '43434343434343434343') }, { version: 'x'.repeat(40), language: 'other', mode: 'read-aloud', rater: 'practitioner' })
    await w.kept(caseId, 'dass21', { answers: digits('dass21', '333333333333333333333') })
    await w.kept(caseId, 'cssrs_screen', { outcome: 'moderate' })
    const rows = await w.rena.db.selectFrom('scale').selectAll().where('case_id', '=', caseId).execute()
    expect(new Set(rows.map(({ document }) => fromBase64url(document).length)).size).toBe(1)
    for (const word of ['pcl5', 'dass', 'declined', 'moderate']) expect(JSON.stringify(rows)).not.toContain(word)
  })

  it('waits for consent to a record, and the alert it obliges to does not', async () => {
    const { caseId } = await openFirstContact(w.again(w.rena), { district: 'Aghdam', place: 'home', sex: 'male', ageBand: '12-17', done: [], risk: 'none', line: '' })
    expect(await saveScale(w.again(w.rena), { caseId, entry: filled('gad7', { entered: { total: '9' } }) })).toEqual({ kind: 'consent-awaited', standing: 'none', findings: [] })
    expect(await w.alertsOf(caseId)).toEqual([])
    expect(await saveScale(w.again(w.rena), { caseId, entry: filled('asq', { answers: { asq_1: 'yes' } }) })).toMatchObject({ kind: 'consent-awaited', findings: [{ level: 'moderate' }] })
    expect(await w.alertsOf(caseId)).toHaveLength(1)
    expect((await listScales(w.again(w.rena), await permitCase(w.rena, caseId, 'read'))).kept).toEqual([])
  })

  it('is nobody else\'s: not a colleague\'s, also with the rules off, and not a supervisor\'s to write', async () => {
    const caseId = await w.newCase()
    const scaleId = await w.kept(caseId, 'gad7', { entered: { total: '9' } })
    const entry = filled('gad7', { entered: { total: '9' } })
    for (const scope of [w.nigar, w.leyla]) await expect(saveScale({ ...w.again(scope), rules: scope === w.nigar ? { holds: () => true } : scope.rules }, { caseId, entry })).rejects.toSatisfy(refused('not-found'))
    await expect(openScale({ ...w.again(w.nigar), rules: { holds: () => true } }, { scaleId })).rejects.toSatisfy(refused('not-found'))
    await expect(retractScale(w.again(w.leyla), { scaleId, reason: 'mistyped' })).rejects.toSatisfy(refused('not-found'))
  })

  it('an altered one does not open, a changed day is found by the signature, and the list shows the others', async () => {
    const caseId = await w.newCase()
    const [one, two] = [await w.kept(caseId, 'gad7', { entered: { total: '9' } }), await w.kept(caseId, 'phq9', { answers: digits('phq9', '000000000') })]
    const { document } = await w.rena.db.selectFrom('scale').select('document').where('id', '=', two).executeTakeFirstOrThrow()
    await w.rena.db.updateTable('scale').set({ document }).where('id', '=', one).execute()
    await expect(openScale(w.again(w.rena), { scaleId: one })).rejects.toSatisfy(refused('unreadable'))
    expect(await listScales(w.again(w.rena), await permitCase(w.rena, caseId, 'read'))).toMatchObject({ kept: [{ id: two }], unreadable: [{ id: one }] })
    await w.rena.db.updateTable('scale').set({ measured_on: '2024-05-01' }).where('id', '=', two).execute()
    await expect(openScale(w.again(w.rena), { scaleId: two })).rejects.toSatisfy(refused('unreadable'))
  })

  it('a correction is a retraction and a new entry: the old one is kept and counts nowhere', async () => {
    const caseId = await w.newCase()
    const scaleId = await w.kept(caseId, 'gad7', { entered: { total: '9' } })
    expect((await retractScale(w.again(w.rena), { scaleId, reason: 'mistyped' })).kind).toBe('retracted')
    expect((await retractScale(w.again(w.rena), { scaleId, reason: 'mistyped' })).kind).toBe('already-retracted')
    expect(await openScale(w.again(w.leyla), { scaleId })).toMatchObject({ retracted: { reason: 'mistyped' }, line: { scores: [{ value: 9 }] } })
    expect((await showScales(w.again(w.rena), await permitCase(w.rena, caseId, 'read'), [])).lines).toEqual([])
    await w.rena.db.updateTable('scale').set({ state: 'entered' }).where('id', '=', scaleId).execute()
    await expect(openScale(w.again(w.rena), { scaleId })).rejects.toSatisfy(refused('unreadable'))
  })
})

describe('the client\'s own words (PSYCHLOPS)', () => {
  const numbers = { problem1: '4', problem2: '3', functioning: '5', wellbeing: '2' }

  it('are sealed with the numbers, read by whoever reads the case, and stand beside the next entry', async () => {
    const caseId = await w.newCase()
    const scaleId = await w.kept(caseId, 'psychlops', { entered: numbers, words: { problem1: 'cannot sleep in my bed', functioning: 'the shop' } })
    expect(await openScale(w.again(w.leyla), { scaleId })).toMatchObject({ words: [{ id: 'functioning', text: 'the shop' }, { id: 'problem1', text: 'cannot sleep in my bed' }], line: { scores: [{ id: 'total', value: 14 }] } })
    expect((await beginScale(w.again(w.rena), { caseId, instrumentId: 'psychlops', language: 'en' })).ownWords).toEqual([{ id: 'problem1', before: 'cannot sleep in my bed', on: '2024-05-14' }, { id: 'problem2', before: '', on: null }, { id: 'functioning', before: 'the shop', on: '2024-05-14' }])
    expect(JSON.stringify(await w.rena.db.selectFrom('scale').selectAll().where('id', '=', scaleId).execute())).not.toContain('shop')
    expect((await beginScale(w.again(w.rena), { caseId, instrumentId: 'phq9', language: 'en' })).ownWords).toEqual([])
  })

  it('fit into the one size of a scale however long they are', async () => {
    const caseId = await w.newCase()
    const longest = 'Ж'.repeat(120)
    const [long, short] = [await w.kept(caseId, 'psychlops', { entered: numbers, words: { problem1: longest, problem2: longest, functioning: longest }, version: 'Ж'.repeat(40) }), await w.kept(caseId, 'psychlops', { entered: numbers })]
    const sizes = await w.rena.db.selectFrom('scale').select('document').where('id', 'in', [long, short]).execute()
    expect(new Set(sizes.map(({ document }) => fromBase64url(document).length)).size).toBe(1)
    expect(() => filled('psychlops', { entered: numbers, words: { problem1: `${longest}Ж` } })).toThrow('too-long')
  })

  it('are asked about when they name somebody, until she says that it stays', async () => {
    const caseId = await w.newCase()
    await saveIdentity(w.again(w.rena), { caseId, revision: 0, identity: { ...noIdentity, givenName: 'Gülşən' } })
    const entry = filled('psychlops', { entered: numbers, words: { problem1: 'Gülşənin qorxusu' } })
    expect(await saveScale(w.again(w.rena), { caseId, entry })).toEqual({ kind: 'names', fields: ['problem1'] })
    expect(await w.rena.db.selectFrom('scale').select('id').where('case_id', '=', caseId).execute()).toEqual([])
    expect((await saveScale(w.again(w.rena), { caseId, entry: { ...entry, leavesNames: true } })).kind).toBe('saved')
  })
})

describe('the page of entry', () => {
  const asked = (caseId: Id<'case'>, instrumentId: string, by?: string) => beginScale(w.again(w.rena), { caseId, instrumentId, by, language: 'az' })

  it('asks items by number and cue, or totals with the risk item', async () => {
    const caseId = await w.newCase()
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
    const caseId = await w.newCase()
    const on = { measuredOn: '2024-05-14' }
    await w.kept(caseId, 'who5', { entered: { total: '40' } }, on)
    await w.kept(caseId, 'gad7', { entered: { total: '4' } }, { measuredOn: '2024-05-08' })
    await w.kept(caseId, 'k10', { entered: { total: '14' } }, on)
    expect((await asked(caseId, 'gad7')).hints).toEqual({ atThisVisit: 2, before: { on: '2024-05-08', days: 6, recall: 14 } })
    expect((await asked(caseId, 'cries8')).hints).toEqual({ atThisVisit: 2, age: { years: 34, from: 8, to: 18 } })
    expect((await chooseScale(w.again(w.rena), { caseId })).atThisVisit).toBe(2)
  })

  it('in a family asks whose sheet it is', async () => {
    const own = (await openCase(w.rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() })).code
    const { caseId } = await openCase(w.rena, { kind: 'family', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor', ownCase: own }, members: [{ role: 'partner', sex: 'male', ageBand: '26-45', category: 'family-of-survivor' }], consent: consentSheet() })
    expect((await asked(caseId, 'phq9')).members.map(({ code }) => code)).toEqual(['M1', 'M2'])
  })
})

it('the programme\'s own set is offered first; an administrator alone chooses it', async () => {
  const admin = await w.person('Aysel', ['administrator'])
  const caseId = await w.newCase()
  const offered = async () => (await chooseScale(w.again(w.rena), { caseId })).tools.filter(({ chosen }) => chosen).map(({ id }) => id)
  expect(await offered()).toEqual([])
  await expect(keepScaleSet(w.again(w.rena), { tools: ['phq9'] })).rejects.toSatisfy(refused('not-found'))
  await keepScaleSet(w.again(admin), { tools: ['who5', 'phq9', 'enact', 'no-such'] })
  expect([await offered(), (await listScaleSet(w.again(admin))).filter(({ chosen }) => chosen).length]).toEqual([['who5', 'phq9'], 2])
  await keepScaleSet(w.again(admin), { tools: [] })
  expect(await offered()).toEqual([])
})
