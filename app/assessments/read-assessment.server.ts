import { look } from '#app/audit/look.server.ts'
import { allowsRecord } from '#app/cases/case.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { readRetraction } from '#app/cases/read-retraction.server.ts'
import type { AssessmentRetractionReason, Retracted } from '#app/cases/retraction.ts'
import { whoReads } from '#app/cases/who-reads.server.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import { recordHolds, type RecordSeal } from '#app/keys/signed-record.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { AssessmentContent, Conclusion, Urgency } from './assessment.ts'
import type { AssessedCase, AssessmentView } from './assessment-view.ts'
import { consentOn } from './assessment-consent.ts'
import { assessmentsOfCase, findAssessment, type AssessmentRow } from './assessment-table.server.ts'
import { metadataOf, openAssessmentRetraction, openSealedAssessment } from './sealed-assessment.server.ts'

export type AssessmentLine = { id: Id<'assessment'>; assessedOn: string; signedOn: string } & ({ kind: 'line'; conclusion: Conclusion; urgency: Urgency } | { kind: 'unreadable' | 'retracted' })

/** One line for each assessment of a case, newest first; one that does not open says so and hides no other. The caller looks. */
export async function listAssessments(scope: Scope, permit: CasePermit<'read'>): Promise<AssessmentLine[]> {
  const rows = await assessmentsOfCase(scope.db, permit)
  const clinical = await scope.keys.of('clinical', permit.caseId)
  return Promise.all(rows.map(async (row): Promise<AssessmentLine> => {
    const day = { id: row.id, assessedOn: row.assessed_on, signedOn: row.signed_on }
    if (row.state === 'retracted') return { ...day, kind: 'retracted' }
    try {
      const { conclusion, urgency } = openSealedAssessment(clinical, row).content
      return { ...day, kind: 'line', conclusion, urgency }
    } catch (error) {
      await noticeUnreadable(scope, error, permit.caseId)
      return { ...day, kind: 'unreadable' }
    }
  }))
}

export type OpenAssessment = { id: Id<'assessment'>; permit: CasePermit<'read'>; content: AssessmentContent; seal: RecordSeal; signedOn: string; authorName: string }

/** The whole signed assessment, its signature checked, the look written. Throws `unreadable` when anything does not fit; a retracted one is not found. */
export async function openAssessment(scope: Scope, { assessmentId }: { assessmentId: Id<'assessment'> }): Promise<OpenAssessment> {
  const row = await findAssessment(scope.db, assessmentId)
  if (row?.state !== 'signed') throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'read')
  const { content: { factId: _, ...content }, seal, authorName } = await opened(scope, row).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error, row.case_id)
    throw new Refusal('unreadable')
  })
  await look(scope, { caseId: row.case_id, record: row.id, what: 'assessment' })
  return { id: row.id, permit, content, seal, signedOn: row.signed_on, authorName }
}

async function opened(scope: Scope, row: AssessmentRow) {
  const signed = openSealedAssessment(await scope.keys.of('clinical', row.case_id), row)
  const author = await personWithRoles(scope.db, row.author_id)
  const bundle = author && trustedBundle(scope.serverKey, author.person, author.roles)
  if (!recordHolds(bundle, row.author_id, 'assessment', signed, metadataOf(row))) throw new Unreadable('assessment.content', row.id)
  return { ...signed, authorName: author?.person.name ?? '' }
}

/** In the place of one that was retracted: when and why. What was signed is not opened. */
export async function openRetracted(scope: Scope, { assessmentId }: { assessmentId: Id<'assessment'> }): Promise<{ permit: CasePermit<'read'>; assessedOn: string; retracted: Retracted<AssessmentRetractionReason> }> {
  const row = await findAssessment(scope.db, assessmentId)
  if (row?.state !== 'retracted') throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'read')
  const clinical = await scope.keys.of('clinical', row.case_id)
  await look(scope, { caseId: row.case_id, record: row.id, what: 'assessment' })
  return { permit, assessedOn: row.assessed_on, retracted: await readRetraction(scope, row.case_id, row.retracted_on!, () => openAssessmentRetraction(clinical, row)) }
}

/** What the page of an assessment shows. */
export async function assessmentView(scope: Scope, address: { assessmentId: Id<'assessment'> }): Promise<AssessmentView> {
  const row = await findAssessment(scope.db, address.assessmentId)
  if (row?.state === 'retracted') {
    const { permit, assessedOn, retracted } = await openRetracted(scope, address)
    return { kind: 'retracted', file: await assessedCase(scope, permit), assessedOn, retracted }
  }
  const { id, permit, content, signedOn, authorName, seal } = await openAssessment(scope, address)
  return { kind: 'signed', id, file: await assessedCase(scope, permit), content, signedOn, authorName, digest: seal.digest, mayRetract: permit.as === 'psychologist' }
}

/** What the page says before an assessment is begun. */
export async function beginAssessment(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<{ file: AssessedCase; mayBeWritten: boolean }> {
  const permit = await permitCase(scope, caseId, 'write')
  return { file: await assessedCase(scope, permit), mayBeWritten: allowsRecord(consentOn(permit, today(scope))) }
}

export async function assessedCase(scope: Scope, permit: CasePermit<'read'>): Promise<AssessedCase> {
  const { id, code, word } = permit.file
  return { id, code, word, readers: (await whoReads(scope, permit)).clinical.map((person) => person.name).join(', ') }
}
