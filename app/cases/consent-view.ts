import type { ConsentStanding } from './case.ts'
import type { ConsentLine, Withdrawable } from './consent.ts'
import type { ReadingSheet } from './reading-sheet.ts'

/** What the consent page shows. The first of `lines` is the newest and holds. */
export type ConsentView = {
  id: string; code: string; word: string; sheet: ReadingSheet
  standing: ConsentStanding; until: string | null; supervisionRefused: boolean
  /** Colleagues who hold the key of the case at this moment, the psychologist among them. */
  readers: string[]
  lines: Pick<ConsentLine, 'number' | 'on' | 'until' | 'withdrawn' | 'answers' | 'how' | 'by' | 'sheet'>[]
  unreadable: number
  mayTakeBack: Withdrawable[]
  /** Only while it is a first contact: what was asked already. */
  firstContact?: { sex: string; ageBand: string; ageYears?: number; referral?: string; settlement?: string }
}
