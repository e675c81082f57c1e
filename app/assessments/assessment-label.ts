import type { Words } from '#app/language/en.ts'
import { fieldLabel } from '#app/sessions/field-label.ts'
import { areas } from './assessment.ts'

/** What a field of the assessment's draft is called on the page. */
export function assessmentLabel({ assessments: words, sessions }: Words, name: string): string {
  const area = areas.find((each) => each === name)
  if (area) return words.areas[area]
  const own: Readonly<Record<string, string>> = { assessedOn: words.assessedOn, place: words.place, mode: words.mode, presenting: words.presenting, scale: words.scale, total: words.total, riskItem: words.riskItem, scaleMember: words.scaleMember, scaleLanguage: words.scaleLanguage, scaleMode: words.scaleMode, scaleVersion: words.scaleVersion, conclusion: words.conclusion, urgency: words.urgency }
  return own[name] ?? fieldLabel(sessions, name)
}
