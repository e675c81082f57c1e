import type { NoteContent, RiskAnswer } from '#app/sessions/note.ts'
import type { LookWaiting } from '#app/risk/looks-waiting.server.ts'
import type { Id } from '#app/work/id.ts'
import type { AgreementTerms } from './agreement.ts'
import type { AnswerKind, FeedbackKind, ReviewState, ReviewWhy } from './review.ts'
import type { RatingLine } from './skills-view.ts'
import type { Sentence } from './sentences.ts'

/** What the pages of supervision show. Names in here are colleagues' names; a client is a code and a word. */
export type QueueRow = {
  noteId: Id<'note'>; caseId: Id<'case'>; code: string; word: string; kind: 'individual' | 'family'
  sessionOn: string; signedOn: string; by: string; why: ReviewWhy
  /** The case's key has reached the supervisor. */
  keyHeld: boolean
}

export type Load = 'light' | 'usual' | 'full'
export type PersonRow = {
  id: Id<'person'>; name: string; load: Load; lastReviewOn: string | null; read: number; budget: number; musts: number
  agreementId: Id<'agreement'>; endsOn: string; endsIn: number | null
}

export type ReviewRowView = {
  id: Id<'review'>; code: string; word: string; sessionOn: string; other: string; state: ReviewState; why: ReviewWhy; since: string
  /** The psychologist asks to write the code in place of a name. */
  codeAsked: boolean
}

/** `unreadable`: how many comments do not open. */
export type FeedbackRow = ReviewRowView & { kinds: { kind: FeedbackKind; count: number }[]; unreadable: number }

export type AgreementRowView = {
  id: Id<'agreement'>; other: string; asSupervisor: boolean; state: 'draft' | 'active' | 'running-on' | 'ended'; startsOn: string; endsOn: string
  waitsForMe: boolean; waitsForOther: boolean; endsIn: number | null
}

export type SupervisionView = {
  supervises: boolean
  isSupervised: boolean
  agreements: AgreementRowView[]
  queue: QueueRow[]
  /** Alerts that were screened negative and closed by the psychologist alone. */
  looks: LookWaiting[]
  people: PersonRow[]
  openReviews: ReviewRowView[]
  asked: { noteId: Id<'note'>; code: string; word: string; sessionOn: string; signedOn: string }[]
  cameBack: FeedbackRow[]
  ratings: RatingLine[]
}

export type AgreementView = {
  id: Id<'agreement'>; supervisor: string; supervisee: string; asSupervisor: boolean; state: 'draft' | 'active' | 'running-on' | 'ended'
  startsOn: string; endsOn: string; weeklyReading: number; endsIn: number | null
  supervisorSignedOn: string | null; superviseeSignedOn: string | null
  /** Both signatures (or the one there is) fit what is shown. */
  verified: boolean
  maySign: boolean
  /** null: the sealed terms do not open. */
  terms: AgreementTerms | null
}

/** `text` is what the sentences are cut from; the page shows the white space between them as it was written. */
export type NotePart = { part: string; text: string; sentences: Sentence[] }
export type NoteFacts = {
  minutes: number; outcome: NoteContent['outcome']; mode: NoteContent['mode']; format: NoteContent['format']
  sessionKind: NoteContent['kind']; risk: RiskAnswer | null
}
export type OpenReading = {
  kind: 'open'; sessionOn: string; signedOn: string; late: boolean; digest: string; facts: NoteFacts; parts: NotePart[]
  addenda: { number: number; signedOn: string; part: string; readable: boolean }[]
}
export type NoteReading = OpenReading | { kind: 'retracted' | 'closed' | 'unreadable' }

export type CommentView =
  | { id: Id<'comment'>; kind: 'unreadable'; writtenOn: string }
  | {
    id: Id<'comment'>; kind: FeedbackKind; text: string; writtenOn: string; keptBack: boolean; answerBy: string | null; codeAsked: boolean
    /** For the psychologist alone: what in it is a name of her case. */
    named?: string[]
    anchor: { part: string; start: number; quote: string; fits: boolean } | null
    answers: ({ id: Id<'comment'>; kind: AnswerKind; text: string; writtenOn: string } | { id: Id<'comment'>; kind: 'unreadable'; writtenOn: string })[]
  }

export type ReviewView = {
  id: Id<'review'>; noteId: Id<'note'>; code: string; word: string; state: ReviewState; why: ReviewWhy; other: string; asSupervisor: boolean
  openedOn: string; feedbackOn: string | null; answeredOn: string | null; closedOn: string | null
  /** Which version was read; null when the review's own record does not open. */
  version: { digest: string; addenda: number; firstReadAt: string; isThisNote: boolean; nothingToAdd: boolean } | null
  note: NoteReading
  /** Numbers of the addenda written since. */
  since: number[]
  comments: CommentView[]
  may: { comment: boolean; send: boolean; nothingToAdd: boolean; answer: boolean; read: boolean; close: boolean }
}
