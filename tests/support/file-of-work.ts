import { draftAssessment } from '#app/assessments/draft-assessment.server.ts'
import { retractAssessment } from '#app/assessments/retract-assessment.server.ts'
import type { AssessmentContent } from '#app/assessments/assessment.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { noIdentity, type Identity } from '#app/cases/identity.ts'
import { openCase, type Opened } from '#app/cases/open-case.server.ts'
import { retractContact } from '#app/cases/retract-contact.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { rememberNotAName } from '#app/cases/remember-not-a-name.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import { takeBackClosure } from '#app/cases/take-back-closure.server.ts'
import { retractScale } from '#app/scales/retract-scale.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { digits as sheet, filled } from '#tests/scales/filled.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { digits, type Say } from './canaries.ts'

/** One psychologist's file, as a day of work leaves it. */
export type File = Opened & { noteId: Id<'note'>; retractedId: Id<'note'>; draftId: Id<'draft'>; assessmentId: Id<'assessment'>; retractedAssessmentId: Id<'assessment'>; assessmentDraftId: Id<'draft'>; scaleId: Id<'scale'>; retractedScaleId: Id<'scale'>; addendumId: Id<'addendum'> }

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

export async function ownFile(scope: Scope, file: string, say: Say, number: (field: string, digits: string) => string): Promise<File> {
  const opened = await openCase(scope, {
    kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor', settlement: 'new-settlement' }, consent: consentSheet(),
  })
  const { caseId } = opened
  await saveIdentity(scope, { caseId, revision: 0, identity: identityOf(file, say, number) })
  await rememberNotAName(scope, { caseId, word: say('texts', `${file}.not-a-name`) })
  const assessmentId = await assessed(scope, caseId, say('texts', `${file}.presenting`), { kind: 'total', scale: 'phq9', total: 13, riskItem: 0 })
  const retractedAssessmentId = await assessed(scope, caseId, say('texts', `${file}.mistaken`), { kind: 'declined' })
  await retractAssessment(scope, { assessmentId: retractedAssessmentId, reason: 'mistaken', words: say('texts', `${file}.assessment-retraction`) })
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
  return { ...opened, noteId, retractedId, draftId, scaleId, retractedScaleId, assessmentDraftId: begun.draftId, assessmentId, retractedAssessmentId, addendumId: added.addendumId }
}

async function assessed(scope: Scope, caseId: Id<'case'>, presenting: string, scale: AssessmentContent['scale']): Promise<Id<'assessment'>> {
  const signing = await signAssessment(scope, { caseId, content: {
    assessedOn: '2024-05-14', place: 'home', mode: 'face-to-face', presenting, functioning: { selfCare: 0, work: 2, family: 1, community: 3 },
    risk: { answer: 'nothing' }, scale, conclusion: 'individual', urgency: 'week',
  } })
  if (signing.kind !== 'signed') throw new Error(signing.kind)
  return signing.assessmentId
}

/** The version of the form is the one field of a scale that takes words. */
export async function keptScale(scope: Scope, caseId: Id<'case'>, version: string): Promise<Id<'scale'>> {
  const saving = await saveScale(scope, { caseId, entry: filled('phq9', { answers: sheet('phq9', '211101110') }, { version }) })
  if (saving.kind !== 'saved') throw new Error(saving.kind)
  return saving.scaleId
}

export async function signedNote(scope: Scope, caseId: Id<'case'>, fields: DraftFields): Promise<Id<'note'>> {
  const { draftId } = await startDraft(scope, { caseId })
  await saveDraft(scope, { draftId, base: 1, fields })
  const signing = await signNote(scope, { draftId, askReview: true })
  if (signing.kind !== 'signed') throw new Error(signing.kind)
  return signing.noteId
}

export const firstContact = (scope: Scope, line: string): Promise<Opened> =>
  openFirstContact(scope, { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'none', line })

export async function closedFile(scope: Scope, name: string, say: Say): Promise<Opened> {
  const opened = await openCase(scope, { kind: 'individual', district: 'Aghdam', header: { sex: 'male', ageBand: '46-59', category: 'witness' }, consent: consentSheet() })
  for (const to of ['assessed', 'in-care', 'closing'] as const) await changeCaseState(scope, { ...opened, to })
  const seen = { distress: 'better', functioning: 'same', coping: 'not-available' } as const
  const close = async (goals: string) => signClosure(scope, { ...opened, content: {
    closedOn: '2024-05-14', reason: 'goals-met', evaluated: true, appraisal: { client: seen, practitioner: seen, overall: seen }, lastScales: 'declined', goals, followUps: { answer: 'planned', firstOn: '2024-06-01', secondOn: '2024-08-14' },
  } })
  await close(say('texts', `${name}.first-goals`))
  await takeBackClosure(scope, { ...opened, reason: 'mistake' })
  await close(say('texts', `${name}.goals`))
  return opened
}

export async function contactOf({ db }: Scope, caseId: Id<'case'>): Promise<Id<'contact'>> {
  return (await db.selectFrom('first_contact').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow()).id
}

export async function retractedContact(scope: Scope, name: string, say: Say): Promise<Id<'contact'>> {
  const contactId = await contactOf(scope, (await firstContact(scope, say('texts', `${name}.twice`))).caseId)
  await retractContact(scope, { contactId, reason: 'written-twice', words: say('texts', `${name}.retraction`) })
  return contactId
}
