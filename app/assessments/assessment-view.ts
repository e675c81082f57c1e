import type { FamilyRole } from '#app/cases/case.ts'
import type { AssessmentRetractionReason, Retracted } from '#app/cases/retraction.ts'
import type { Rings } from '#app/scales/rings.ts'
import type { AssessmentContent, ScaleId } from './assessment.ts'

/** What the pages of assessments are given. `readers`: names of those who hold the key of the file. */
export type AssessedCase = { id: string; code: string; word: string; readers: string }

/** The alert the scale of a draft would send, what of it rings, by scale, what of that was sent, and whose sheet it may be in a family. */
export type BaselineSending = { alertId: string; sent: string; rings: Partial<Record<ScaleId, Rings>>; members: { code: string; role: FamilyRole }[] }

export type AssessmentView =
  | { kind: 'signed'; id: string; file: AssessedCase; content: AssessmentContent; signedOn: string; authorName: string; digest: string; mayRetract: boolean }
  | { kind: 'retracted'; file: AssessedCase; assessedOn: string; retracted: Retracted<AssessmentRetractionReason> }
