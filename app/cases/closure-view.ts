import type { CaseState } from '#db/schema.ts'
import type { ClosingBlock, ClosureContent, TakingBackReason } from './closure.ts'

/** What the page of a closure is given. `readers`: names of those who hold the key of the file. */
export type ClosureView = {
  file: { id: string; code: string; word: string; kind: 'individual' | 'family'; state: CaseState; readers: string; isOwner: boolean }
  signed: SignedClosure | null
  earlier: EarlierClosure[]
  /** For the treating psychologist while the case is closing. */
  form: { day: string; openedOn: string; firstOn: string; secondOn: string; blocks: ClosingBlock[] } | null
}

/** `followUps`: what became of the planned days. */
export type SignedClosure = { content: ClosureContent; followUps: { dueOn: string; state: 'planned' | 'made' | 'tried' }[]; signedOn: string; authorName: string; digest: string }
export type EarlierClosure = { id: string; signedOn: string; retractedOn: string; reason: TakingBackReason | null }
