import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessmentView, listAssessments, openAssessment } from '#app/assessments/read-assessment.server.ts'
import { ownAssessment, retractAssessment } from '#app/assessments/retract-assessment.server.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { compareWithHead } from '#app/cases/compare-with-head.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { contactToRetract, retractContact } from '#app/cases/retract-contact.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'

let world: DayOfWork
beforeAll(async () => {
  world = await dayOfWork()
  world.at('2024-07-15')
})
afterAll(() => world.close())

const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'
const again = (scope: Scope): Scope => world.again(scope)
const word = (field: string): string => world.words.texts.get(field)!

async function counted(): Promise<{ assessed: number; contacts: number }> {
  const count = await countReach(again(world.delegate), { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' })
  if (count.kind !== 'counted') throw new Error(count.kind)
  return { assessed: count.reach.assessed, contacts: count.reach.contacts }
}

test('one that was retracted shows when and why, to whoever could read it, and nothing of what was signed', async () => {
  const { file, rena, leyla, nigar } = world
  const address = { assessmentId: file.retractedAssessmentId }
  for (const scope of [rena, leyla]) {
    const view = JSON.stringify(await assessmentView(again(scope), address))
    expect(view).toContain(word('one.assessment-retraction'))
    expect(view).toContain('mistaken')
    expect(view).not.toContain(word('one.mistaken'))
  }
  await expect(openAssessment(again(rena), address)).rejects.toSatisfy(refused)
  await expect(assessmentView(again(nigar), address)).rejects.toSatisfy(refused)
  await expect(ownAssessment(again(rena), address)).rejects.toSatisfy(refused)
  expect((await listAssessments(again(rena), await permitCase(again(rena), file.caseId, 'read'))).map(({ kind }) => kind).sort()).toEqual(['line', 'retracted'])
})

test('it counts no longer, the case is registered again, and its file is whole', async () => {
  const { other, rena } = world
  // in care since then: what went on stays where it is
  const { file: before } = await permitCase(again(rena), other.caseId, 'write')
  const first = await counted()
  expect(first.assessed).toBeGreaterThan(1)
  expect(await retractAssessment(again(rena), { assessmentId: other.assessmentId, reason: 'wrong-client' })).toEqual({ kind: 'retracted' })
  expect(await retractAssessment(again(rena), { assessmentId: other.assessmentId, reason: 'wrong-client' })).toEqual({ kind: 'already-retracted' })
  expect((await counted()).assessed).toBe(first.assessed - 1)
  expect((await permitCase(again(rena), other.caseId, 'write')).file.state).toBe(before.state === 'assessed' ? 'registered' : before.state)
  expect(await compareWithHead(again(rena), await permitCase(again(rena), other.caseId, 'read'))).toBe(0)
})

test('a case that nothing else makes assessed is registered again', async () => {
  const { family, rena } = world
  const content = { assessedOn: '2024-07-14', place: 'home', mode: 'face-to-face', presenting: 'x', functioning: { selfCare: 0, work: 0, family: 0, community: 0 }, risk: { answer: 'nothing' }, scale: { kind: 'declined' }, conclusion: 'family', urgency: 'week' } as const
  const signing = await signAssessment(again(rena), { caseId: family.caseId, content })
  if (signing.kind !== 'signed') throw new Error(signing.kind)
  expect((await permitCase(again(rena), family.caseId, 'write')).file.state).toBe('assessed')
  await retractAssessment(again(rena), { ...signing, reason: 'mistaken' })
  expect((await permitCase(again(rena), family.caseId, 'write')).file.state).toBe('registered')
})

test('the words of a retraction wait for the names in them; nobody else retracts', async () => {
  const { file, rena, leyla, nigar } = world
  const given = { assessmentId: file.assessmentId, reason: 'mistaken' as const, words: `It was about ${world.words.names.get('one.given')!}.` }
  expect((await retractAssessment(again(rena), given)).kind).toBe('names')
  for (const scope of [leyla, nigar]) await expect(retractAssessment(again(scope), given)).rejects.toSatisfy(refused)
  expect((await openAssessment(again(rena), given)).content.presenting).toBe(word('one.presenting'))
})

test('a first contact: out of the file and out of the counts, with its reason in its place', async () => {
  const { contact, firstContactId, rena, leyla } = world
  const first = await counted()
  await expect(retractContact(again(leyla), { contactId: firstContactId, reason: 'mistaken' })).rejects.toSatisfy(refused)
  expect(await contactToRetract(again(rena), { contactId: firstContactId })).toMatchObject({ retracted: null })
  expect(await retractContact(again(rena), { contactId: firstContactId, reason: 'wrong-person', words: 'A neighbour.' })).toEqual({ kind: 'retracted' })
  expect(await retractContact(again(rena), { contactId: firstContactId, reason: 'wrong-person' })).toEqual({ kind: 'already-retracted' })
  expect(await contactToRetract(again(rena), { contactId: firstContactId })).toMatchObject({ retracted: { on: '2024-07-15', reason: 'wrong-person', words: 'A neighbour.' } })
  expect(await counted()).toEqual({ ...first, contacts: first.contacts - 1 })
  const read = await readCase(again(rena), contact)
  expect(JSON.stringify(read)).not.toContain(word('contact.line'))
  expect(read).toMatchObject({ firstContacts: [], contactsTakenBack: [{ id: firstContactId }], permit: { file: { state: 'first-contact' } } })
})
