import { listLooks } from '#app/audit/list-looks.server.ts'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { beginAssessment, openAssessment, openRetracted } from '#app/assessments/read-assessment.server.ts'
import { retractAssessment } from '#app/assessments/retract-assessment.server.ts'
import { contactToRetract } from '#app/cases/retract-contact.server.ts'
import { givenNames } from '#app/cases/given-names.server.ts'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readClosure } from '#app/cases/read-closure.server.ts'
import { readConsent } from '#app/cases/read-consent.server.ts'
import { readHeader } from '#app/cases/read-header.server.ts'
import { readIdentity } from '#app/cases/read-identity.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { listAssessments } from '#app/assessments/read-assessment.server.ts'
import { showAssessmentEditor, showAssessmentSigning } from '#app/assessments/draft-assessment.server.ts'
import { draftGroupSession, showGroupEditor, showGroupSigning } from '#app/groups/draft-group-session.server.ts'
import { groundOfGroup } from '#app/groups/names-of-group.server.ts'
import { permitGroup } from '#app/groups/permit-group.server.ts'
import { groupView, listGroups } from '#app/groups/read-groups.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { showRelease } from '#app/outcomes/show-release.server.ts'
import { readReport } from '#app/outcomes/read-report.server.ts'
import { beginReport } from '#app/outcomes/write-report.server.ts'
import { listOutsideFigures } from '#app/outcomes/list-outside.server.ts'
import { downloadRelease } from '#app/outcomes/download-release.server.ts'
import { listReleases, readRelease } from '#app/outcomes/read-release.server.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { listFigures, outcomesView } from '#app/outcomes/list-figures.server.ts'
import { beginStep, openPerson, readRegister } from '#app/reintegration/read-register.server.ts'
import { registerKey } from '#app/reintegration/register-key.server.ts'
import { beginScale, chooseScale } from '#app/scales/begin-scale.server.ts'
import { listScales } from '#app/scales/list-scales.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { printScales, showScales } from '#app/scales/show-scales.server.ts'
import { countAlerts, listAlerts, listAlertsOfCase } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { permitAlert } from '#app/risk/permit-alert.server.ts'
import { readRiskParts } from '#app/risk/read-risk-parts.server.ts'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { readOwnPhone } from '#app/risk/own-phone.server.ts'
import { readSafetyPlan } from '#app/risk/keep-safety-plan.server.ts'
import { checkNames } from '#app/cases/check-names.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { absentNotes, listNotes } from '#app/sessions/list-notes.server.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { searchOwnNotes } from '#app/sessions/search-own-notes.server.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { showNote } from '#app/sessions/show-note.server.ts'
import { showSigning } from '#app/sessions/show-signing.server.ts'
import { listFeedback } from '#app/supervision/list-feedback.server.ts'
import { openAgreement } from '#app/supervision/open-agreement.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { beginRating } from '#app/supervision/rate-skills.server.ts'
import { listRatings, openSkillRating } from '#app/supervision/read-ratings.server.ts'
import { reviewQueue } from '#app/supervision/review-queue.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { supervisionPage } from '#app/supervision/supervision-page.server.ts'
import { wordKey } from '#app/names/name-hits.ts'
import type { Scope } from '#app/work/scope.ts'
import type { DayOfWork } from '#tests/support/day-of-work.ts'

export type Holder = 'owner' | 'supervisor' | 'backup' | 'delegate' | 'protection' | 'coordinator'

/** A use case that opens sealed content. `whose`: the people whose keys open it, the first being the positive control. */
export type Reader = {
  /** The use case, and what is asked of it. */
  name: string
  whose: readonly Holder[]
  /** Holders of the key whom a rule alone keeps out (a supervisor holds the clinical key and yet begins no assessment). */
  keptOutByRule?: readonly Holder[]
  /** Refuses everybody else, or gives everybody else an answer without anything that was typed. */
  others: 'refused' | 'empty'
  /** A field of the world that its whole answer shows; undefined where it opens no words (counts, codes). */
  shows?: string
  read(scope: Scope, world: DayOfWork): Promise<unknown>
}

const ofCase = ['owner', 'supervisor'] as const
const own = ['owner'] as const
/** The backup of the duty roster holds the key of `risk` and none other. */
const ofRisk = ['owner', 'supervisor', 'backup'] as const

export const readers: readonly Reader[] = [
  { name: 'read-case', whose: ofCase, others: 'refused', shows: 'one.given', read: (scope, { file }) => readCase(scope, file) },
  { name: 'read-case of a first contact', whose: own, others: 'refused', shows: 'contact.line', read: (scope, { contact }) => readCase(scope, contact) },
  { name: 'read-header', whose: ofCase, others: 'refused', read: (scope, { file }) => readHeader(scope, file) },
  { name: 'read-header of a family', whose: ofCase, others: 'refused', read: (scope, { family }) => readHeader(scope, family) },
  { name: 'read-consent', whose: own, others: 'refused', read: (scope, { file }) => readConsent(scope, file) },
  { name: 'read-identity', whose: own, others: 'refused', shows: 'one.phone', read: (scope, { file }) => readIdentity(scope, file) },
  { name: 'save-identity over a stale one', whose: own, others: 'refused', shows: 'one.address', read: (scope, { file }) => saveIdentity(scope, { caseId: file.caseId, revision: 0, identity: noIdentity }) },
  { name: 'given-names', whose: own, others: 'empty', shows: 'one.given', read: async (scope, { file, other }) => [...await givenNames(scope, [file.caseId, other.caseId])] },
  { name: 'list-caseload', whose: own, others: 'empty', shows: 'one.given', read: (scope) => listCaseload(scope) },
  { name: 'read-closure', whose: ofCase, others: 'refused', shows: 'closed.goals', read: (scope, { closed }) => readClosure(scope, closed) },
  { name: 'list-looks', whose: ofCase, others: 'refused', read: (scope, { file }) => listLooks(scope, file.caseId) },
  { name: 'begin-assessment', whose: own, keptOutByRule: ['supervisor'], others: 'refused', read: async (scope, { file }) => [await beginAssessment(scope, file), await readHeader(scope, file)] },
  { name: 'list-assessments', whose: ofCase, others: 'refused', read: async (scope, { file }) => listAssessments(scope, await permitCase(scope, file.caseId, 'read')) },
  { name: 'open-assessment', whose: ofCase, others: 'refused', shows: 'one.presenting', read: (scope, { file }) => openAssessment(scope, file) },
  { name: 'open-assessment of a retracted one', whose: ofCase, others: 'refused', shows: 'one.assessment-retraction', read: (scope, { file }) => openRetracted(scope, { assessmentId: file.retractedAssessmentId }) },
  { name: 'retract-assessment', whose: own, keptOutByRule: ['supervisor'], others: 'refused', read: (scope, { file }) => retractAssessment(scope, { assessmentId: file.retractedAssessmentId, reason: 'mistaken' }) },
  { name: 'contact-to-retract', whose: own, others: 'refused', shows: 'contact.retraction', read: (scope, { retractedContactId }) => contactToRetract(scope, { contactId: retractedContactId }) },
  { name: 'list-scales', whose: ofCase, others: 'refused', shows: 'one.scale', read: async (scope, { file }) => listScales(scope, await permitCase(scope, file.caseId, 'read')) },
  { name: 'show-scales', whose: ofCase, others: 'refused', shows: 'one.scale', read: async (scope, { file }) => showScales(scope, await permitCase(scope, file.caseId, 'read'), []) },
  { name: 'print-scales', whose: ofCase, others: 'refused', read: (scope, { file }) => printScales(scope, file) },
  { name: 'open-scale', whose: ofCase, others: 'refused', shows: 'one.scale', read: (scope, { file }) => openScale(scope, file) },
  { name: 'open-scale of a retracted one', whose: ofCase, others: 'refused', shows: 'one.oldscale', read: (scope, { file }) => openScale(scope, { scaleId: file.retractedScaleId }) },
  { name: 'begin-scale', whose: own, keptOutByRule: ['supervisor'], others: 'refused', read: (scope, { file }) => beginScale(scope, { caseId: file.caseId, instrumentId: 'phq9', language: 'en' }) },
  { name: 'choose-scale', whose: own, keptOutByRule: ['supervisor'], others: 'refused', read: (scope, { file }) => chooseScale(scope, file) },
  { name: 'list-notes', whose: ofCase, others: 'refused', shows: 'one.subjective', read: async (scope, { file }) => listNotes(scope, await permitCase(scope, file.caseId, 'read')) },
  { name: 'absent-notes', whose: ofCase, others: 'refused', read: async (scope, { file }) => absentNotes(scope, await permitCase(scope, file.caseId, 'read')) },
  { name: 'open-note', whose: ofCase, others: 'refused', shows: 'one.plan', read: (scope, { file }) => openNote(scope, file) },
  { name: 'open-note with its addendum', whose: ofCase, others: 'refused', shows: 'one.addendum', read: (scope, { file }) => openNote(scope, file) },
  { name: 'open-note of a retracted one', whose: ofCase, others: 'refused', shows: 'one.retraction', read: (scope, { file }) => openNote(scope, { noteId: file.retractedId }) },
  { name: 'show-note', whose: ofCase, others: 'refused', shows: 'one.objective', read: (scope, { file }) => showNote(scope, file) },
  { name: 'open-draft', whose: own, others: 'refused', shows: 'one.draft', read: (scope, { file }) => openDraft(scope, file) },
  { name: 'open-draft with its copy', whose: own, others: 'refused', shows: 'one.draft-beside', read: (scope, { file }) => openDraft(scope, file) },
  { name: 'show-editor', whose: own, others: 'refused', shows: 'one.draft', read: (scope, { file }) => showEditor(scope, file) },
  { name: 'show-signing', whose: own, others: 'refused', read: (scope, { file }) => showSigning(scope, file) },
  { name: 'check-names', whose: own, others: 'refused', read: async (scope, { file }) => checkNames(scope, await permitCase(scope, file.caseId, 'write'), { subjective: 'Calm.' }) },
  { name: 'save-draft', whose: own, others: 'refused', read: (scope, { file }) => saveDraft(scope, { draftId: file.draftId, base: 2, fields: {} }) },
  { name: 'list-drafts', whose: own, others: 'empty', read: (scope) => listDrafts(scope) },
  { name: 'search-own-notes', whose: own, others: 'empty', shows: 'one.plan', read: (scope, { words }) => searchOwnNotes(scope, words.texts.get('one.plan')!) },
  { name: 'read-own-phone', whose: own, others: 'empty', read: (scope) => readOwnPhone(scope) },
  { name: 'open-alert', whose: ofRisk, others: 'refused', shows: 'alert.action', read: (scope, { alertId }) => openAlert(scope, { alertId }) },
  { name: 'show-alert', whose: ofRisk, others: 'refused', shows: 'alert.action', read: (scope, { alertId }) => showAlert(scope, { alertId }) },
  { name: 'read-safety-plan', whose: ofRisk, others: 'refused', shows: 'alert.signs', read: async (scope, { alertId }) => readSafetyPlan(scope, await permitAlert(scope, alertId)) },
  { name: 'read-risk-parts', whose: ofRisk, others: 'empty', shows: 'alert.protective', read: (scope, { file }) => readRiskParts(scope, file.draftId) },
  { name: 'list-alerts', whose: ofRisk, others: 'empty', read: async (scope, { file }) => [await listAlerts(scope), await listAlertsOfCase(scope, file.caseId), await countAlerts(scope)] },
  { name: 'group-view', whose: ofCase, others: 'refused', shows: 'group.theme', read: (scope, { group }) => groupView(scope, group) },
  { name: 'group-view with a retracted session', whose: ofCase, others: 'refused', shows: 'group.retraction', read: (scope, { group }) => groupView(scope, group) },
  { name: 'show-assessment-editor', whose: own, others: 'refused', shows: 'one.draft-assessment', read: (scope, { file }) => showAssessmentEditor(scope, { draftId: file.assessmentDraftId, check: true }) },
  { name: 'show-assessment-signing', whose: own, others: 'refused', read: (scope, { file }) => showAssessmentSigning(scope, { draftId: file.assessmentDraftId }) },
  { name: 'draft-group-session', whose: own, keptOutByRule: ['supervisor'], others: 'refused', read: (scope, { group }) => draftGroupSession(scope, group) },
  { name: 'show-group-editor', whose: own, others: 'refused', shows: 'group.draft-line', read: (scope, { group }) => showGroupEditor(scope, { draftId: group.draftId, check: true }) },
  { name: 'show-group-signing', whose: own, others: 'refused', read: (scope, { group }) => showGroupSigning(scope, { draftId: group.draftId }) },
  { name: 'ground-of-group, words that are no name there', whose: own, others: 'empty', shows: 'group.not-a-name', read: wordOfGroup },
  { name: 'list-groups', whose: ofCase, others: 'empty', read: (scope) => listGroups(scope) },
  { name: 'open-agreement', whose: ofCase, others: 'refused', shows: 'agreement.confidentiality', read: (scope, { agreementId }) => openAgreement(scope, agreementId) },
  { name: 'read-review', whose: ofCase, others: 'refused', shows: 'review.comment', read: (scope, { reviewId }) => readReview(scope, reviewId) },
  { name: 'list-ratings', whose: ofCase, others: 'empty', read: (scope) => listRatings(scope) },
  { name: 'open-skill-rating', whose: ofCase, others: 'refused', shows: 'skills.next', read: (scope, { ratingId }) => openSkillRating(scope, { ratingId, language: 'en' }) },
  { name: 'begin-rating', whose: ['supervisor'], keptOutByRule: ['owner'], others: 'refused', read: (scope, { agreementId }) => beginRating(scope, { agreementId, tool: 'enact', language: 'en' }) },
  { name: 'start-review', whose: ['supervisor'], others: 'refused', read: (scope, { nigarsFile, file }) => startReview(scope, scope.actor.name === 'Leyla' ? file.noteId : nigarsFile.noteId) },
  { name: 'supervision-page', whose: ['supervisor', 'owner'], others: 'empty', read: (scope) => supervisionPage(scope) },
  { name: 'list-feedback', whose: own, others: 'empty', read: (scope) => listFeedback(scope) },
  { name: 'review-queue', whose: ['supervisor'], others: 'empty', read: (scope) => reviewQueue(scope) },
  { name: 'list-figures', whose: ['delegate'], others: 'refused', read: (scope) => listFigures(scope) },
  { name: 'outcomes-view', whose: ['delegate'], others: 'refused', read: (scope) => outcomesView(scope) },
  { name: 'read-standing', whose: ['delegate'], others: 'refused', read: (scope) => readStanding(scope) },
  { name: 'read-release', whose: ['delegate', 'protection'], others: 'refused', read: (scope, { releases }) => readRelease(scope, releases.waiting) },
  { name: 'download-release', whose: ['delegate', 'protection'], others: 'refused', read: (scope, { releases }) => downloadRelease(scope, { releaseId: releases.released, kind: 'json', language: 'en' }) },
  { name: 'show-release', whose: ['delegate', 'protection'], others: 'refused', read: (scope, { releases }) => showRelease(scope, releases.waiting) },
  { name: 'read-report', whose: ['delegate', 'protection'], others: 'refused', shows: 'report.changed', read: (scope) => readReport(scope, '2023-Q4') },
  { name: 'begin-report', whose: ['delegate'], keptOutByRule: ['protection'], others: 'refused', shows: 'report.changed', read: (scope) => beginReport(scope, '2023-Q4') },
  { name: 'list-outside-figures', whose: ['delegate'], others: 'refused', shows: 'report.outside', read: (scope) => listOutsideFigures(scope) },
  { name: 'list-releases', whose: ['delegate', 'protection'], others: 'refused', read: (scope) => listReleases(scope) },
  { name: 'count-reach', whose: ['delegate'], others: 'refused', read: (scope) => countReach(scope, { kind: 'quarter', startsOn: '2024-01-01', endsOn: '2024-03-31' }) },
  { name: 'read-register', whose: ['coordinator'], others: 'refused', shows: 'rasb.one.given', read: (scope) => readRegister(scope) },
  { name: 'open-person', whose: ['coordinator'], others: 'refused', shows: 'rasb.one.line', read: (scope, { rasb }) => openPerson(scope, rasb) },
  { name: 'begin-step', whose: ['coordinator'], others: 'refused', shows: 'rasb.two.family', read: (scope) => beginStep(scope) },
  { name: 'register-key', whose: ['coordinator'], others: 'refused', read: async (scope) => (await registerKey(scope)).kind },
  { name: 'read-audit', whose: ['protection'], others: 'empty', read: (scope) => readAudit(scope) },
]

/** The word is kept in small letters. */
async function wordOfGroup(scope: Scope, { group, words }: DayOfWork): Promise<string | null> {
  const word = words.texts.get('group.not-a-name')!
  const { notNames } = await groundOfGroup(scope, await permitGroup(scope, group.groupId, 'write')).known()
  return notNames.includes(wordKey(word)) ? word : null
}
