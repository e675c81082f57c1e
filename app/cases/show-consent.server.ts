import { daysBetween } from '#app/language/dates.ts'
import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { consentStanding } from './case.ts'
import { withdrawable } from './consent.ts'
import type { ConsentView } from './consent-view.ts'
import { readConsent } from './read-consent.server.ts'
import { readingSheet } from './reading-sheet.server.ts'
import { whoReads } from './who-reads.server.ts'

/** Consent as its page shows it: for the treating psychologist alone; `sheet` is the language it is to be read in. */
export async function showConsent(scope: Scope, { caseId, sheet }: { caseId: Id<'case'>; sheet: string | null }): Promise<ConsentView> {
  const { permit, header, holds, lines, unreadable } = await readConsent(scope, { caseId })
  const { file } = permit
  const { sex, ageBand, ageYears, referral, settlement } = header
  return {
    id: caseId, code: file.code, word: file.word, sheet: readingSheet(scope, sheet), until: file.consent_until, unreadable,
    standing: consentStanding(file, file.consent_until ? daysBetween(today(scope), file.consent_until) : 0), supervisionRefused: file.supervision_refused === 1,
    readers: (await whoReads(scope, permit)).clinical.map(({ name }) => name),
    lines: lines.map(({ number, on, until, withdrawn, answers, how, by, sheet }) => ({ number, on, until, withdrawn, answers, how, by, sheet })),
    mayTakeBack: withdrawable.filter((purpose) => holds?.answers[purpose]),
    ...(header.category === 'not-yet' ? { firstContact: { sex, ageBand, ageYears, referral, settlement } } : {}),
  }
}
