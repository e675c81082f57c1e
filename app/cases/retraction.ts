/** Why an assessment or a first contact is taken back. Codes are for ever. */
export const assessmentRetractionReasons = ['wrong-client', 'mistaken', 'consent-lost'] as const
export const contactRetractionReasons = ['written-twice', 'wrong-person', 'mistaken'] as const
export type AssessmentRetractionReason = (typeof assessmentRetractionReasons)[number]
export type ContactRetractionReason = (typeof contactRetractionReasons)[number]

/** What lies sealed beside what was retracted. */
export type Retraction<Reason extends string> = { reason: Reason; words: string; retractedAt: string; by: string }
/** What is shown in its place; without a reason where that does not open. */
export type Retracted<Reason extends string> = { on: string; reason: Reason | null; words: string }
