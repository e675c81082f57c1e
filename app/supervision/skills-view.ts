import type { Id } from '#app/work/id.ts'
import type { RatingContent } from './rating.ts'

/** The page a supervisor rates on. */
export type RateView = {
  ratingId: Id<'rating'>; agreementId: Id<'agreement'>; supervisee: string; supervisor: string; day: string
  tool: { id: string; short: string; name: string; licence: string }
  tools: { id: string; short: string }[]
  competencies: { id: string; no: number; cue: string }[]
}

/** `content` null: it does not open. */
export type RatingLine = { id: Id<'rating'>; ratedOn: string; supervisee: string; supervisor: string; mine: boolean; seen: null | { short: string; setting: RatingContent['setting']; outcome: string | null; rated: number; percent: number | null } }

export type RatingView = {
  id: Id<'rating'>; supervisor: string; supervisee: string; ratedOn: string; short: string; name: string; setting: RatingContent['setting']
  levels: { no: number; cue: string; level: number | null }[]
  outcome: string | null; rated: number; percent: number | null
  strengths: string; nextStep: string; action: string; actionBy: string | null
}
