import { listDueFollowUps } from '#app/cases/follow-ups.server.ts'
import { openCase, type Opened } from '#app/cases/open-case.server.ts'
import { type OpenedGroup } from '#app/groups/open-group.server.ts'
import type { ReportContent } from '#app/outcomes/report.ts'
import { writeReport } from '#app/outcomes/write-report.server.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { keepContact, keepHours } from '#app/risk/keep-roster.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { answerComment } from '#app/supervision/answer-feedback.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { testProgramme, type TestProgramme } from './programme.ts'
import { agree, closedAlert, comment, dayOfAlert, groupWithSession, outsideFigure, register, release, skillsSeen, standIn } from './acts-of-work.ts'
import { digits, keep, letters, type Canaries } from './canaries.ts'
import { closedFile, contactOf, firstContact, noteWords, ownFile, retractedContact, type File } from './file-of-work.ts'

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
  /** Of a closed file of Rena's; it is due. */
  followUpId: Id<'follow-up'>
  /** Entered by the delegate as published by somebody else. */
  outsideId: Id<'outside-figure'>
  /** The row of `contact`; and one that was retracted. */
  firstContactId: Id<'contact'>
  retractedContactId: Id<'contact'>
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
  const firstContactId = await contactOf(rena, contact.caseId)
  const retractedContactId = await retractedContact(rena, 'contact', say)
  await retractedContact(rena, 'second-contact', say)
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
  // not of the closure that is taken back in the tests: its follow-ups go with it
  const followUpId = (await listDueFollowUps(p.again(rena))).find(({ caseId }) => caseId !== closed.caseId)!.id
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
    file, other, nigarsFile, family, closed, contact, firstContactId, retractedContactId, group,
    readyDraftId, reviewId, secondReviewId, commentId, ratingId,
    alertId, secondAlertId, contactId, followUpId,
    coordinator, rasb, releases, outsideId,
  }
}

/** The same person while no rule holds: only the keys are left to refuse. */
export const withoutRules = (scope: Scope): Scope => ({ ...scope, rules: { holds: () => true } })
