import type { CaseState } from '#db/schema.ts'
import type { AgeBand, Category, ConsentStanding, FamilyRole, Referral, Settlement, Sex } from './case.ts'
import type { CallRule } from './identity.ts'

export type StoryLine =
  | { id: string; on: string; what: 'note'; state: 'signed'; session: 'individual' | 'family'; outcome: 'held' | 'no-show' | 'cancelled'; minutes: number; first: string; addenda: number; late: boolean }
  | { id: string; on: string; what: 'note'; state: 'retracted' | 'unreadable' }
  | { id: string; on: string; what: 'assessment'; state: 'line' | 'unreadable' | 'retracted' }
  | { id: string; on: string; what: 'closure'; state: 'signed' | 'retracted' }
  | { id: string; on: string; what: 'contact'; state: 'written' | 'retracted'; line: string }

export type CaseView = {
  id: string; code: string; word: string; name?: string; kind: 'individual' | 'family'; state: CaseState; district: string; openedOn: string
  isOwner: boolean
  consent: { standing: ConsentStanding; until: string | null; supervisionRefused: boolean }
  header?: { sex: Sex; ageBand: AgeBand; ageYears?: number; category: Category | 'not-yet'; secondaryCategory?: Category; referral?: Referral; settlement?: Settlement; known?: boolean; contactAllowed: boolean; members: { code: string; role: FamilyRole; sex: Sex; ageBand: AgeBand }[] }
  identity: 'not-yours' | 'hidden' | 'nothing-yet' | 'shown' | 'unreadable'
  contact?: { safeToCall: CallRule; safeToLeaveMessage: CallRule; whoMayAnswer: string }
  psychologist: string
  /** Everybody else who holds the key of the file. */
  supervisors: string[]
  namesAreTheirsAlone: boolean
  last?: { on: string; plan: string; homeTask: string }
  story: StoryLine[]
  /** Signed entries that are not listed on this page. */
  older: number
  drafts: { id: string; about: 'note' | 'addendum' | 'assessment' | 'group-session' | 'scale'; savedOn: string }[]
  unreadable: number
  /** The states this case may become by a press; empty for a supervisor. */
  next: CaseState[]
  /** While a high alert is open the case does not go on hold or to its closing. */
  highAlert: boolean
}
