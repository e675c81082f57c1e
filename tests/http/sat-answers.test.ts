import { beforeEach, afterEach, expect, test } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { raiseFromSitting, raisePosted, postedPage, refusedIn } from '#app/http/sat-answers.server.ts'
import { listAlertsOfCase } from '#app/risk/list-alerts.server.ts'
import { listScales } from '#app/scales/list-scales.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { formOf } from '#app/scales/begin-scale.server.ts'
import { saveDraftByTicket } from '#app/sessions/save-draft-by-ticket.server.ts'
import { choiceText } from '#app/sessions/sat-scale.ts'
import { filledWithClient, withScalesLeft } from '#app/sessions/scales-of-draft.server.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { sitWithClient, type Sitting } from '#app/sessions/sit-with-client.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { newId, type Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

// Digits of a scale on the page "with a client": nobody's key is open, and the answer that obliges to an alert sends it at once.
let p: TestProgramme
let rena: Scope
let caseId: Id<'case'>
let sitting: Sitting
let context: Parameters<typeof raisePosted>[0]['context']
const ids = { scaleId: newId<'scale'>(), alertId: newId<'alert'>() }

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  caseId = await ownCase(rena)
  sitting = await sitWithClient(rena, { caseId })
  const ground = { db: p.connection.db, serverKey: p.serverKey, programme: rena.programme, audit: p.audit, rules, now: rena.now }
  context = { runtime: { ground: () => ground }, requestId: 'test' } as unknown as typeof context
})
afterEach(() => p.close())

const posted = (fields: Record<string, string>) => ({ request: new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) }), context })
const pressed = (fields: Record<string, string>, ticket = sitting.risk!.ticket) => raisePosted(posted({ tool: 'phq9', alertId: ids.alertId, ticket, ...fields }))
const page = (values: Record<string, string>, tool = 'phq9') => ({
  'draft.jot1': 'she talked of the well', 'draft.scale1': choiceText({ tool, ...ids }), 'alertTicket': sitting.risk!.ticket, ...Object.fromEntries(Object.entries(values).map(([name, text]) => [`draft.scale1.${name}`, text])),
})
const ended = async (values: Record<string, string>, tool?: string) => raiseFromSitting(posted({}), await postedPage(posted(page(values, tool)).request))
const alerts = () => listAlertsOfCase(p.again(rena), caseId)
const digits = (text: string) => Object.fromEntries([...text].flatMap((value, at) => (value === ' ' ? [] : [[`answers.phq9_${at + 1}`, value]])))

test('item 9 of a PHQ-9 at 1 is to be screened at once, sealed, by the ticket alone; the same again is the same alert', async () => {
  expect(await pressed(digits('00000000'))).toEqual({ kind: 'saved', alertId: null })
  expect(await alerts()).toEqual([])
  expect(await pressed(digits('        1'))).toMatchObject({ kind: 'sent', alertId: ids.alertId })
  expect(await pressed(digits('1       1'))).toMatchObject({ kind: 'already-sent' })
  expect(await ended(digits('111000001'))).toMatchObject({ kind: 'already-sent' })
  expect(await alerts()).toMatchObject([{ id: ids.alertId, level: 'to-be-screened', state: 'screening', delivery: 'sent' }])
  const row = JSON.stringify(await p.connection.db.selectFrom('risk_alert').selectAll().executeTakeFirstOrThrow())
  expect(row).not.toMatch(/phq/)
})

test('a ticket of another kind sends nothing, and an unknown tool neither', async () => {
  await expect(pressed(digits('        1'), sitting.ticket)).rejects.toSatisfy(isRefusal)
  expect(await pressed({ ...digits('        1'), tool: 'enact' })).toEqual({ kind: 'saved', alertId: null })
  expect(await alerts()).toEqual([])
})

test('a risk item left out counts when the page is ended, not before; an untouched form never does', async () => {
  expect(await ended({})).toBeUndefined()
  expect(await pressed(digits('11'))).toEqual({ kind: 'saved', alertId: null })
  expect(await ended(digits('11'))).toMatchObject({ kind: 'sent' })
})

test('ASQ rises: a yes is moderate, thoughts now are imminent', async () => {
  await ended({ 'answers.asq_1': 'yes' }, 'asq')
  await ended({ 'answers.asq_1': 'yes', 'answers.asq_5': 'yes' }, 'asq')
  expect((await alerts()).map(({ level }) => level).sort()).toEqual(['imminent', 'moderate'])
})

test('a value that no such form has is refused beside its item, and the alert of the others goes all the same', async () => {
  const read = await postedPage(posted(page(digits('7       2'))).request)
  expect(await raiseFromSitting(posted({}), read)).toMatchObject({ kind: 'sent' })
  expect(refusedIn(read)).toMatchObject({ choice: { tool: 'phq9', ...ids }, errors: { 'answers.phq9_1': 'illegal-value' }, values: { 'answers.phq9_9': '2' } })
  const cries = await postedPage(posted(page({ 'answers.cries8_1': '2' }, 'cries8')).request)
  expect(refusedIn(cries)?.errors).toEqual({ 'answers.cries8_1': 'illegal-value' })
})

/** The page was ended: what stood on it lies beside the draft, sealed. */
async function keepPage(values: Record<string, string>, tool?: string): Promise<void> {
  const { fields } = await postedPage(posted(page(values, tool)).request)
  const ground = { db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: rena.audit, now: rena.now }
  await saveDraftByTicket(ground, { draftId: sitting.draftId, ticket: sitting.ticket, base: 1, windowId: newId<'draft'>(), fields })
}

test('afterwards the form stands filled in, is kept as one scale with the alert that went already, and waits no more', async () => {
  await pressed(digits('        1'))
  await keepPage(digits('111111001'))
  const [waiting] = (await showEditor(p.again(rena), { draftId: sitting.draftId })).sat
  expect(waiting).toEqual({ short: 'PHQ-9', href: `/cases/${caseId}/scales/new/phq9?answers=${sitting.draftId}~1` })
  const values = await filledWithClient(p.again(rena), { caseId, instrumentId: 'phq9', answers: `${sitting.draftId}~1` })
  expect(values).toMatchObject({ ...ids, 'answers.phq9_9': '1', 'measuredOn': rena.now().toISOString().slice(0, 10) })
  const entry = (await formOf(rena, { caseId, instrumentId: 'phq9' })).parse({ ...ids, measuredOn: values.measuredOn, language: 'az', mode: 'read-aloud', rater: 'client', answers: Object.fromEntries(Object.entries(values).flatMap(([name, text]) => (name.startsWith('answers.') ? [[name.slice(8), text]] : []))) })
  expect(await saveScale(p.again(rena), { caseId, entry })).toMatchObject({ kind: 'saved', scaleId: ids.scaleId })
  expect(await alerts()).toHaveLength(1)
  const { kept } = await listScales(p.again(rena), await permitCase(rena, caseId, 'read'))
  expect(kept.map(({ id, content }) => [id, content.scores.total])).toEqual([[ids.scaleId, 7]])
  expect((await showEditor(p.again(rena), { draftId: sitting.draftId })).sat).toEqual([])
})

test('signed before it was kept, its answers are a line of the note: no digit is lost', async () => {
  await keepPage(digits('11 1'))
  const permit = await permitCase(rena, caseId, 'write')
  const { fields } = await showEditor(p.again(rena), { draftId: sitting.draftId })
  expect((await withScalesLeft(p.again(rena), permit, { ...fields, text: '' })).text).toBe('she talked of the well\n\nPHQ-9: 1 1 _ 1 _ _ _ _ _ _')
})

test.each([
  ['asq', { 'answers.asq_1': 'yes', 'answers.asq_2': 'no', 'answers.asq_3': 'refused', 'answers.asq_4': '-', 'answers.asq_5': 'Leyla' }, 'ASQ: yes no refused - ?'],
  ['appraisal', { 'answers.appraisal_distress_practitioner': 'better', 'answers.appraisal_distress_client': 'yes', 'answers.appraisal_coping_overall': 'not_available' }, /: better \? _ _ _ _ _ _ not_available$/],
])('%s is answered in words: they stand in that line, and no other word does', async (tool, values, line) => {
  await keepPage(values, tool)
  const { fields } = await showEditor(p.again(rena), { draftId: sitting.draftId })
  const { text } = await withScalesLeft(p.again(rena), await permitCase(rena, caseId, 'write'), { text: '', ...Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('scale'))) })
  expect(text).toMatch(line)
})

test('that line is looked through by nobody: a name in the place of a digit, or in a field no form has, is not in it', async () => {
  await keepPage({ ...digits('1'), 'answers.phq9_2': 'Leyla', 'entered.total': 'Rena Ag', 'entered.sister': '5', 'outcome': 'Leyla', 'member': 'Leyla', 'words.w1': 'Leyla' })
  const { fields } = await showEditor(p.again(rena), { draftId: sitting.draftId })
  const line = async () => (await withScalesLeft(p.again(rena), await permitCase(rena, caseId, 'write'), { text: '', ...Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('scale'))) })).text
  expect(await line()).toBe('PHQ-9: outcome ?, total ?, 1 ? _ _ _ _ _ _ _ _')
})

test('what is longer than any answer holds no other answer back', async () => {
  expect(await pressed({ ...digits('        1'), 'answers.phq9_1': 'x'.repeat(30), 'outcome': 'y'.repeat(30) })).toMatchObject({ kind: 'sent', alertId: ids.alertId })
})

test.each(['\uFFFD', '\0'])('a sign that cannot be read holds no other answer back', async (sign) => {
  expect(await pressed({ ...digits('        1'), 'answers.phq9_1': sign, 'outcome': sign })).toMatchObject({ kind: 'sent', alertId: ids.alertId })
})

test('another file, another opening, somebody else: there is no such form', async () => {
  await keepPage(digits('11'))
  const other = await ownCase(rena)
  const ask = (scope: Scope, given: Partial<Parameters<typeof filledWithClient>[1]>) => filledWithClient(scope, { caseId, instrumentId: 'phq9', answers: `${sitting.draftId}~1`, ...given })
  await ask(rena, {})
  for (const given of [{ caseId: other }, { instrumentId: 'gad7' }, { answers: `${sitting.draftId}~2` }, { answers: 'x' }]) await expect(ask(rena, given)).rejects.toSatisfy(isRefusal)
  await expect(ask(await p.person('Nigar', ['psychologist']), {})).rejects.toSatisfy(isRefusal)
})
