import { record } from '#app/audit/record.server.ts'
import { isCompetency, type Instrument } from '#app/scales/instrument.ts'
import { instrument, instruments } from '#app/scales/instruments.server.ts'
import { itemsOf } from '#app/scales/answers.ts'
import { cueOf } from '#app/scales/item-cues.ts'
import type { Language } from '#app/language/language.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { isLive } from './agreement.ts'
import { agreementById, type AgreementRow } from './agreement-table.server.ts'
import { asksForAction, type RatingContent } from './rating.ts'
import { ratingForm } from './rating-form.server.ts'
import { insertRating, ratingById } from './rating-table.server.ts'
import { colleague } from './review-queue-table.server.ts'
import { sealRating } from './sealed-rating.server.ts'
import type { RateView } from './skills-view.ts'
import { verifyAgreement } from './verify-agreement.server.ts'

export type Rating = Omit<RatingContent, 'agreement' | 'rater' | 'tool' | 'writtenAt'> & { ratingId: Id<'rating'>; tool: string }

export const skillTools: readonly Instrument[] = instruments.filter(isCompetency)

/** What the page of one tool asks. The supervisor of an agreement in force rates, nobody else. */
export async function beginRating(scope: Scope, { agreementId, tool: asked, language }: { agreementId: Id<'agreement'>; tool: string | undefined; language: Language }): Promise<RateView> {
  const agreement = await permitRating(scope, agreementId)
  const tool = skillTool(asked ?? skillTools[0]!.id)
  return {
    ratingId: newId<'rating'>(), agreementId, supervisee: (await colleague(scope.db, agreement.supervisee_id))?.name ?? '', supervisor: scope.actor.name, day: today(scope), tool: { id: tool.id, short: tool.short, name: tool.name, licence: tool.licence.note },
    tools: skillTools.map(({ id, short }) => ({ id, short })), competencies: competenciesOf(tool, language),
  }
}

/** The form of one tool, under an agreement of one's own; undefined where the tool is none of these. */
export async function ratingFormOf(scope: Scope, { agreementId, tool }: { agreementId: Id<'agreement'>; tool: string }) {
  await permitRating(scope, agreementId)
  const found = skillTools.find(({ id }) => id === tool)
  return found && ratingForm({ competencies: [...itemsOf(found).keys()], today: today(scope) })
}

/** Keeps what was seen, for the two of the agreement. Pressed twice it is one. */
export async function rateSkills(scope: Scope, agreementId: Id<'agreement'>, { ratingId: id, ...rating }: Rating): Promise<{ ratingId: Id<'rating'> }> {
  await permitRating(scope, agreementId)
  skillTool(rating.tool)
  if (asksForAction(rating.levels) && !rating.action) throw new Refusal('not-permitted')
  const key = await scope.keys.of('supervision', agreementId)
  const document = sealRating(key, id, { ...rating, agreement: agreementId, rater: scope.actor.id, writtenAt: scope.now().toISOString() })
  return inTransaction(scope, async (scope) => {
    const isNew = await insertRating(scope.db, { id, agreement_id: agreementId, rater_id: scope.actor.id, rated_on: rating.ratedOn, written_on: today(scope), document })
    if (isNew) await record(scope, { did: 'skills.rated', record: id })
    else if ((await ratingById(scope.db, id))?.agreement_id !== agreementId) throw new Refusal('not-found')
    return { ratingId: id }
  })
}

async function permitRating(scope: Scope, id: Id<'agreement'>): Promise<AgreementRow> {
  const agreement = await agreementById(scope.db, id)
  if (!agreement) throw new Refusal('not-found')
  mustHold(scope, agreement.supervisor_id === scope.actor.id && isLive(agreement, today(scope)) && await verifyAgreement(scope.db, scope.serverKey, agreement))
  // whoever does not hold the key of the agreement writes nothing under it
  await scope.keys.of('supervision', id)
  return agreement
}

function skillTool(id: string): Instrument {
  const tool = instrument(id)
  if (!isCompetency(tool)) throw new Refusal('not-found')
  return tool
}

/** By number and own cue; a competency without a verified title has its number alone. */
export const competenciesOf = (tool: Instrument, language: Language): { id: string; no: number; cue: string }[] =>
  [...itemsOf(tool).values()].map(({ id, no }) => ({ id, no: no ?? 0, cue: cueOf(tool.id, id, language) }))
