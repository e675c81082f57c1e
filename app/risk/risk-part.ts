// The risk answer of one person in one session: kept in that person's own part.
import type { ContactRisk } from '#app/cases/contact.ts'
import { alertLevels, type AlertLevel, type AlertType } from './alert.ts'

export const partAnswers = ['nothing', 'unchanged', 'new-or-higher', 'not-asked'] as const
export const partLevels = ['none', 'low', 'moderate', 'high', 'imminent'] as const
export const partReasons = ['somebody-there', 'line-not-private', 'child-not-alone', 'not-the-moment', 'other'] as const

export type RiskPart = {
  answer: (typeof partAnswers)[number]
  type?: AlertType
  level?: (typeof partLevels)[number]
  /** With `unchanged`: when the level was last set. */
  since?: string
  /** With `not-asked`: a full answer. */
  reason?: (typeof partReasons)[number]
  protective: string
  actionNow: string
  told: string
}

/** `` when the answer is about the case's own person; the number of the member (M2) in a family. */
export type PartAddress = { aboutId: string; member: string }

/** What a new answer sends, if anything. A low level is asked about again in the same session. */
export function alertOf({ answer, level }: Pick<RiskPart, 'answer' | 'level'>): AlertLevel | undefined {
  if (answer !== 'new-or-higher' || level === undefined || level === 'none') return undefined
  return alertLevels.find((one) => one === level) ?? 'to-be-screened'
}

/** What a first contact sends: asked for the first time, every level above none is new. */
export const alertOfContact = (risk: ContactRisk): AlertLevel | undefined => (risk === 'not-asked' ? undefined : alertOf({ answer: 'new-or-higher', level: risk }))

/** Whether what was saved, and sent, says no less than what is to be signed: as high, and of this type. */
export function isSent(saved: Pick<RiskPart, 'answer' | 'level' | 'type'>, given: Pick<RiskPart, 'level' | 'type'>): boolean {
  const rankOf = ({ level = 'none' }: Pick<RiskPart, 'level'>) => partLevels.indexOf(level)
  return saved.answer === 'new-or-higher' && rankOf(saved) >= rankOf(given) && (given.type === undefined || given.type === saved.type)
}

/** Message keys by field; empty when the answer can be saved. "Not asked, because" is whole; an alert does not wait for what kind of risk it is. */
export function lackingIn({ answer, level, reason }: Partial<RiskPart>): Record<string, string> {
  if (!answer) return { answer: 'choose' }
  if (answer === 'not-asked' && !reason) return { reason: 'choose' }
  if (answer === 'unchanged' && !level) return { level: 'choose' }
  return answer === 'new-or-higher' && (!level || level === 'none') ? { level: 'choose' } : {}
}
