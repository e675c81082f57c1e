import type { CaseState, Flag } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

/** The lists a case is described with. Codes are for ever; words for them are in app/language. */
export const sexes = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof sexes)[number]

export const ageBands = ['0-5', '6-11', '12-17', '18-25', '26-45', '46-59', '60+'] as const
export type AgeBand = (typeof ageBands)[number]

export const categories = ['mine-survivor', 'family-of-survivor', 'family-of-deceased', 'witness', 'family-of-missing', 'other'] as const
export type Category = (typeof categories)[number]

export const referrals = ['self', 'family', 'community', 'school', 'health', 'social-service', 'mine-action', 'red-crescent', 'other'] as const
export type Referral = (typeof referrals)[number]

export const settlements = ['town', 'village', 'new-settlement', 'temporary'] as const
export type Settlement = (typeof settlements)[number]

export const familyRoles = ['index', 'partner', 'parent', 'grandparent', 'older-child', 'younger-child', 'other-adult'] as const
export type FamilyRole = (typeof familyRoles)[number]

export const closureReasons = ['goals-met', 'better', 'moved', 'dropped-out', 'referred', 'client-ended', 'consent-withdrawn', 'died', 'other'] as const
export type ClosureReason = (typeof closureReasons)[number]

export const caseStates = ['first-contact', 'registered', 'assessed', 'in-care', 'referred', 'no-need', 'on-hold', 'closing', 'closed'] as const satisfies readonly CaseState[]

/** One person of a family case: known by a number and a role, never by a name. */
export type FamilyMember = {
  /** M1, M2, …; M1 is the index person. */
  code: string
  role: FamilyRole
  sex: Sex
  ageBand: AgeBand
  category: Category
  /** Counts once: the subject of the person's own case, where there is one. */
  subject: Id<'subject'>
  caseId?: Id<'case'>
}

/** What stands in the sealed header of a case. For a family, the first lines describe the index person. */
export type CaseHeader = {
  sex: Sex
  ageBand: AgeBand
  ageYears?: number
  /** `not-yet` only in a first contact. */
  category: Category | 'not-yet'
  secondaryCategory?: Category
  referral?: Referral
  /** The psychologist knows this person outside work. */
  knownOutsideWork?: boolean
  settlement?: Settlement
  episode: number
  /** The random pseudonym facts are written under. */
  subject: Id<'subject'>
  members?: FamilyMember[]
  /** From the consent: may be contacted at all. */
  contactAllowed: boolean
}

const next: Record<CaseState, readonly CaseState[]> = {
  'first-contact': ['registered'],
  'registered': ['assessed'],
  'assessed': ['in-care', 'referred', 'no-need'],
  'in-care': ['on-hold', 'closing'],
  'on-hold': ['in-care'],
  'closing': ['closed', 'in-care'],
  'referred': [],
  'no-need': [],
  'closed': [],
}

export const nextStates = (from: CaseState): readonly CaseState[] => next[from]
export const mayBecome = (from: CaseState, to: CaseState): boolean => next[from].includes(to)

/** Minutes within which an alert of high level is to be seen: one that is this urgent holds a case where it is. */
export const highAlertMinutes = 60
/** Hold and closing wait for an open high alert. */
export const waitsForAlert = (to: CaseState): boolean => to === 'on-hold' || to === 'closing'

/** Nobody waits for this case to go on. */
export const isFinished = (state: CaseState): boolean => next[state].length === 0

export type ConsentClock = { consent_state: 'none' | 'given' | 'withdrawn'; consent_until: string | null }
export type ConsentStanding = 'none' | 'given' | 'ends-soon' | 'to-be-renewed' | 'expired' | 'withdrawn'

/**
 * Where consent stands on a day (`daysLeft`: whole days until it ends, negative after). 30 days before the end it is a
 * task; for 60 days after it notes are still written, marked "to be renewed".
 */
export function consentStanding(file: ConsentClock, daysLeft: number): ConsentStanding {
  if (file.consent_state !== 'given') return file.consent_state
  if (daysLeft > 30) return 'given'
  if (daysLeft >= 0) return 'ends-soon'
  return daysLeft >= -60 ? 'to-be-renewed' : 'expired'
}

/** A record (note, assessment) is written only with consent to it; first contact, alert and emergency wait for nothing. */
export const allowsRecord = (standing: ConsentStanding): boolean => standing === 'given' || standing === 'ends-soon' || standing === 'to-be-renewed'

export const flag = (value: boolean): Flag => (value ? 1 : 0)
