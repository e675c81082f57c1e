import type { Language } from '#app/work/scope.ts'

/** What is asked one by one after the one reading. */
export const purposes = ['care', 'record', 'supervision', 'referral', 'group', 'recording', 'contact'] as const
export type Purpose = (typeof purposes)[number]

/** What a written consent must say by law; read aloud or handed over as one sheet. */
export const statements = ['who', 'purpose', 'data', 'use', 'period', 'ending'] as const
export type Statement = (typeof statements)[number]

/** The version of the sheet in app/language/<language>/cases.ts. A changed sentence is a new version. */
export const sheetVersion = '2024-1'

export const ways = ['signature', 'thumb', 'witnessed-voice', 'telephone'] as const
export type Way = (typeof ways)[number]

export const relations = ['mother', 'father', 'grandparent', 'guardian', 'other'] as const
export type Relation = (typeof relations)[number]

export const assents = ['willing', 'not-sure', 'no', 'under-six'] as const
export type Assent = (typeof assents)[number]

export const withdrawable = ['care', 'record', 'supervision', 'contact'] as const satisfies readonly Purpose[]
export type Withdrawable = (typeof withdrawable)[number]

export type Answers = Record<Purpose, boolean>

export type GivenBy = { who: 'self' } | { who: 'representative'; relation: Relation; assent: Assent }

/** What a person answers on one day. */
export type ConsentGiven = {
  sheet: { version: string; language: Language }
  /** All six, or it is no consent. */
  statements: Statement[]
  answers: Answers
  how: Way
  by: GivenBy
}

/** A sealed line of the consent's history: each says the whole of what holds from then on. */
export type ConsentLine = ConsentGiven & {
  /** 1, 2, …: the newest holds (two may fall on one day). */
  number: number
  on: string
  until: string
  /** What was taken back with this line; empty when consent was given. */
  withdrawn: Withdrawable[]
}

/** The line that holds. */
export const newest = (lines: ConsentLine[]): ConsentLine | undefined =>
  lines.reduce<ConsentLine | undefined>((latest, line) => (!latest || line.number > latest.number ? line : latest), undefined)

/** A case is written only with consent to care and to its record; without them a first contact can always be. */
export const carriesCase = (answers: Answers): boolean => answers.care && answers.record

/** Consent holds one year; on 29 February until 28 February. */
export function oneYearAfter(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`
}
