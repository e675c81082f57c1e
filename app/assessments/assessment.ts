import type { Id } from '#app/work/id.ts'
import type { ScaleContent } from '#app/scales/scale.ts'
import type { Risk } from '#app/sessions/note.ts'

/** The core needs assessment (15 minutes): signed, it makes a case assessed. Codes are for ever; words are in app/language. */
export const places = ['home', 'office', 'school', 'health-post', 'outdoors', 'phone', 'video', 'other'] as const
export const modes = ['face-to-face', 'remote'] as const

/** Functioning, 0 (no difficulty) to 3 (cannot do it). */
export const areas = ['selfCare', 'work', 'family', 'community'] as const
export type Area = (typeof areas)[number]
export const grades = ['0', '1', '2', '3'] as const

export const scaleIds = ['who5', 'phq9', 'gad7', 'dass21', 'pcl5', 'k10', 'iesr', 'cries8', 'sdq_parent', 'sdq_self', 'whodas12'] as const
export type ScaleId = (typeof scaleIds)[number]

/** Names and ranges of totals, their steps where a sum is multiplied, and the item that is asked with a total; a test holds them to the instruments. */
export const scales: Record<ScaleId, { name: string; least: number; most: number; step?: number; risk?: { id: string; most: number; times: number } }> = {
  who5: { name: 'WHO-5', least: 0, most: 100, step: 4 }, phq9: { name: 'PHQ-9', least: 0, most: 27, risk: { id: 'phq9_9', most: 3, times: 1 } }, gad7: { name: 'GAD-7', least: 0, most: 21 },
  dass21: { name: 'DASS-21', least: 0, most: 126, step: 2, risk: { id: 'dass21_21', most: 3, times: 2 } }, pcl5: { name: 'PCL-5', least: 0, most: 80, risk: { id: 'pcl5_16', most: 4, times: 1 } }, k10: { name: 'K10', least: 10, most: 50 },
  iesr: { name: 'IES-R', least: 0, most: 88 }, cries8: { name: 'CRIES-8', least: 0, most: 40 }, sdq_parent: { name: 'SDQ (parent)', least: 0, most: 40 },
  sdq_self: { name: 'SDQ (self)', least: 0, most: 40 }, whodas12: { name: 'WHODAS 2.0 (12)', least: 0, most: 48 },
}

export const conclusions = ['no-need', 'information', 'group', 'individual', 'family', 'referral'] as const
export type Conclusion = (typeof conclusions)[number]
export const urgencies = ['now', 'week', 'month', 'later'] as const
export type Urgency = (typeof urgencies)[number]

export const longestText = 20_000

/** What its form says of itself; what was not asked in older drafts is taken as usual. */
export type ScaleAbout = Partial<Pick<ScaleContent, 'version' | 'language' | 'mode' | 'member'>>

export type AssessmentContent = {
  assessedOn: string
  place: (typeof places)[number]
  mode: (typeof modes)[number]
  /** In the client's own words. */
  presenting: string
  functioning: Record<Area, 0 | 1 | 2 | 3>
  risk: Risk
  /** "Declined" is a value. */
  scale: { kind: 'declined' } | { kind: 'total'; scale: ScaleId; total: number; riskItem?: number; about?: ScaleAbout; scaleId?: Id<'scale'> }
  conclusion: Conclusion
  urgency: Urgency
}

/** What lies sealed: the content, and the fact that counts it. */
export type KeptAssessment = AssessmentContent & { factId: Id<'fact'> }
