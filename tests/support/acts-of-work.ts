import { draftGroupSession } from '#app/groups/draft-group-session.server.ts'
import { groundOfGroup } from '#app/groups/names-of-group.server.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { permitGroup } from '#app/groups/permit-group.server.ts'
import { retractGroupSession } from '#app/groups/retract-group-session.server.ts'
import { signGroupSession, type GroupSigning } from '#app/groups/sign-group-session.server.ts'
import { insertGrants } from '#app/keys/grant-table.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { enterOutsideFigure } from '#app/outcomes/enter-outside.server.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { reachMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { registerPerson } from '#app/reintegration/register-person.server.ts'
import { writeLedSession } from '#app/reintegration/write-led-session.server.ts'
import { agreeToClose, closeAlert } from '#app/risk/close-alert.server.ts'
import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { saveSafetyPlan } from '#app/risk/keep-safety-plan.server.ts'
import { saveRiskPart } from '#app/risk/save-risk-part.server.ts'
import { emptyPlan } from '#app/risk/safety-plan.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { rateSkills } from '#app/supervision/rate-skills.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import { endCovers } from '#app/work/end-covers.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import { type TestProgramme } from './programme.ts'
import { digits, type Say } from './canaries.ts'
import { type File } from './file-of-work.ts'
import type { DayOfWork } from './day-of-work.ts'

export async function agree(supervisor: Scope, supervisee: Scope, endsOn: string, terms: { confidentiality: string; disagreement: string }): Promise<Id<'agreement'>> {
  const agreementId = await draftAgreement(supervisor, {
    superviseeId: supervisee.actor.id, startsOn: '2024-01-01', endsOn, weeklyReading: 3, terms: { form: 'individual', frequency: 'weekly', readingLanguage: 'en', ...terms },
  })
  await signAgreement(supervisor, { agreementId })
  await signAgreement(supervisee, { agreementId })
  return agreementId
}

/** Gets the keys of one file by hand, opens them once, and loses them to the clock, the day after the cover's last. */
export async function standIn(p: TestProgramme, from: Scope, to: Scope, { caseId }: File): Promise<void> {
  const kinds = ['identity', 'clinical'] as const
  const grants = (await Promise.all(kinds.map((kind) => p.again(from).keys.prepareGrants(kind, caseId, [to.actor.id], 'cover')))).flat()
  await inTransaction(p.again(from), (scope) => insertGrants(scope.db, grants.map((grant) => ({ ...grant, ends_on: today(from) }))))
  for (const kind of kinds) await p.again(to).keys.of(kind, caseId)
  const clock = (day: string) => endCovers({ db: p.connection.db, audit: p.audit, now: () => new Date(`${day}T00:30:00Z`) })
  if (await clock(today(from)) !== 0 || await clock(addDays(today(from), 1)) !== grants.length) throw new Error('a cover ends the day after its last')
}

export async function closedAlert(psychologist: Scope, supervisor: Scope, { caseId }: File): Promise<Id<'brief-contact'>> {
  const { alertId } = await raiseAlert(psychologist, { caseId, alertId: newId<'alert'>(), level: 'high', source: 'button' })
  await closeAlert(psychologist, { alertId, reason: 'safe-now', words: 'With her sister' })
  await agreeToClose(supervisor, { alertId })
  return (await psychologist.db.selectFrom('brief_contact').select('id').where('alert_id', '=', alertId).orderBy('due_on').executeTakeFirstOrThrow()).id
}

/** A risk answer that sends its alert, and the plan that is made. */
export async function dayOfAlert(scope: Scope, { caseId, draftId }: File, name: string, level: 'high' | 'moderate', say: Say, number: (count: number) => string): Promise<Id<'alert'>> {
  await keepOwnPhone(scope, `+994 70 ${number(7)}`)
  const { alert } = await saveRiskPart(scope, { caseId, aboutId: draftId, member: '', alertId: newId<'alert'>(), part: {
    answer: 'new-or-higher', type: 'suicide', level, protective: say('texts', `${name}.protective`), actionNow: say('texts', `${name}.action`), told: say('texts', `${name}.told`),
  } })
  const { alertId } = alert!
  await saveSafetyPlan(scope, { alertId, number: 0, plan: { ...emptyPlan, signs: say('texts', `${name}.signs`), people: say('texts', `${name}.people`) } })
  return alertId
}

export async function groupWithSession(scope: Scope, name: string, say: Say): Promise<DayOfWork['group']> {
  const group = await openGroup(scope, { district: 'Aghdam', place: 'school', ageRange: '10-12' })
  const { sessionId } = signedSession(await signGroupSession(scope, { groupId: group.groupId, content: {
    sessionOn: '2024-05-14', minutes: 60, place: 'school', secondAdult: 'alone', aloneBecause: say('texts', `${name}.alone`), theme: say('texts', `${name}.theme`), worked: say('texts', `${name}.worked`),
    consentsKept: say('texts', `${name}.kept`), children: [{ number: 1, sex: 'female', ageBand: '10-12', here: true, consent: true, participation: 2, mood: 'calm', line: say('texts', `${name}.line`) }],
  } }))
  const mistaken = signedSession(await signGroupSession(scope, { groupId: group.groupId, content: { sessionOn: '2024-05-13', minutes: 60, place: 'school', secondAdult: 'teacher', theme: say('texts', `${name}.mistaken-theme`), children: [] } }))
  await retractGroupSession(scope, { groupId: group.groupId, sessionId: mistaken.sessionId, reason: 'wrong-group', words: say('texts', `${name}.retraction`) })
  await groundOfGroup(scope, await permitGroup(scope, group.groupId, 'write')).remember(say('texts', `${name}.not-a-name`))
  const { draftId } = await draftGroupSession(scope, group)
  await saveDraft(scope, { draftId, base: 1, fields: { 'theme': say('texts', `${name}.draft-theme`), 'child1.here': 'yes', 'child1.line': say('texts', `${name}.draft-line`) } })
  return { ...group, draftId, sessionId }
}

export function signedSession(signing: GroupSigning): Extract<GroupSigning, { kind: 'signed' }> {
  if (signing.kind !== 'signed') throw new Error(`a group session was not signed: ${signing.kind}`)
  return signing
}

export async function register(scope: Scope, say: Say, number: (field: string, digits: string) => string): Promise<DayOfWork['rasb']> {
  const add = (name: string) => registerPerson(scope, {
    givenName: say('names', `${name}.given`), familyName: say('names', `${name}.family`), phone: number(`${name}.phone`, `+994 70 ${digits(7)}`), district: 'Aghdam', sex: 'female', ageBand: '18-25', line: say('texts', `${name}.line`),
  })
  const [{ personId }, { personId: otherId }] = [await add('rasb.one'), await add('rasb.two')]
  for (const [step, on] of [['informed', '2024-04-02'], ['trained', '2024-04-20']] as const) await reachMilestone(scope, { people: [personId, otherId], step, on })
  const session = (name: string) => writeLedSession(scope, { on: '2024-05-10', district: 'Aghdam', place: 'school', leaders: [personId], participants: [0, 4, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0], line: say('texts', name) })
  await session('rasb.second-session')
  return { personId, otherId, sessionId: (await session('rasb.session')).sessionId }
}

export async function comment(scope: Scope, reviewId: Id<'review'>, text: string): Promise<Id<'comment'>> {
  const made = await commentOnReview(scope, reviewId, { kind: 'wondering', text, anchor: null, answerBy: null })
  if (made.kind !== 'kept-back') throw new Error(made.kind)
  return made.id
}

export async function skillsSeen(scope: Scope, agreementId: Id<'agreement'>, name: string, say: Say): Promise<Id<'rating'>> {
  const { ratingId } = await rateSkills(scope, agreementId, {
    ratingId: newId<'rating'>(), tool: 'enact', setting: 'live', ratedOn: '2024-05-14', levels: { enact_1: 3, enact_7: 1 }, strengths: say('texts', `${name}.strengths`), nextStep: say('texts', `${name}.next`), action: say('texts', `${name}.action`), actionBy: '2024-05-20',
  })
  return ratingId
}

export async function outsideFigure(delegate: Scope, publisher: string): Promise<Id<'outside-figure'>> {
  await enterOutsideFigure(delegate, { window: '2023', tree: 'district', node: 'area-2', lo: 10, hi: 40, publisher, source: 'Yearbook' })
  return (await readStanding(delegate)).outside[0]!.id as Id<'outside-figure'>
}

export async function release(p: TestProgramme, delegate: Scope, protection: Scope): Promise<DayOfWork['releases']> {
  const catalogue = async (year: number): Promise<Id<'catalogue'>> => {
    const proposed = await proposeCatalogue(p.again(delegate), (number) => defaultPolicy({ year, number, areas: [{ name: 'West', districts: ['Aghdam'] }, { name: 'East', districts: ['Fuzuli', 'Tartar'] }], splitWindow: 'year' }))
    if (proposed.kind !== 'proposed') throw new Error(proposed.kind)
    return proposed.id
  }
  const prepared = async (window: string): Promise<Id<'release'>> => {
    const made = await prepareRelease(p.again(delegate), { template: 'headline', window })
    if (made.kind !== 'prepared') throw new Error(made.kind)
    return made.releaseId
  }
  await signCatalogue(p.again(protection), await catalogue(2024))
  const [released, waiting, earlier] = [await prepared('2023-Q4'), await prepared('2024-Q1'), await prepared('2023-Q3')]
  for (const releaseId of [released, earlier]) await decideOnRelease(p.again(protection), { releaseId, release: true })
  return { released, waiting, catalogue: await catalogue(2025) }
}
