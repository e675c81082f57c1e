import { consentStanding, type ConsentClock, type ConsentStanding } from '#app/cases/case.ts'
import { daysBetween } from '#app/language/dates.ts'

/** Where the consent of a case stands on a day. */
export const consentOn = ({ file }: { file: ConsentClock }, day: string): ConsentStanding =>
  consentStanding(file, file.consent_until === null ? 0 : daysBetween(day, file.consent_until))
