import type { Anchor } from './anchor.ts'

export type ReviewState = 'in-review' | 'feedback' | 'answered' | 'closed'
export type ReviewWhy = 'asked' | 'first-assessment' | 'closure' | 'lot'

/** kept: this worked · wondering: a question · try: a suggestion · must: safety or ethics, answered by a date. */
export const feedbackKinds = ['kept', 'wondering', 'try', 'must'] as const
export type FeedbackKind = (typeof feedbackKinds)[number]

/** `differently`: "I see it differently, because"; it closes any comment, a must too. */
export const answerKinds = ['answer', 'differently'] as const
export type AnswerKind = (typeof answerKinds)[number]

export type ReviewStep = 'send' | 'nothing-to-add' | 'answer' | 'read' | 'close'

const steps: Record<ReviewState, Partial<Record<ReviewStep, ReviewState>>> = {
  'in-review': { 'send': 'feedback', 'nothing-to-add': 'closed' },
  'feedback': { 'answer': 'answered', 'read': 'closed' },
  'answered': { 'send': 'feedback', 'close': 'closed' },
  'closed': {},
}

/** The state after a step, or undefined when the step is not there to take. */
export const stateAfter = (state: ReviewState, step: ReviewStep): ReviewState | undefined => steps[state][step]

/** The states a step can be taken from, for the guard of the statement that takes it. */
export const statesBefore = (step: ReviewStep): ReviewState[] =>
  (Object.keys(steps) as ReviewState[]).filter((state) => steps[state][step] !== undefined)

/** What a review read: the note's digest, how many addenda stood under it, and when it was first opened. */
export type ReviewContent = { noteDigest: string; addenda: number; firstReadAt: string; nothingToAdd?: boolean }

/** A sealed comment. Ids are inside as well, so that a row moved to another review does not open. */
export type CommentContent = { review: string; author: string; answers: string | null; text: string; writtenAt: string } & (
  | { kind: FeedbackKind; anchor: Anchor | null; answerBy: string | null }
  | { kind: AnswerKind }
)

export type Answerable = { id: string; kind: FeedbackKind }

/** Only what asks something waits for an answer: a "kept" is read and that is all. */
export const wantsAnswer = (kind: FeedbackKind): boolean => kind !== 'kept'

/** Comments without an answer yet, musts apart or not. */
export function openComments(comments: readonly Answerable[], answered: ReadonlySet<string>): Answerable[] {
  return comments.filter((comment) => wantsAnswer(comment.kind) && !answered.has(comment.id))
}

/**
 * The step the psychologist's reading or answering amounts to. Questions and suggestions may stay without an answer
 * when she says that she has read them; a must waits for one.
 */
export function stepOfReader(comments: readonly Answerable[], answered: ReadonlySet<string>, saysRead: boolean): 'answer' | 'read' | undefined {
  const open = openComments(comments, answered)
  if (open.some((comment) => comment.kind === 'must')) return undefined
  if (open.length > 0 && !saysRead) return undefined
  return answered.size > 0 ? 'answer' : 'read'
}
