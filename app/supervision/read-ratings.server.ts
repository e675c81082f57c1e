import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Language } from '#app/language/language.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { rateCompetency, type Rated } from '#app/scales/outcome.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { agreementById, agreementsOf, type AgreementRow } from './agreement-table.server.ts'
import { competenciesOf } from './rate-skills.server.ts'
import type { RatingContent } from './rating.ts'
import { ratingById, ratingsUnder, type RatingRow } from './rating-table.server.ts'
import { colleague } from './review-queue-table.server.ts'
import { openRating } from './sealed-rating.server.ts'
import type { RatingLine, RatingView } from './skills-view.ts'

const most = 50

/** For the page of supervision: what was rated of me, and what I rated; newest first. One that does not open says so. */
export async function listRatings(scope: Scope): Promise<RatingLine[]> {
  const agreements = new Map([...await agreementsOf(scope.db, 'supervisee', scope.actor.id), ...await agreementsOf(scope.db, 'supervisor', scope.actor.id)].map((one) => [one.id, one]))
  const rows = await ratingsUnder(scope.db, [...agreements.keys()], most)
  const lines = await Promise.all(rows.map(async (row): Promise<RatingLine | undefined> => {
    const key = await scope.keys.maybe('supervision', row.agreement_id)
    return key && lineOf(scope, agreements.get(row.agreement_id)!, row, key)
  }))
  return lines.filter((line) => line !== undefined)
}

/** One rating, as its two people read it, for as long as the agreement's key is theirs. Throws `unreadable`. */
export async function openSkillRating(scope: Scope, { ratingId, language }: { ratingId: Id<'rating'>; language: Language }): Promise<RatingView> {
  const row = await ratingById(scope.db, ratingId)
  const agreement = row && await agreementById(scope.db, row.agreement_id)
  if (!row || !agreement) throw new Refusal('not-found')
  mustHold(scope, agreement.supervisor_id === scope.actor.id || agreement.supervisee_id === scope.actor.id)
  const key = await scope.keys.of('supervision', agreement.id)
  const content = await contentOf(scope, key, row)
  if (!content) throw new Refusal('unreadable')
  const tool = instrument(content.tool)
  const { outcome, rated, percent } = ratedIn(content)
  return {
    id: row.id, ...await namesOf(scope, agreement), ratedOn: content.ratedOn, short: tool.short, name: tool.name, setting: content.setting,
    levels: competenciesOf(tool, language).map(({ id, no, cue }) => ({ no, cue, level: content.levels[id] ?? null })), outcome, rated, percent,
    strengths: content.strengths, nextStep: content.nextStep, action: content.action, actionBy: content.actionBy,
  }
}

async function lineOf(scope: Scope, agreement: AgreementRow, row: RatingRow, key: CompartmentKey): Promise<RatingLine> {
  const content = await contentOf(scope, key, row)
  const common = { id: row.id, ratedOn: row.rated_on, ...await namesOf(scope, agreement), mine: agreement.supervisee_id === scope.actor.id }
  if (!content) return { ...common, seen: null }
  const { outcome, rated, percent } = ratedIn(content)
  return { ...common, seen: { short: instrument(content.tool).short, setting: content.setting, outcome, rated, percent } }
}

const ratedIn = ({ levels }: RatingContent): Rated => rateCompetency(Object.values(levels))

async function namesOf(scope: Scope, { supervisor_id, supervisee_id }: AgreementRow): Promise<{ supervisor: string; supervisee: string }> {
  const [supervisor, supervisee] = [await colleague(scope.db, supervisor_id), await colleague(scope.db, supervisee_id)]
  return { supervisor: supervisor?.name ?? '', supervisee: supervisee?.name ?? '' }
}

async function contentOf(scope: Scope, key: CompartmentKey, row: RatingRow): Promise<RatingContent | undefined> {
  try {
    return openRating(key, row)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await noticeUnreadable(scope, error)
    return undefined
  }
}
