import { draftAssessment } from '#app/assessments/draft-assessment.server.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { noIdentity, type Identity } from '#app/cases/identity.ts'
import { openCase, type Opened } from '#app/cases/open-case.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { rememberNotAName } from '#app/cases/remember-not-a-name.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import { takeBackClosure } from '#app/cases/take-back-closure.server.ts'
import { draftGroupSession } from '#app/groups/draft-group-session.server.ts'
import { openGroup, type OpenedGroup } from '#app/groups/open-group.server.ts'
import { retractGroupSession } from '#app/groups/retract-group-session.server.ts'
import { signGroupSession, type GroupSigning } from '#app/groups/sign-group-session.server.ts'
import { deleteGrants, insertGrants } from '#app/keys/grant-table.server.ts'
import { newBytes } from '#app/keys/random.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { enterOutsideFigure } from '#app/outcomes/enter-outside.server.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import type { ReportContent } from '#app/outcomes/report.ts'
import { writeReport } from '#app/outcomes/write-report.server.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { reachMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { registerPerson } from '#app/reintegration/register-person.server.ts'
import { writeLedSession } from '#app/reintegration/write-led-session.server.ts'
import { retractScale } from '#app/scales/retract-scale.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { agreeToClose, closeAlert } from '#app/risk/close-alert.server.ts'
import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import { keepContact, keepHours } from '#app/risk/keep-roster.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { saveSafetyPlan } from '#app/risk/keep-safety-plan.server.ts'
import { saveRiskPart } from '#app/risk/save-risk-part.server.ts'
import { emptyPlan } from '#app/risk/safety-plan.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { answerComment } from '#app/supervision/answer-feedback.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { rateSkills } from '#app/supervision/rate-skills.server.ts'
import { sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { digits as sheet, filled } from '#tests/scales/filled.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { testProgramme, type TestProgramme } from './programme.ts'

/** Words that were typed into one field and stand nowhere else. `names`: into an identity; `texts`: everywhere else. */
export type Canaries = { names: Map<string, string>; texts: Map<string, string> }

/** One psychologist's file, as a day of work leaves it. */
export type File = Opened & { noteId: Id<'note'>; retractedId: Id<'note'>; draftId: Id<'draft'>; assessmentId: Id<'assessment'>; assessmentDraftId: Id<'draft'>; scaleId: Id<'scale'>; retractedScaleId: Id<'scale'>; addendumId: Id<'addendum'> }

export type DayOfWork = TestProgramme & {
  words: Canaries
  administrator: Scope
  protection: Scope
  delegate: Scope
  rena: Scope
  nigar: Scope
  /** Live agreement with Rena. */
  leyla: Scope
  /** His agreement with Rena ended 17 days ago: it runs on for nothing any more, and she has signed in since. */
  murad: Scope
  /** She stood in for Rena, read the file, and her cover is over. */
  gulnar: Scope
  agreementId: Id<'agreement'>
  endedAgreementId: Id<'agreement'>
  /** Proposed by Leyla to Nigar; nobody has signed it. */
  proposedAgreementId: Id<'agreement'>
  /** A draft about Rena's first file in which nothing is missing. */
  readyDraftId: Id<'draft'>
  file: File
  /** A second file of Rena's, so that rows can be exchanged. */
  other: File
  family: Opened
  /** Closed, taken back, and closed again. */
  closed: Opened
  contact: Opened
  group: OpenedGroup & { draftId: Id<'draft'>; sessionId: Id<'group-session'> }
  reviewId: Id<'review'>
  secondReviewId: Id<'review'>
  ratingId: Id<'rating'>
  commentId: Id<'comment'>
  nigarsFile: File
  coordinator: Scope
  /** Two people of the register, with steps and sessions. */
  rasb: { personId: Id<'rasb'>; otherId: Id<'rasb'>; sessionId: Id<'led-session'> }
  /** Backup of the duty roster; told by the clock, since nobody had seen the alerts for an hour. */
  elchin: Scope
  /** Raised on Rena's file after Murad's agreement had ended; with its risk answer and safety plan. */
  alertId: Id<'alert'>
  secondAlertId: Id<'alert'>
  /** One released, one that waits for the second person; and a catalogue that waits. */
  releases: { released: Id<'release'>; waiting: Id<'release'>; catalogue: Id<'catalogue'> }
  /** Entered by the delegate as published by somebody else. */
  outsideId: Id<'outside-figure'>
  /** The first contact after an alert that two people closed. */
  contactId: Id<'brief-contact'>
}

/** A programme with everything in it that a person can write today, made through the use cases alone. */
export async function dayOfWork(url?: string): Promise<DayOfWork> {
  const p = await testProgramme(url)
  const words: Canaries = { names: new Map(), texts: new Map() }
  const say = (kind: keyof Canaries, field: string): string => keep(words[kind], field, `Qanar${field.replaceAll(/[^a-z]/gi, '')}${letters(8)}`)
  const administrator = await p.person('Aysel', ['administrator'])
  const protection = await p.person('Kamran', ['data-protection'])
  const delegate = await p.person('Sevda', ['delegate'])
  const leyla = await p.person('Leyla', ['supervisor'])
  const murad = await p.person('Murad', ['supervisor'])
  const elchin = await p.person('Elchin', ['supervisor'])
  for (const [person, part] of [[elchin, 'backup'], [delegate, 'delegate']] as const) await keepHours(administrator, { personId: person.actor.id, part, weekdays: '1234567', from: '00:00', to: '24:00' })
  await keepContact(administrator, { personId: leyla.actor.id, phone: '+994 50 100 20 30', mail: '' })
  const rena = await p.person('Rena', ['psychologist'])
  const nigar = await p.person('Nigar', ['psychologist'])
  const gulnar = await p.person('Gulnar', ['psychologist'])
  const agreementId = await agree(leyla, rena, '2029-12-31', { confidentiality: say('texts', 'agreement.confidentiality'), disagreement: say('texts', 'agreement.disagreement') })
  const endedAgreementId = await agree(murad, rena, '2024-05-17', { confidentiality: say('texts', 'ended.confidentiality'), disagreement: say('texts', 'ended.disagreement') })

  const proposedAgreementId = await draftAgreement(leyla, { superviseeId: nigar.actor.id, startsOn: '2024-05-01', endsOn: '2029-12-31', weeklyReading: 3 })

  const file = await ownFile(rena, 'one', say, (field, digits) => keep(words.names, field, digits))
  const other = await ownFile(rena, 'two', say, (field, digits) => keep(words.names, field, digits))
  const nigarsFile = await ownFile(nigar, 'nigars', say, (field, digits) => keep(words.names, field, digits))
  const family = await openCase(rena, {
    kind: 'family', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor', ownCase: file.code },
    members: [{ role: 'partner', sex: 'male', ageBand: '26-45', category: 'family-of-survivor' }, { role: 'younger-child', sex: 'male', ageBand: '6-11', category: 'family-of-survivor' }], consent: consentSheet(),
  })
  const closed = await closedFile(rena, 'closed', say)
  await closedFile(rena, 'second-closed', say)
  const contact = await firstContact(rena, say('texts', 'contact.line'))
  await firstContact(rena, say('texts', 'contact.second'))
  const group = await groupWithSession(rena, 'group', say)
  await groupWithSession(rena, 'second-group', say)

  const reviewId = await startReview(leyla, file.noteId)
  const commentId = await comment(leyla, reviewId, say('texts', 'review.comment'))
  await comment(leyla, reviewId, say('texts', 'review.second-comment'))
  await sendFeedback(leyla, reviewId, { addenda: 1 })
  await answerComment(rena, reviewId, { commentId, kind: 'answer', text: say('texts', 'review.answer') })
  const secondReviewId = await startReview(leyla, other.noteId)
  const ratingId = await skillsSeen(leyla, agreementId, 'skills', say)
  await skillsSeen(leyla, agreementId, 'other-skills', say)

  const coordinator = await p.person('Gunay', ['reintegration'])
  const rasb = await register(coordinator, say, (field, digits) => keep(words.names, field, digits))

  const { draftId: readyDraftId } = await startDraft(rena, { caseId: file.caseId })
  await saveDraft(rena, { draftId: readyDraftId, base: 1, fields: noteWords('one.draft-ready', say) })

  p.at('2024-06-03')
  for (const scope of [rena, nigar, leyla, delegate, protection, coordinator]) await reconcileGrants(p.again(scope))
  const contactId = await closedAlert(p.again(rena), p.again(leyla), other)
  const alertId = await dayOfAlert(p.again(rena), file, 'alert', 'high', say, digits)
  const secondAlertId = await dayOfAlert(p.again(rena), other, 'second-alert', 'moderate', say, digits)
  p.at('2024-06-03', '09:00')
  await escalateAlerts({ db: p.connection.db, audit: p.audit, now: rena.now })
  await openNote(p.again(leyla), { noteId: file.noteId })
  await openNote(p.again(rena), { noteId: other.noteId })
  await standIn(p, rena, gulnar, file)
  const fixed = await fixFigures(p.again(delegate))
  if (fixed.kind !== 'fixed') throw new Error('nothing was counted')
  const releases = await release(p, delegate, protection)
  const outsideId = await outsideFigure(p.again(delegate), say('texts', 'report.outside'))
  const report = (words: string): ReportContent => ({ targets: { inCare: 12 }, texts: { changed: words, helped: '', hindered: '', next: '' } })
  for (const [window, field] of [['2023-Q4', 'report.changed'], ['2023-Q3', 'report.earlier']] as const) await writeReport(p.again(delegate), { window, base: 0, content: report(say('texts', field)), left: null })
  return {
    ...p, words,
    administrator, protection, delegate, rena, nigar, gulnar, leyla, murad, elchin,
    agreementId, endedAgreementId, proposedAgreementId,
    file, other, nigarsFile, family, closed, contact, group,
    readyDraftId, reviewId, secondReviewId, commentId, ratingId,
    alertId, secondAlertId, contactId,
    coordinator, rasb, releases, outsideId,
  }
}

async function outsideFigure(delegate: Scope, publisher: string): Promise<Id<'outside-figure'>> {
  await enterOutsideFigure(delegate, { window: '2023', tree: 'district', node: 'area-2', lo: 10, hi: 40, publisher, source: 'Yearbook' })
  return (await readStanding(delegate)).outside[0]!.id as Id<'outside-figure'>
}

async function release(p: TestProgramme, delegate: Scope, protection: Scope): Promise<DayOfWork['releases']> {
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

/** The same person while no rule holds: only the keys are left to refuse. */
export const withoutRules = (scope: Scope): Scope => ({ ...scope, rules: { holds: () => true } })

/** Gets the keys of one file by hand, opens them once, and loses them as the end of a cover takes them. */
async function standIn(p: TestProgramme, from: Scope, to: Scope, { caseId }: File): Promise<void> {
  const kinds = ['identity', 'clinical'] as const
  const grants = (await Promise.all(kinds.map((kind) => p.again(from).keys.prepareGrants(kind, caseId, [to.actor.id], 'cover')))).flat()
  await inTransaction(p.again(from), (scope) => insertGrants(scope.db, grants))
  for (const kind of kinds) await p.again(to).keys.of(kind, caseId)
  await inTransaction(p.again(from), (scope) => deleteGrants(scope.db, to.actor.id, grants.map((grant) => grant.compartment_id)))
}

type Say = (kind: keyof Canaries, field: string) => string

async function agree(supervisor: Scope, supervisee: Scope, endsOn: string, terms: { confidentiality: string; disagreement: string }): Promise<Id<'agreement'>> {
  const agreementId = await draftAgreement(supervisor, {
    superviseeId: supervisee.actor.id, startsOn: '2024-01-01', endsOn, weeklyReading: 3, terms: { form: 'individual', frequency: 'weekly', readingLanguage: 'en', ...terms },
  })
  await signAgreement(supervisor, { agreementId })
  await signAgreement(supervisee, { agreementId })
  return agreementId
}

/** Every field of the identity form that takes words. */
export function identityOf(file: string, say: Say, number: (field: string, digits: string) => string): Identity {
  const name = (field: string) => say('names', `${file}.${field}`)
  return {
    ...noIdentity, givenName: name('given'), familyName: name('family'), patronymic: name('patronymic'), alsoCalled: name('also'), birth: { kind: 'day', day: '1987-03-21' },
    phone: number(`${file}.phone`, `+994 50 ${digits(7)}`), whoMayAnswer: name('answers'), address: name('address'),
    guardian: { name: name('guardian'), relation: name('relation'), alsoCalled: name('guardian-also') }, emergencyContact: { name: name('emergency'), phone: number(`${file}.emergency-phone`, `+994 55 ${digits(7)}`), alsoCalled: name('emergency-also') }, familyLinks: name('links'),
  }
}

/** Every field of the note form that takes words, in the formats that have them. */
export function noteWords(file: string, say: Say): DraftFields {
  const fields = ['subjective', 'objective', 'assessment', 'plan', 'homeTask'].map((field) => [field, say('texts', `${file}.${field}`)])
  return { sessionOn: '2024-05-14', startsAt: '10:00', minutes: '50', outcome: 'held', kind: 'individual', mode: 'face-to-face', format: 'soap', ...Object.fromEntries(fields), interventions: 'sleep-work', riskAnswer: 'nothing' }
}

async function ownFile(scope: Scope, file: string, say: Say, number: (field: string, digits: string) => string): Promise<File> {
  const opened = await openCase(scope, {
    kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor', settlement: 'new-settlement' }, consent: consentSheet(),
  })
  const { caseId } = opened
  await saveIdentity(scope, { caseId, revision: 0, identity: identityOf(file, say, number) })
  await rememberNotAName(scope, { caseId, word: say('texts', `${file}.not-a-name`) })
  const assessment = await signAssessment(scope, { caseId, content: {
    assessedOn: '2024-05-14', place: 'home', mode: 'face-to-face', presenting: say('texts', `${file}.presenting`), functioning: { selfCare: 0, work: 2, family: 1, community: 3 },
    risk: { answer: 'nothing' }, scale: { kind: 'total', scale: 'phq9', total: 13, riskItem: 0 }, conclusion: 'individual', urgency: 'week',
  } })
  if (assessment.kind !== 'signed') throw new Error(assessment.kind)
  const noteId = await signedNote(scope, caseId, noteWords(file, say))
  const added = await addAddendum(scope, { noteId, text: say('texts', `${file}.addendum`) })
  if (added.kind !== 'added') throw new Error(added.kind)
  const retractedId = await signedNote(scope, caseId, noteWords(`${file}.retracted`, say))
  await retractNote(scope, { noteId: retractedId, reason: 'wrong-client', words: say('texts', `${file}.retraction`) })
  const { draftId } = await startDraft(scope, { caseId })
  await saveDraft(scope, { draftId, base: 1, fields: { subjective: say('texts', `${file}.draft`) } })
  await saveDraft(scope, { draftId, base: 1, fields: { subjective: say('texts', `${file}.draft-beside`) } })
  const begun = await draftAssessment(scope, { caseId })
  if (begun.kind !== 'begun') throw new Error(begun.kind)
  await saveDraft(scope, { draftId: begun.draftId, base: 1, fields: { presenting: say('texts', `${file}.draft-assessment`) } })
  const scaleId = await keptScale(scope, caseId, say('texts', `${file}.scale`))
  const retractedScaleId = await keptScale(scope, caseId, say('texts', `${file}.oldscale`))
  await retractScale(scope, { scaleId: retractedScaleId, reason: 'mistyped' })
  return { ...opened, noteId, retractedId, draftId, scaleId, retractedScaleId, assessmentDraftId: begun.draftId, assessmentId: assessment.assessmentId, addendumId: added.addendumId }
}

/** The version of the form is the one field of a scale that takes words. */
async function keptScale(scope: Scope, caseId: Id<'case'>, version: string): Promise<Id<'scale'>> {
  const saving = await saveScale(scope, { caseId, entry: filled('phq9', { answers: sheet('phq9', '211101110') }, { version }) })
  if (saving.kind !== 'saved') throw new Error(saving.kind)
  return saving.scaleId
}

async function closedAlert(psychologist: Scope, supervisor: Scope, { caseId }: File): Promise<Id<'brief-contact'>> {
  const { alertId } = await raiseAlert(psychologist, { caseId, alertId: newId<'alert'>(), level: 'high', source: 'button' })
  await closeAlert(psychologist, { alertId, reason: 'safe-now', words: 'With her sister' })
  await agreeToClose(supervisor, { alertId })
  return (await psychologist.db.selectFrom('brief_contact').select('id').where('alert_id', '=', alertId).orderBy('due_on').executeTakeFirstOrThrow()).id
}

/** A risk answer that sends its alert, and the plan that is made. */
async function dayOfAlert(scope: Scope, { caseId, draftId }: File, name: string, level: 'high' | 'moderate', say: Say, number: (count: number) => string): Promise<Id<'alert'>> {
  await keepOwnPhone(scope, `+994 70 ${number(7)}`)
  const alertId = newId<'alert'>()
  await saveRiskPart(scope, { caseId, aboutId: draftId, member: '', alertId, part: {
    answer: 'new-or-higher', type: 'suicide', level, protective: say('texts', `${name}.protective`), actionNow: say('texts', `${name}.action`), told: say('texts', `${name}.told`),
  } })
  await saveSafetyPlan(scope, { alertId, number: 0, plan: { ...emptyPlan, signs: say('texts', `${name}.signs`), people: say('texts', `${name}.people`) } })
  return alertId
}

async function signedNote(scope: Scope, caseId: Id<'case'>, fields: DraftFields): Promise<Id<'note'>> {
  const { draftId } = await startDraft(scope, { caseId })
  await saveDraft(scope, { draftId, base: 1, fields })
  const signing = await signNote(scope, { draftId, askReview: true })
  if (signing.kind !== 'signed') throw new Error(signing.kind)
  return signing.noteId
}

const firstContact = (scope: Scope, line: string): Promise<Opened> =>
  openFirstContact(scope, { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'none', line })

async function closedFile(scope: Scope, name: string, say: Say): Promise<Opened> {
  const opened = await openCase(scope, { kind: 'individual', district: 'Aghdam', header: { sex: 'male', ageBand: '46-59', category: 'witness' }, consent: consentSheet() })
  for (const to of ['assessed', 'in-care', 'closing'] as const) await changeCaseState(scope, { ...opened, to })
  const seen = { distress: 'better', functioning: 'same', coping: 'not-available' } as const
  const close = async (goals: string) => signClosure(scope, { ...opened, content: {
    closedOn: '2024-05-14', reason: 'goals-met', evaluated: true, appraisal: { client: seen, practitioner: seen, overall: seen }, lastScales: 'declined', goals, followUps: { answer: 'not-wished' },
  } })
  await close(say('texts', `${name}.first-goals`))
  await takeBackClosure(scope, { ...opened, reason: 'mistake' })
  await close(say('texts', `${name}.goals`))
  return opened
}

export function signedSession(signing: GroupSigning): Extract<GroupSigning, { kind: 'signed' }> {
  if (signing.kind !== 'signed') throw new Error(`a group session was not signed: ${signing.kind}`)
  return signing
}

async function groupWithSession(scope: Scope, name: string, say: Say): Promise<DayOfWork['group']> {
  const group = await openGroup(scope, { district: 'Aghdam', place: 'school', ageRange: '10-12' })
  const { sessionId } = signedSession(await signGroupSession(scope, { groupId: group.groupId, content: {
    sessionOn: '2024-05-14', minutes: 60, place: 'school', secondAdult: 'alone', aloneBecause: say('texts', `${name}.alone`), theme: say('texts', `${name}.theme`), worked: say('texts', `${name}.worked`),
    consentsKept: say('texts', `${name}.kept`), children: [{ number: 1, sex: 'female', ageBand: '10-12', here: true, consent: true, participation: 2, mood: 'calm', line: say('texts', `${name}.line`) }],
  } }))
  const mistaken = signedSession(await signGroupSession(scope, { groupId: group.groupId, content: { sessionOn: '2024-05-13', minutes: 60, place: 'school', secondAdult: 'teacher', theme: say('texts', `${name}.mistaken-theme`), children: [] } }))
  await retractGroupSession(scope, { groupId: group.groupId, sessionId: mistaken.sessionId, reason: 'wrong-group', words: say('texts', `${name}.retraction`) })
  const { draftId } = await draftGroupSession(scope, group)
  await saveDraft(scope, { draftId, base: 1, fields: { 'theme': say('texts', `${name}.draft-theme`), 'child1.here': 'yes', 'child1.line': say('texts', `${name}.draft-line`) } })
  return { ...group, draftId, sessionId }
}

async function register(scope: Scope, say: Say, number: (field: string, digits: string) => string): Promise<DayOfWork['rasb']> {
  const add = (name: string) => registerPerson(scope, {
    givenName: say('names', `${name}.given`), familyName: say('names', `${name}.family`), phone: number(`${name}.phone`, `+994 70 ${digits(7)}`), district: 'Aghdam', sex: 'female', ageBand: '18-25', line: say('texts', `${name}.line`),
  })
  const [{ personId }, { personId: otherId }] = [await add('rasb.one'), await add('rasb.two')]
  for (const [step, on] of [['informed', '2024-04-02'], ['trained', '2024-04-20']] as const) await reachMilestone(scope, { people: [personId, otherId], step, on })
  const session = (name: string) => writeLedSession(scope, { on: '2024-05-10', district: 'Aghdam', place: 'school', leaders: [personId], participants: [0, 4, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0], line: say('texts', name) })
  await session('rasb.second-session')
  return { personId, otherId, sessionId: (await session('rasb.session')).sessionId }
}

async function comment(scope: Scope, reviewId: Id<'review'>, text: string): Promise<Id<'comment'>> {
  const made = await commentOnReview(scope, reviewId, { kind: 'wondering', text, anchor: null, answerBy: null })
  if (made.kind !== 'kept-back') throw new Error(made.kind)
  return made.id
}

async function skillsSeen(scope: Scope, agreementId: Id<'agreement'>, name: string, say: Say): Promise<Id<'rating'>> {
  const { ratingId } = await rateSkills(scope, agreementId, {
    ratingId: newId<'rating'>(), tool: 'enact', setting: 'live', ratedOn: '2024-05-14', levels: { enact_1: 3, enact_7: 1 }, strengths: say('texts', `${name}.strengths`), nextStep: say('texts', `${name}.next`), action: say('texts', `${name}.action`), actionBy: '2024-05-20',
  })
  return ratingId
}

function keep(words: Map<string, string>, field: string, word: string): string {
  if (words.has(field)) throw new Error(`two fields are called ${field}`)
  words.set(field, word)
  return word
}

const letters = (count: number): string => [...newBytes(count)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')
const digits = (count: number): string => [...newBytes(count)].map((byte) => String(byte % 10)).join('')
