import { listDueFollowUps } from '#app/cases/follow-ups.server.ts'
import { listDueContacts } from '#app/risk/brief-contacts.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { looksWaiting } from '#app/risk/looks-waiting.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { listAgreementsToSee, listAnswered, listFeedback } from '#app/supervision/list-feedback.server.ts'
import { reviewQueue } from '#app/supervision/review-queue.server.ts'
import { today, type Role, type Scope } from '#app/work/scope.ts'
import type { TodayView } from './today-page.tsx'

const places: readonly (TodayView['places'][number] & { for: readonly Role[] })[] = [
  { href: '/caseload', word: 'cases', for: ['psychologist', 'supervisor'] },
  { href: '/supervision', word: 'supervision', for: ['psychologist', 'supervisor'] },
  { href: '/reintegration', word: 'reintegration', for: ['reintegration'] },
  { href: '/outcomes', word: 'outcomes', for: ['delegate'] },
  { href: '/people', word: 'programme', for: ['administrator'] },
  { href: '/audit', word: 'audit', for: ['data-protection', 'administrator'] },
]

/** Each list refuses by itself what is not this person's; here they only stand together. Opens no case. */
export async function showToday(scope: Scope): Promise<TodayView> {
  const has = (...wanted: Role[]) => scope.actor.roles.some((role) => wanted.includes(role))
  const feedback = has('psychologist') ? await listFeedback(scope) : []
  const answered = has('supervisor', 'delegate') ? await listAnswered(scope) : []
  const agreements = has('psychologist', 'supervisor', 'delegate') ? await listAgreementsToSee(scope) : []
  return {
    day: today(scope),
    alerts: has('psychologist', 'supervisor', 'delegate') ? await listAlerts(scope) : [],
    contacts: has('psychologist') ? await listDueContacts(scope) : [],
    followUps: has('psychologist') ? await listDueFollowUps(scope) : [],
    drafts: has('psychologist') ? (await listDrafts(scope)).length : 0,
    back: [
      ...feedback.map(({ id, code, word, other }) => ({ id, code, word, by: other, what: 'feedback' as const })),
      ...answered.map(({ id, code, word, other, codeAsked }) => ({ id, code, word, by: other, what: codeAsked ? 'codeAsked' as const : 'answered' as const })),
    ],
    agreements: agreements.map(({ id, other, waitsForMe, waitsForOther, endsOn }) => ({ id, other, waitsForMe, waitsForOther, endsOn })),
    queue: has('supervisor', 'delegate') ? (await reviewQueue(scope)).length + (await looksWaiting(scope)).length : 0,
    places: places.filter((place) => has(...place.for)).map(({ href, word }) => ({ href, word })),
  }
}
