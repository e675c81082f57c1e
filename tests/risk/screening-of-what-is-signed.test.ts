import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftAssessment } from '#app/assessments/draft-assessment.server.ts'
import { alertOfBaseline, sendBaseline } from '#app/assessments/baseline-scale.server.ts'
import { signAssessmentDraft } from '#app/assessments/sign-assessment.server.ts'
import { closeAlert } from '#app/risk/close-alert.server.ts'
import { choiceText } from '#app/sessions/sat-scale.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { signed } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

// A signature ends the time in which to ask; what a scale inside an assessment has just sent is asked about now.
let w: AlertCase
beforeEach(async () => {
  w = await alertCase()
  w.at('2024-05-14', '10:00')
})
afterEach(() => w.close())

const stateOf = async (id: Id<'alert'>) => (await w.row(id)).state
const ticked = async (time: string, id: Id<'alert'>) => {
  w.at('2024-05-14', time)
  await w.tick()
  return stateOf(id)
}
const whole = { assessedOn: '2024-05-14', mode: 'face-to-face', presenting: 'x', place: 'home', selfCare: '0', work: '2', family: '1', community: '3', riskAnswer: 'nothing', conclusion: 'individual', urgency: 'week' }

async function assessed(): Promise<{ draftId: Id<'draft'>; alertId: Id<'alert'> }> {
  const start = await draftAssessment(w.again(w.rena), { caseId: w.caseId })
  if (start.kind !== 'begun') throw new Error(start.kind)
  const fields = { ...whole, scale: 'phq9', total: '12', riskItem: '1' }
  await saveDraft(w.again(w.rena), { draftId: start.draftId, base: 1, fields })
  await sendBaseline(w.again(w.rena), { caseId: w.caseId, draftId: start.draftId, fields, isWhole: false })
  return { draftId: start.draftId, alertId: alertOfBaseline(start.draftId) }
}

test('the scale of a signed assessment keeps the two hours for asking; what was sent elsewhere has used them', async () => {
  const elsewhere = await w.raise(w.caseId, { level: 'to-be-screened' })
  const { draftId, alertId } = await assessed()
  w.at('2024-05-14', '10:05')
  expect(await signAssessmentDraft(w.again(w.rena), { draftId })).toMatchObject({ kind: 'signed' })
  expect([await ticked('10:06', alertId), await stateOf(elsewhere)]).toEqual(['screening', 'raised'])
  expect([await ticked('11:59', alertId), await ticked('12:00', alertId)]).toEqual(['screening', 'raised'])
})

test('so does the alert that came after one which was closed as a mistake', async () => {
  const { draftId, alertId } = await assessed()
  await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'A wrong digit' })
  await sendBaseline(w.again(w.rena), { caseId: w.caseId, draftId, fields: { scale: 'phq9', total: '12', riskItem: '2' }, isWhole: false })
  const [second] = await w.connection.db.selectFrom('risk_alert').select('id').where('state', '=', 'screening').execute()
  expect(await signAssessmentDraft(w.again(w.rena), { draftId })).toMatchObject({ kind: 'signed' })
  expect([await ticked('10:06', second!.id), await ticked('12:00', second!.id)]).toEqual(['screening', 'raised'])
})

test('a scale filled in with the client was asked about in that session: signing its note ends the time', async () => {
  const ids = { scaleId: newId<'scale'>(), alertId: newId<'alert'>() }
  await w.raise(w.caseId, { level: 'to-be-screened', alertId: ids.alertId, source: 'scale', finding: 'phq9.item9' })
  w.at('2024-05-14', '10:50')
  await signed(w.rena, w.caseId, { 'scale1': choiceText({ tool: 'phq9', ...ids }), 'scale1.answers.phq9_9': '1' })
  expect(await ticked('10:51', ids.alertId)).toBe('raised')
})
