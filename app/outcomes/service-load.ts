/** How much a psychologist carries, in four words and no number: who reads it sees neither how many people nor who. */
export const loads = ['light', 'usual', 'full', 'over'] as const
export type Load = (typeof loads)[number]

/** Open cases from which on a word is used. In the programme's settings as `load`; nobody who reads the page can change it: moving a threshold would be counting. */
export type LoadSteps = { usual: number; full: number; over: number }
export const defaultSteps: LoadSteps = { usual: 6, full: 13, over: 19 }

export function stepsOf(given: unknown): LoadSteps {
  const { usual, full, over } = Object(given) as Partial<Record<keyof LoadSteps, unknown>>
  const isRising = [usual, full, over].every(Number.isInteger) && 0 < (usual as number) && (usual as number) < (full as number) && (full as number) < (over as number)
  return isRising ? { usual, full, over } as LoadSteps : defaultSteps
}

export function loadOf(openCases: number, { usual, full, over }: LoadSteps): Load {
  if (openCases >= over) return 'over'
  if (openCases >= full) return 'full'
  return openCases >= usual ? 'usual' : 'light'
}

/** Supervision is looked for within so many days (records.md, Indicators). */
export const supervisedWithin = 30

export type ServiceLine = {
  id: string
  name: string
  load: Load
  /** Days of whoever waits longest for a first session; null where nobody does. */
  longestWait: number | null
  lastReviewOn: string | null
  /** Of agreements in force. */
  supervisors: { name: string; until: string }[]
}

export type ServiceView = {
  lines: ServiceLine[]
  /** Of the last 30 days: psychologists with a review, and notes read beside what the agreements plan to read. */
  covered: number
  read: number
  planned: number
}
