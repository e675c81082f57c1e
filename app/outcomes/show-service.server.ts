import { sortedByText } from '#app/language/collate.server.ts'
import { daysBetween } from '#app/language/dates.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import { programmeSettings } from './reach-window-table.server.ts'
import { loadOf, stepsOf, supervisedWithin, type ServiceLine, type ServiceView } from './service-load.ts'
import { agreementsInForce, lastReviews, openCases, psychologists, reviewsSince, waitingSince } from './service-table.server.ts'

/**
 * How the service runs, for whoever is responsible for it: load in a word, the longest wait in days, dates of supervision. From clear
 * columns alone: no key is used, no person and no district is counted. By name, so that nobody stands above anybody.
 */
export async function showService(scope: Scope): Promise<ServiceView> {
  mustHaveRole(scope, 'delegate')
  const day = today(scope)
  const since = addDays(day, -supervisedWithin)
  const steps = stepsOf((await programmeSettings(scope.db, scope.programme.id)).load)
  const [people, cases, waiting, reviews, agreements] = [await psychologists(scope.db), await openCases(scope.db), await waitingSince(scope.db), await lastReviews(scope.db), await agreementsInForce(scope.db, day)]
  const lines = people.map(({ id, name }): ServiceLine => ({
    id, name, load: loadOf(cases.get(id) ?? 0, steps), longestWait: waiting.has(id) ? daysBetween(waiting.get(id)!, day) : null, lastReviewOn: reviews.get(id) ?? null,
    supervisors: agreements.filter((one) => one.supervisee_id === id).map((one) => ({ name: one.name, until: one.ends_on })),
  }))
  return {
    lines: sortedByText(lines, (line) => line.name, scope.actor.language), covered: lines.filter(({ lastReviewOn }) => lastReviewOn !== null && lastReviewOn >= since).length,
    read: await reviewsSince(scope.db, since), planned: Math.round(agreements.reduce((all, one) => all + one.weekly_reading, 0) * supervisedWithin / 7),
  }
}
