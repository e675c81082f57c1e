import type { Language } from '#app/language/language.ts'
import { runOnDays } from '#app/work/scope.ts'

/** What both sign stands in clear columns; these terms are sealed, for the two of them. */
export type AgreementTerms = {
  form: (typeof supervisionForms)[number]
  frequency: (typeof frequencies)[number]
  readingLanguage: Language
  /** Added in their own words to the standing sentences about confidentiality and disagreement; may be empty. */
  confidentiality: string
  disagreement: string
}

export const supervisionForms = ['individual', 'group', 'both'] as const
export const frequencies = ['weekly', 'fortnightly', 'monthly'] as const

/** Notes a week read for one psychologist, and twice that while she is new. */
export const usualReading = 3
export const mostReading = 20

export const usualTerms = (readingLanguage: Language): AgreementTerms =>
  ({ form: 'individual', frequency: 'fortnightly', readingLanguage, confidentiality: '', disagreement: '' })

export type AgreementDays = { state: 'draft' | 'active' | 'ended'; starts_on: string; ends_on: string }

/** In force on a day: new notes may be read, and cases are granted. */
export function isLive(agreement: AgreementDays, day: string): boolean {
  return agreement.state === 'active' && agreement.starts_on <= day && day <= agreement.ends_on
}

/** After its end an agreement runs on for alerts and for reviews already open, and for nothing new. */
export function isRunningOn(agreement: AgreementDays, day: string): boolean {
  return agreement.state !== 'draft' && agreement.ends_on < day && daysFrom(agreement.ends_on, day) <= runOnDays
}

/** As a page says it. */
export function stateOn(agreement: AgreementDays, day: string): AgreementDays['state'] | 'running-on' {
  if (agreement.state !== 'active' || agreement.ends_on >= day) return agreement.state
  return isRunningOn(agreement, day) ? 'running-on' : 'ended'
}

/** Whether feedback on an open review can still be written and answered. */
export function allowsOpenReviews(agreement: AgreementDays, day: string): boolean {
  return isLive(agreement, day) || isRunningOn(agreement, day)
}

/** Days to its end when that should be said: from 30 days before, and again from 7. */
export function announcedEnd(agreement: AgreementDays, day: string): { within: 30 | 7; days: number } | undefined {
  if (!isLive(agreement, day)) return undefined
  const days = daysFrom(day, agreement.ends_on)
  if (days <= 7) return { within: 7, days }
  return days <= 30 ? { within: 30, days } : undefined
}

export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
