import { readAudit } from '#app/audit/read-audit.server.ts'
import { listLooks } from '#app/audit/list-looks.server.ts'
import { openAssessment, openRetracted } from '#app/assessments/read-assessment.server.ts'
import { contactToRetract } from '#app/cases/retract-contact.server.ts'
import { giveConsent } from '#app/cases/give-consent.server.ts'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readClosure } from '#app/cases/read-closure.server.ts'
import { readConsent } from '#app/cases/read-consent.server.ts'
import { rememberNotAName } from '#app/cases/remember-not-a-name.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { groundOfGroup } from '#app/groups/names-of-group.server.ts'
import { permitGroup } from '#app/groups/permit-group.server.ts'
import { nameOfNotNames } from '#app/groups/sealed-not-names.server.ts'
import { groupView } from '#app/groups/read-groups.server.ts'
import { signGroupSession } from '#app/groups/sign-group-session.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { readReport } from '#app/outcomes/read-report.server.ts'
import { beginReport, writeReport } from '#app/outcomes/write-report.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { listFigures } from '#app/outcomes/list-figures.server.ts'
import { reachMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { openPerson, readRegister } from '#app/reintegration/read-register.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { contentOf, openAlert } from '#app/risk/open-alert.server.ts'
import { permitAlert } from '#app/risk/permit-alert.server.ts'
import { readRiskParts } from '#app/risk/read-risk-parts.server.ts'
import { saveRiskPart } from '#app/risk/save-risk-part.server.ts'
import { readSafetyPlan } from '#app/risk/keep-safety-plan.server.ts'
import { keepOwnPhone, readOwnPhone } from '#app/risk/own-phone.server.ts'
import { nameOfPhone } from '#app/risk/sealed-phone.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { writeAction } from '#app/risk/work-on-alert.server.ts'
import type { DocumentType } from '#app/keys/document-types.ts'
import { newId } from '#app/work/id.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { checkNames, checkText } from '#app/cases/check-names.server.ts'
import { absentNotes } from '#app/sessions/list-notes.server.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { closeWithoutComment } from '#app/supervision/send-feedback.server.ts'
import { askForCode, rewriteComment } from '#app/supervision/names-in-comments.server.ts'
import { openAgreement } from '#app/supervision/open-agreement.server.ts'
import { openSkillRating } from '#app/supervision/read-ratings.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import type { DayOfWork } from '#tests/support/day-of-work.ts'

/** How one sealed column is read by a person, and what its answer looks like when the document does not open. */
export type SealedColumn = {
  /** Which row is damaged: column and value. */
  row(world: DayOfWork): Record<string, string | number> | Promise<Record<string, string | number>>
  /** Throws `Unreadable` or refuses with `unreadable`; or answers, and then `marks` is true. */
  read(world: DayOfWork): Promise<unknown>
  marks?(answer: never): boolean
  /** The field whose words the sound document shows, and the damaged one must not. */
  shows?: string
  /** Writes the next revision, so that the older document can be put back. */
  again?(world: DayOfWork): Promise<unknown>
  /** Why there is no `record.unreadable` entry for it. */
  unaudited?: string
  /** An empty column is a state of its own: a key not yet opened once is opened from its signed grant. */
  emptyHeals?: true
}

const quarter = { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' } as const
const is = (state: string) => (answer: unknown): boolean => JSON.stringify(answer).includes(`:"${state}"`)

const reportRow = async ({ connection }: DayOfWork) => ({ id: (await connection.db.selectFrom('report_text').select('id').where('starts_on', '=', '2023-10-01').executeTakeFirstOrThrow()).id })
const rewriteReport = async ({ again, delegate }: DayOfWork) => {
  const { revision, content } = await beginReport(again(delegate), '2023-Q4')
  await writeReport(again(delegate), { window: '2023-Q4', base: revision, content, left: null })
}

/** By table and column, as db/columns.ts names them. */
export const sealedColumns: Record<string, SealedColumn | { noRows: string }> = {
  'compartment_epoch.older_key': { noRows: 'written by a rotation, which comes with the pages for leaving' },
  'key_grant.short_cut': {
    row: async ({ connection, rena, file }) => ({ id: (await connection.db.selectFrom('key_grant as g').innerJoin('compartment as c', 'c.id', 'g.compartment_id').select('g.id')
      .where('c.kind', '=', 'clinical').where('c.subject_id', '=', file.caseId).where('g.recipient_id', '=', rena.actor.id).executeTakeFirstOrThrow()).id }),
    read: ({ again, rena }) => listCaseload(again(rena)), marks: is('unreadable'), emptyHeals: true,
  },
  'compartment_head.document': {
    row: async ({ connection, file }) => ({ compartment_id: (await connection.db.selectFrom('compartment').select('id').where('kind', '=', 'clinical').where('subject_id', '=', file.caseId).executeTakeFirstOrThrow()).id }),
    read: async ({ again, rena, file }) => absentNotes(again(rena), await permitCase(again(rena), file.caseId, 'read')),
    again: ({ again, rena, file }) => addAddendum(again(rena), { noteId: file.noteId, text: 'One more line.' }),
    unaudited: 'thrown to the page that asked which records are there',
  },
  'own_document.document of person.pins': {
    row: ({ rena }) => ({ id: rena.actor.id }), read: ({ again, rena, nigar }) => again(rena).keys.recipients([nigar.actor.id]),
    again: async ({ again, rena, person }) => again(rena).keys.recipients([(await person('Zaur', ['supervisor'])).actor.id]),
    unaudited: 'no record of a person: nothing is granted until it opens',
  },
  'own_document.document of person.not-names': {
    row: ({ rena, group }) => ({ id: nameOfNotNames(rena.actor.id, group.groupId) }), marks: is('cannot'),
    read: async ({ again, rena, group }) => checkText(again(rena), groundOfGroup(again(rena), await permitGroup(again(rena), group.groupId, 'write')), { theme: 'Calm.' }),
    again: async ({ again, rena, group }) => groundOfGroup(again(rena), await permitGroup(again(rena), group.groupId, 'write')).remember('another'),
  },
  'own_document.document of person.telephone': {
    row: ({ rena }) => ({ id: nameOfPhone(rena.actor.id) }), marks: is('unreadable'), read: ({ again, rena }) => readOwnPhone(again(rena)),
    again: ({ again, rena }) => keepOwnPhone(again(rena), '+994 70 111 22 33'),
  },
  'own_document.document of person.process-note': { noRows: 'notes on one\'s own process come with their page' },
  'case_file.header': {
    row: ({ file }) => ({ id: file.caseId }), read: ({ again, rena, file }) => readCase(again(rena), file), marks: (answer: object) => !('header' in answer),
    again: ({ again, rena, file }) => giveConsent(again(rena), { caseId: file.caseId, consent: consentSheet() }),
  },
  'case_identity.document': {
    row: ({ file }) => ({ case_id: file.caseId }), read: ({ again, rena, file }) => readCase(again(rena), file), marks: is('unreadable'), shows: 'one.given',
    again: ({ again, rena, file, words }) => saveIdentity(again(rena), { caseId: file.caseId, revision: 1, identity: { ...noIdentity, givenName: words.names.get('one.given')! } }),
  },
  'not_a_name.document': {
    row: ({ file }) => ({ case_id: file.caseId }), marks: is('cannot'),
    read: async ({ again, rena, file }) => checkNames(again(rena), await permitCase(again(rena), file.caseId, 'write'), { subjective: 'Calm.' }),
    again: ({ again, rena, file }) => rememberNotAName(again(rena), { caseId: file.caseId, word: 'Another' }),
  },
  'consent.document': {
    row: async ({ connection, other }) => ({ id: (await connection.db.selectFrom('consent').select('id').where('case_id', '=', other.caseId).executeTakeFirstOrThrow()).id }),
    read: ({ again, rena, other }) => readConsent(again(rena), other), marks: ({ unreadable }: { unreadable: number }) => unreadable === 1,
  },
  'first_contact.document': {
    row: ({ contact }) => ({ case_id: contact.caseId }), read: ({ again, rena, contact }) => readCase(again(rena), contact), marks: ({ unreadable }: { unreadable: number }) => unreadable === 1, shows: 'contact.line',
  },
  'session_note.document': { row: ({ file }) => ({ id: file.noteId }), read: ({ again, rena, file }) => openNote(again(rena), file), shows: 'one.plan' },
  'session_note.retraction': { row: ({ file }) => ({ id: file.retractedId }), read: ({ again, rena, file }) => openNote(again(rena), { noteId: file.retractedId }), shows: 'one.retraction' },
  'addendum.document': { row: ({ file }) => ({ id: file.addendumId }), read: ({ again, rena, file }) => openNote(again(rena), file), marks: (note: { addenda: object[] }) => 'unreadable' in note.addenda[0]!, shows: 'one.addendum' },
  'draft.document': {
    row: ({ file }) => ({ id: file.draftId }), read: ({ again, rena, file }) => openDraft(again(rena), file), shows: 'one.draft',
    again: ({ again, rena, file, words }) => saveDraft(again(rena), { draftId: file.draftId, base: 2, fields: { plan: words.texts.get('one.draft')! } }),
  },
  'assessment.document': { row: ({ file }) => ({ id: file.assessmentId }), read: ({ again, rena, file }) => openAssessment(again(rena), file), shows: 'one.presenting' },
  'assessment.retraction': {
    row: ({ file }) => ({ id: file.retractedAssessmentId }), read: ({ again, rena, file }) => openRetracted(again(rena), { assessmentId: file.retractedAssessmentId }),
    marks: ({ retracted }: { retracted: { reason: unknown } }) => retracted.reason === null, shows: 'one.assessment-retraction',
  },
  'first_contact.retraction': {
    row: ({ retractedContactId }) => ({ id: retractedContactId }), read: ({ again, rena, retractedContactId }) => contactToRetract(again(rena), { contactId: retractedContactId }),
    marks: ({ retracted }: { retracted: { reason: unknown } | null }) => retracted?.reason === null, shows: 'contact.retraction',
  },
  'closure.document': {
    row: async ({ connection, closed }) => ({ id: (await connection.db.selectFrom('closure').select('id').where('case_id', '=', closed.caseId).where('state', '=', 'signed').executeTakeFirstOrThrow()).id }),
    read: ({ again, rena, closed }) => readClosure(again(rena), closed), shows: 'closed.goals',
  },
  'closure.retraction': {
    row: async ({ connection, closed }) => ({ id: (await connection.db.selectFrom('closure').select('id').where('case_id', '=', closed.caseId).where('state', '=', 'retracted').executeTakeFirstOrThrow()).id }),
    read: ({ again, rena, closed }) => readClosure(again(rena), closed), marks: ({ earlier }: { earlier: { reason: unknown }[] }) => earlier[0]!.reason === null,
  },
  'rasb_person.document': {
    row: ({ rasb }) => ({ id: rasb.personId }), read: ({ again, coordinator, rasb }) => openPerson(again(coordinator), rasb), shows: 'rasb.one.line',
    again: ({ again, coordinator, rasb }) => reachMilestone(again(coordinator), { people: [rasb.personId], step: 'mentored', on: '2024-05-12' }),
  },
  'led_session.document': {
    row: ({ rasb }) => ({ id: rasb.sessionId }), read: ({ again, coordinator }) => readRegister(again(coordinator)), marks: ({ sessions }: { sessions: { kind: string }[] }) => sessions.some(({ kind }) => kind === 'unreadable'), shows: 'rasb.session',
  },
  'look.document': {
    row: async ({ connection, file }) => ({ id: (await connection.db.selectFrom('look').select('id').where('case_id', '=', file.caseId).executeTakeFirstOrThrow()).id }),
    read: ({ again, rena, file }) => listLooks(again(rena), file.caseId), marks: ({ altered }: { altered: object[] }) => altered.length === 1,
    unaudited: 'the list itself shows the altered line',
  },
  'child_group.document': {
    row: ({ group }) => ({ id: group.groupId }), read: ({ again, rena, group }) => groupView(again(rena), group),
    again: ({ again, rena, group }) => signGroupSession(again(rena), { groupId: group.groupId, content: { sessionOn: '2024-05-15', minutes: 60, place: 'school', secondAdult: 'teacher', theme: 'Drawing', children: [] } }),
  },
  'group_session.document': {
    row: async ({ connection, group }) => ({ id: (await connection.db.selectFrom('group_session').select('id').where('group_id', '=', group.groupId).where('session_on', '=', '2024-05-14').executeTakeFirstOrThrow()).id }),
    read: ({ again, rena, group }) => groupView(again(rena), group), marks: is('unreadable'), shows: 'group.theme',
  },
  'group_session.retraction': {
    row: async ({ connection, group }) => ({ id: (await connection.db.selectFrom('group_session').select('id').where('group_id', '=', group.groupId).where('session_on', '=', '2024-05-13').executeTakeFirstOrThrow()).id }),
    read: ({ again, rena, group }) => groupView(again(rena), group), marks: is('unreadable'), shows: 'group.retraction',
  },
  'agreement.document': { row: ({ agreementId }) => ({ id: agreementId }), read: ({ again, rena, agreementId }) => openAgreement(again(rena), agreementId), marks: ({ terms }: { terms: unknown }) => terms === null, shows: 'agreement.confidentiality' },
  'review.document': {
    row: ({ secondReviewId }) => ({ id: secondReviewId }), read: ({ again, leyla, secondReviewId }) => readReview(again(leyla), secondReviewId), marks: ({ version }: { version: unknown }) => version === null,
    again: ({ again, leyla, secondReviewId }) => closeWithoutComment(again(leyla), secondReviewId, { addenda: 1 }),
  },
  'review_comment.document': {
    row: ({ commentId }) => ({ id: commentId }), read: ({ again, rena, reviewId }) => readReview(again(rena), reviewId), marks: is('unreadable'), shows: 'review.comment',
    again: async ({ again, leyla, rena, reviewId, commentId, words }) => {
      await askForCode(again(rena), reviewId, { commentId })
      return rewriteComment(again(leyla), reviewId, { commentId, text: `Again: ${words.texts.get('review.comment')!}`, leave: 'yes' })
    },
  },
  'competency_rating.document': { row: ({ ratingId }) => ({ id: ratingId }), read: ({ again, rena, ratingId }) => openSkillRating(again(rena), { ratingId, language: 'en' }), shows: 'skills.next' },
  'risk_alert.document': {
    row: ({ alertId }) => ({ id: alertId }), read: ({ again, leyla, alertId }) => openAlert(again(leyla), { alertId }), shows: 'alert.action',
    again: async ({ again, leyla, alertId }) => {
      const { protective, actionNow, told } = await contentOf(again(leyla), await permitAlert(again(leyla), alertId))
      return writeAction(again(leyla), { alertId, protective, actionNow, told })
    },
  },
  'alert_header.document': {
    row: ({ alertId }) => ({ alert_id: alertId }), marks: (lines: { id: string; level: string | null }[]) => lines[0]!.level === null,
    read: async ({ again, delegate, connection, alertId }) => {
      await connection.db.insertInto('alert_told').values({ alert_id: alertId, person_id: delegate.actor.id, round: 1, place: 'delegate', told_at: '2024-06-03T08:00:00Z', seen_at: null }).onConflict((it) => it.doNothing()).execute()
      return listAlerts(again(delegate))
    },
  },
  'risk_part.document': {
    row: ({ file }) => ({ about_id: file.draftId }), read: ({ again, rena, file }) => readRiskParts(again(rena), file.draftId), marks: is('unreadable'), shows: 'alert.protective',
    again: ({ again, rena, file, words }) => saveRiskPart(again(rena), { caseId: file.caseId, aboutId: file.draftId, member: '', alertId: newId<'alert'>(), part: { answer: 'unchanged', level: 'moderate', protective: words.texts.get('alert.protective')!, actionNow: '', told: '' } }),
  },
  'safety_plan.document': {
    row: ({ file }) => ({ case_id: file.caseId }), read: async ({ again, leyla, alertId }) => readSafetyPlan(again(leyla), await permitAlert(again(leyla), alertId)), marks: is('unreadable'), shows: 'alert.signs',
  },
  'fact_pack.document': {
    row: async ({ connection, rena }) => ({ id: (await connection.db.selectFrom('fact_pack').select('id').where('writer_id', '=', rena.actor.id).where('month', '=', '2024-05').executeTakeFirstOrThrow()).id }),
    read: ({ again, delegate }) => countReach(again(delegate), quarter),
    again: ({ again, rena, group }) => signGroupSession(again(rena), { groupId: group.groupId, content: { sessionOn: '2024-05-16', minutes: 60, place: 'school', secondAdult: 'teacher', theme: 'Games', children: [] } }),
  },
  'scale.document': { row: ({ file }) => ({ id: file.scaleId }), read: ({ again, rena, file }) => openScale(again(rena), file), shows: 'one.scale' },
  'scale.retraction': { row: ({ file }) => ({ id: file.retractedScaleId }), read: ({ again, rena, file }) => openScale(again(rena), { scaleId: file.retractedScaleId }), shows: 'one.oldscale' },
  'subject_list.document': {
    row: async ({ connection, rena }) => ({ id: (await connection.db.selectFrom('subject_list').select('id').where('writer_id', '=', rena.actor.id).executeTakeFirstOrThrow()).id }),
    read: ({ again, delegate }) => countReach(again(delegate), quarter),
    again: ({ again, rena, other, words }) => saveIdentity(again(rena), { caseId: other.caseId, revision: 1, identity: { ...noIdentity, givenName: 'Another', familyName: words.names.get('two.family')!, birth: { kind: 'year', year: 1990, estimated: false } } }),
  },
  'released_figure.document': {
    row: async ({ connection }) => ({ id: (await connection.db.selectFrom('released_figure').select('id').orderBy('id').executeTakeFirstOrThrow()).id }), read: ({ again, delegate }) => listFigures(again(delegate)), marks: is('unreadable'),
  },
  'ledger_entry.document': {
    row: async ({ connection }) => ({ number: Number((await connection.db.selectFrom('ledger_entry').select('number').where('kind', '=', 'figures').orderBy('number').executeTakeFirstOrThrow()).number) }),
    read: async ({ again, delegate }) => (await readStanding(again(delegate))).reach.length,
  },
  'report_text.document': {
    row: reportRow, read: ({ again, delegate }) => readReport(again(delegate), '2023-Q4'), shows: 'report.changed', again: rewriteReport,
  },
  'report_text.officers_copy': { row: reportRow, read: ({ again, protection }) => readReport(again(protection), '2023-Q4'), shows: 'report.changed', again: rewriteReport },
  'release.document': { row: ({ releases }) => ({ id: releases.released }), read: ({ again, delegate, releases }) => readRelease(again(delegate), releases.released) },
  'release.approval_copy': { row: ({ releases }) => ({ id: releases.released }), read: ({ again, protection, releases }) => readRelease(again(protection), releases.released) },
  'audit_hour.document': {
    row: async ({ connection }) => ({ id: (await connection.db.selectFrom('audit_entry').select('hour_id').orderBy('number', 'desc').executeTakeFirstOrThrow()).hour_id }),
    read: ({ again, protection }) => readAudit(again(protection)), marks: is('altered'), unaudited: 'the trail itself shows the altered lines',
  },
  'audit_entry.detail': {
    row: async ({ connection }) => ({ number: Number((await connection.db.selectFrom('audit_entry').select('number').orderBy('number', 'desc').executeTakeFirstOrThrow()).number) }),
    read: ({ again, protection }) => readAudit(again(protection)), marks: is('altered'), unaudited: 'the trail itself shows the altered line',
  },
}

/** Types of the registry that stand in no row above, and why. What is `unused` no file of the product names. */
export const typesWithoutRow: Partial<Record<DocumentType, { unused: string } | { elsewhere: string }>> = {
  'case.consent': { unused: 'a consent paper is `consent.paper`, with the names (decision 106)' },
  'care-plan.content': { unused: 'a plan is part of its note' },
  'emergency.card': { unused: 'a public text, until a card for one person is built' },
  'safeguarding.report': { unused: 'not built' },
  'matching.key': { unused: 'the key of the compartment itself is used' },
  'form.kept': { elsewhere: 'lies in memory alone: tests/promises/kept-forms.test.ts' },
}

/** Rows whose documents are written anew, without an older one to put back here, and why. */
export const neverRewritten: Record<string, string> = {
  'agreement.document': 'sealed when it is proposed; signing raises the revision of the row and leaves the document',
  'ledger_entry.document': 'the ledger only grows: the revision is of the data it counted',
  'led_session.document': 'taken back as a state; never written anew',
}
