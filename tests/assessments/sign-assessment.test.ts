import { afterEach, beforeEach, expect, test } from 'vitest'
import { assessmentForm, contentOf } from '#app/assessments/assessment-form.server.ts'
import { scaleIds, scales, type AssessmentContent } from '#app/assessments/assessment.ts'
import { listAssessments, openAssessment } from '#app/assessments/read-assessment.server.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { purposes, statements, type ConsentGiven } from '#app/cases/consent.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import type { Fact } from '#app/facts/fact.ts'
import { itemsOf } from '#app/scales/answers.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { listScales } from '#app/scales/list-scales.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let delegate: Scope
let rena: Scope
let caseId: Id<'case'>

const consent: ConsentGiven = { sheet: { version: '2024-1', language: 'en' }, statements: [...statements], answers: Object.fromEntries(purposes.map((purpose) => [purpose, true])) as ConsentGiven['answers'], how: 'signature', by: { who: 'self' } }
const content: AssessmentContent = {
  assessedOn: '2024-05-13', place: 'home', mode: 'face-to-face', presenting: '“I hear it again when a door slams.”', functioning: { selfCare: 0, work: 2, family: 1, community: 3 },
  risk: { answer: 'nothing' }, scale: { kind: 'declined' }, conclusion: 'individual', urgency: 'week',
}
const refused = (kind: string) => (error: unknown) => isRefusal(error) && error.kind === kind

beforeEach(async () => {
  p = await testProgramme()
  delegate = await p.person('Leyla', ['delegate'])
  rena = await p.person('Rena', ['psychologist'])
  caseId = (await openCase(rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent })).caseId
})
afterEach(() => p.close())

async function signed(): Promise<Id<'assessment'>> {
  const outcome = await signAssessment(rena, { caseId, content })
  if (outcome.kind !== 'signed') throw new Error(outcome.kind)
  return outcome.assessmentId
}

test('a signed assessment makes the case assessed, counts the person and opens as it was written', async () => {
  const assessmentId = await signed()
  const { file } = await permitCase(rena, caseId, 'write')
  expect(file.state).toBe('assessed')
  expect((await openAssessment(p.again(rena), { assessmentId })).content).toEqual(content)
  const facts: Fact[] = []
  await readFacts(delegate, '2024-05', '2024-05', (read) => { facts.push(...read) })
  expect(facts).toMatchObject([{ kind: 'assessed', district: 'Aghdam', sex: 'female', ageBand: '26-45', category: 'mine-survivor', codes: ['individual', 'week'] }])
  expect(JSON.stringify(facts)).not.toContain(caseId)
})

test('nothing of it stands in the clear', async () => {
  await signed()
  const clear = JSON.stringify(await rena.db.selectFrom('assessment').selectAll().execute())
  for (const word of ['door slams', 'individual', 'declined']) expect(clear).not.toContain(word)
})

test('without consent to a record nothing is kept, and it says so', async () => {
  const contact = await openFirstContact(rena, { district: 'Aghdam', place: 'home', sex: 'male', ageBand: '12-17', done: [], risk: 'none-seen', line: '' } as unknown as Parameters<typeof openFirstContact>[1])
  expect(await signAssessment(rena, { caseId: contact.caseId, content })).toEqual({ kind: 'consent-awaited', standing: 'none' })
  p.at('2026-01-01')
  expect(await signAssessment(p.again(rena), { caseId, content })).toEqual({ kind: 'consent-awaited', standing: 'expired' })
  expect(await rena.db.selectFrom('assessment').selectAll().execute()).toEqual([])
})

test('a colleague and a delegate find nothing, also with the rules off', async () => {
  const assessmentId = await signed()
  for (const scope of [await p.person('Nigar', ['psychologist']), delegate]) {
    await expect(openAssessment(scope, { assessmentId })).rejects.toSatisfy(refused('not-found'))
    await expect(openAssessment({ ...p.again(scope), rules: { holds: () => true } }, { assessmentId })).rejects.toSatisfy(refused('not-found'))
    await expect(signAssessment({ ...p.again(scope), rules: { holds: () => true } }, { caseId, content })).rejects.toSatisfy(refused('not-found'))
  }
})

test('an altered one does not open, and the list shows the others', async () => {
  const first = await signed()
  const other = await signed()
  const { document } = await rena.db.selectFrom('assessment').select('document').where('id', '=', other).executeTakeFirstOrThrow()
  await rena.db.updateTable('assessment').set({ document }).where('id', '=', first).execute()
  await expect(openAssessment(rena, { assessmentId: first })).rejects.toSatisfy(refused('unreadable'))
  const lines = await listAssessments(rena, await permitCase(rena, caseId, 'read'))
  expect(lines.map((line) => line.kind).sort()).toEqual(['line', 'unreadable'])
})

test('a changed date beside the envelope is found by the signature', async () => {
  const assessmentId = await signed()
  await rena.db.updateTable('assessment').set({ assessed_on: '2024-05-01' }).where('id', '=', assessmentId).execute()
  await expect(openAssessment(rena, { assessmentId })).rejects.toSatisfy(refused('unreadable'))
})

test('the form asks for what is missing and keeps a total inside its scale', () => {
  const form = assessmentForm('2024-05-14')
  const given = {
    assessedOn: '2024-05-14', place: 'home', mode: 'remote', presenting: 'x', selfCare: '0', work: '1', family: '2', community: '3', riskAnswer: 'nothing', scale: 'phq9', total: '27', conclusion: 'group', urgency: 'now', pin: '123456',
  }
  expect(contentOf(form.parse(given))).toMatchObject({ scale: { kind: 'total', scale: 'phq9', total: 27 }, functioning: { community: 3 } })
  const fieldsOf = (changed: object) => form.safeParse({ ...given, ...changed }).error?.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  expect(fieldsOf({ total: '28' })).toEqual(['total out-of-range'])
  expect(fieldsOf({ assessedOn: '2024-05-15' })).toEqual(['assessedOn in-future'])
  expect(fieldsOf({ riskAnswer: 'new-or-higher' })).toEqual(['riskType choose', 'riskLevel choose'])
  expect(fieldsOf({ riskAnswer: 'not-asked' })).toEqual(['riskReason choose'])
  expect(fieldsOf({ presenting: ' ' })).toEqual(['presenting required'])
})

test('its one scale is a scale like every other: scored, plotted from there on, and its risk item rings where no save brought it before', async () => {
  const outcome = await signAssessment(rena, { caseId, content: { ...content, scale: { kind: 'total', scale: 'phq9', total: 12, riskItem: 2 } } })
  if (outcome.kind !== 'signed') throw new Error(outcome.kind)
  const { kept } = await listScales(p.again(rena), await permitCase(rena, caseId, 'read'))
  expect(kept).toMatchObject([{ content: { instrument: 'phq9', measuredOn: '2024-05-13', scores: { total: 12 }, answers: { phq9_9: 2 }, risk: ['phq9_q9'] } }])
  expect((await openAssessment(p.again(rena), outcome)).content.scale).toEqual({ kind: 'total', scale: 'phq9', total: 12, riskItem: 2, scaleId: kept[0]!.id })
  expect(await openScale(p.again(rena), { scaleId: kept[0]!.id })).toMatchObject({ line: { short: 'PHQ-9' } })
  expect(await rena.db.selectFrom('risk_alert').select('state').execute()).toEqual([{ state: 'screening' }])
})

test('a total without its risk item is a risk item without an answer', async () => {
  await signAssessment(rena, { caseId, content: { ...content, scale: { kind: 'total', scale: 'dass21', total: 12 } } })
  expect(await rena.db.selectFrom('risk_alert').select('state').execute()).toEqual([{ state: 'screening' }])
})

test('names, ranges, steps and risk items of the form are those of the instruments', () => {
  for (const id of scaleIds) {
    const tool = instrument(id)
    const total = tool.scores.find((score) => score.id === 'total')!
    expect([id, scales[id].least, scales[id].most, scales[id].step ?? 1, scales[id].risk?.id]).toEqual([id, total.min, total.max, total.multiplier, tool.riskItems[0]])
    const { risk } = scales[id]
    if (risk) expect([Math.max(...itemsOf(tool).get(risk.id)!.values.map(Number)), total.multiplier]).toEqual([risk.most, risk.times])
  }
})

test.each([
  [{ scale: 'who5', total: '50' }, ['total out-of-range']], [{ scale: 'phq9', total: '1', riskItem: '2' }, ['riskItem out-of-range']], [{ scale: 'dass21', total: '40', riskItem: '4' }, ['riskItem out-of-range']], [{ scale: 'gad7', total: '4', riskItem: '3' }, undefined],
])('the form reads %j', (changed, problems) => {
  const given = { assessedOn: '2024-05-14', place: 'home', mode: 'remote', presenting: 'x', selfCare: '0', work: '1', family: '2', community: '3', riskAnswer: 'nothing', conclusion: 'group', urgency: 'now', ...changed }
  expect(assessmentForm('2024-05-14').safeParse(given).error?.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)).toEqual(problems)
})
