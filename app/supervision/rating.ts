// How a supervisor saw a skill on one day: a tool of 1 to 4, what was done well, what comes next. Pure.
export const ratingSettings = ['role-play', 'live', 'recording', 'discussion'] as const
export const ratingLevels = ['1', '2', '3', '4'] as const
/** Characters of each text. */
export const longestRatingText = 1000

/** Ids are inside as well, so that a row moved to another agreement does not open. */
export type RatingContent = {
  agreement: string
  rater: string
  tool: string
  setting: (typeof ratingSettings)[number]
  ratedOn: string
  /** By competency; what was not seen is left out. */
  levels: Record<string, number>
  strengths: string
  nextStep: string
  /** Agreed by the two; never empty where a level is 1. */
  action: string
  actionBy: string | null
  writtenAt: string
}

/** A level 1 may do harm: it waits for an action and a day, not for the next meeting. */
export const asksForAction = (levels: Readonly<Record<string, number>>): boolean => Object.values(levels).includes(1)
