export type Calling = { state: 'planned' | 'made' | 'tried'; tries: number }

/** Tried so often without an answer, it leaves Today. */
const mostTries = 3

/** What a planned call becomes by one more try. */
export function afterTry({ tries: before }: Pick<Calling, 'tries'>, reached: boolean): Calling {
  const tries = before + 1
  if (reached) return { state: 'made', tries }
  return { state: tries >= mostTries ? 'tried' : 'planned', tries }
}
