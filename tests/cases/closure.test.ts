import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { listLooks } from '#app/audit/list-looks.server.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import type { ClosureContent } from '#app/cases/closure.ts'
import { readClosure } from '#app/cases/read-closure.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import { takeBackClosure } from '#app/cases/take-back-closure.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import type { Fact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { absentNotes } from '#app/sessions/list-notes.server.ts'
import { discardDraft } from '#app/sessions/discard-draft.server.ts'
import { answersTicket, keepAnswersByTicket } from '#app/sessions/scale-answers.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { opened } from './opened.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let delegate: Scope
let protection: Scope
let caseId: Id<'case'>

beforeEach(async () => {
  p = await testProgramme()
  protection = await p.person('Kamran', ['data-protection'])
  delegate = await p.person('Sevda', ['delegate'])
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
  await p.supervise(leyla, rena)
  caseId = (await opened(rena)).caseId
  for (const to of ['assessed', 'in-care'] as const) await changeCaseState(rena, { caseId, to })
})
afterEach(() => p.close())

const better = { distress: 'better', functioning: 'same', coping: 'not-available' } as const
const content: ClosureContent = {
  closedOn: '2024-05-14', reason: 'goals-met', evaluated: true, appraisal: { client: better, practitioner: better, overall: better }, lastScales: 'declined', goals: 'Sleeps again.',
  followUps: { answer: 'planned', firstOn: '2024-06-14', secondOn: '2024-08-14' },
}
const closing = () => changeCaseState(rena, { caseId, to: 'closing' })
const stateOf = async () => (await permitCase(rena, caseId, 'read')).file.state

async function facts(): Promise<Fact[]> {
  const found: Fact[] = []
  await readFacts(p.again(delegate), '2024-01', '2024-12', (some) => { found.push(...some) })
  return found
}

test('a case is closed by a signed closure alone, and the supervisor reads it under the code', async () => {
  expect(await signClosure(rena, { caseId, content })).toEqual({ kind: 'not-closing' })
  await closing()
  expect(await changeCaseState(rena, { caseId, to: 'closed' })).toEqual({ kind: 'not-from-here' })
  expect((await readClosure(rena, { caseId })).form).toMatchObject({ day: '2024-05-14', firstOn: '2024-06-14', secondOn: '2024-08-14', blocks: [] })
  expect((await signClosure(rena, { caseId, content })).kind).toBe('signed')
  expect(await stateOf()).toBe('closed')
  await reconcileGrants(p.again(rena))
  const read = await readClosure(p.again(leyla), { caseId })
  expect(read.signed).toMatchObject({ content, authorName: 'Rena' })
  expect(read).toMatchObject({ form: null, file: { isOwner: false } })
  expect((await listLooks(p.again(rena), caseId)).opened.flatMap((one) => one.looks).map(({ what }) => what)).toContain('closure')
  expect((await readAudit(protection)).lines?.map((line) => line.did)).toContain('closure.signed')
})

test('it is counted with its outcome in the month of the closing, under the person’s own subject', async () => {
  await closing()
  await signClosure(rena, { caseId, content })
  const [fact] = (await facts()).filter(({ kind }) => kind === 'closure')
  expect(fact).toMatchObject({ month: '2024-05', district: 'Aghdam', session: 'individual', codes: ['goals-met', 'evaluated', 'distress-better', 'functioning-same', 'coping-not-available'] })
  expect(fact!.subjects).toHaveLength(1)
})

test('taken back: closing again, the count corrected, what was signed kept, and it can be signed anew', async () => {
  await closing()
  await signClosure(rena, { caseId, content })
  expect(await takeBackClosure(rena, { caseId, reason: 'mistake' })).toEqual({ kind: 'taken-back' })
  expect(await takeBackClosure(rena, { caseId, reason: 'mistake' })).toEqual({ kind: 'not-closed' })
  expect(await stateOf()).toBe('closing')
  const counted = await facts()
  expect(counted.filter(({ kind }) => kind === 'cancel').map(({ cancels }) => cancels)).toEqual(counted.filter(({ kind }) => kind === 'closure').map(({ id }) => id))
  expect(await readClosure(rena, { caseId })).toMatchObject({ signed: null, earlier: [{ reason: 'mistake' }] })
  expect((await signClosure(rena, { caseId, content: { ...content, goals: 'Sleeps.' } })).kind).toBe('signed')
  expect((await readClosure(rena, { caseId })).signed?.content.goals).toBe('Sleeps.')
  const ids = (await p.connection.db.selectFrom('closure').select('id').execute()).map(({ id }) => id)
  expect(await absentNotes(rena, await permitCase(rena, caseId, 'read'), ids)).toEqual([])
  expect(await absentNotes(rena, await permitCase(rena, caseId, 'read'))).toEqual(expect.arrayContaining(ids))
})

test('text that is not signed yet comes first', async () => {
  const { draftId } = await startDraft(rena, { caseId })
  await closing()
  expect((await readClosure(rena, { caseId })).form?.blocks).toEqual(['unsigned-draft'])
  expect(await signClosure(rena, { caseId, content })).toEqual({ kind: 'blocked', by: ['unsigned-draft'] })
  expect(await stateOf()).toBe('closing')
  await discardDraft(rena, { draftId })
  expect((await signClosure(rena, { caseId, content })).kind).toBe('signed')
})

test('a scale that waits to be kept comes first, too', async () => {
  const scaleId = newId<'scale'>()
  await closing()
  expect(await keepAnswersByTicket({ db: p.connection.db, serverKey: p.serverKey, audit: p.audit, programme: rena.programme, now: rena.now }, { caseId, scaleId, ticket: await answersTicket(rena, scaleId), fields: { instrument: 'phq9' } })).toBe(true)
  expect(await signClosure(rena, { caseId, content })).toEqual({ kind: 'blocked', by: ['unsigned-draft'] })
  await discardDraft(rena, { draftId: scaleId as string as Id<'draft'> })
  expect((await signClosure(rena, { caseId, content })).kind).toBe('signed')
})

test('from closing a case may go back into care, and a closed one may not', async () => {
  await closing()
  expect(await changeCaseState(rena, { caseId, to: 'in-care' })).toEqual({ kind: 'changed' })
  await closing()
  await signClosure(rena, { caseId, content })
  expect(await changeCaseState(rena, { caseId, to: 'in-care' })).toEqual({ kind: 'not-from-here' })
})

test('nobody else closes it, reads it or takes it back', async () => {
  await closing()
  const nigar = await p.person('Nigar', ['psychologist'])
  const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'
  for (const other of [nigar, leyla, delegate]) {
    await expect(signClosure(other, { caseId, content })).rejects.toSatisfy(refused)
    await expect(takeBackClosure(other, { caseId, reason: 'mistake' })).rejects.toSatisfy(refused)
  }
  await expect(readClosure(nigar, { caseId })).rejects.toSatisfy(refused)
})

test('a row whose clear day was changed is not read', async () => {
  await closing()
  await signClosure(rena, { caseId, content })
  await p.connection.db.updateTable('closure').set({ closed_on: '2024-05-13' }).execute()
  await expect(readClosure(rena, { caseId })).rejects.toSatisfy((error: unknown) => isRefusal(error) && error.kind === 'unreadable')
})

test('a family is closed once, with everybody in it', async () => {
  const { caseId: family } = await opened(rena, { kind: 'family', members: [{ role: 'older-child', sex: 'male', ageBand: '12-17', category: 'witness' }] })
  await signAssessment(rena, { caseId: family, content: { assessedOn: '2024-05-14', place: 'home', mode: 'face-to-face', presenting: 'x', functioning: { selfCare: 0, work: 0, family: 0, community: 0 }, risk: { answer: 'nothing' }, scale: { kind: 'declined' }, conclusion: 'family', urgency: 'later' } })
  await changeCaseState(rena, { caseId: family, to: 'in-care' })
  await changeCaseState(rena, { caseId: family, to: 'closing' })
  await signClosure(rena, { caseId: family, content })
  const [fact] = (await facts()).filter(({ kind }) => kind === 'closure')
  expect(fact).toMatchObject({ session: 'family', people: [{ category: 'mine-survivor' }, { sex: 'male', ageBand: '12-17', category: 'witness' }] })
  expect(fact!.subjects).toHaveLength(2)
})
