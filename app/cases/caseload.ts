import type { CaseState } from '#db/schema.ts'
import { fold } from '#app/language/casing.ts'
import type { Language } from '#app/work/scope.ts'
import type { Id } from '#app/work/id.ts'
import type { AgeBand, Category, ConsentStanding, Sex } from './case.ts'

export type CaseloadQuery = {
  whose?: 'own' | 'supervised'
  state?: CaseState
  district?: string
  category?: Category
  search?: string
  longestAgoFirst?: boolean
  /** From 1. */
  page?: number
}

export type CaseloadRow = {
  caseId: Id<'case'>
  code: string
  word: string
  givenName?: string
  kind: 'individual' | 'family'
  state: CaseState
  district: string
  lastSessionOn: string | null
  openedOn: string
  consent: ConsentStanding
  consentUntil: string | null
  /** `no-key`: a supervisor to whom the psychologist's next sign-in hands the key. */
  opening: 'open' | 'unreadable' | 'no-key'
  sex?: Sex
  ageBand?: AgeBand
  category?: Category | 'not-yet'
  /** In a supervisor's list. */
  psychologist?: string
}

export type Caseload = { whose: 'own' | 'supervised'; rows: CaseloadRow[]; all: number; fitting: number; page: number; pages: number; districts: string[] }

export const rowsOnPage = 50

/** Pages are counted from 1; a page past the end is the last one. */
export function pageOf<T>(items: T[], asked = 1): { items: T[]; number: number; of: number } {
  const of = Math.max(1, Math.ceil(items.length / rowsOnPage))
  const number = Math.min(Math.max(1, Math.trunc(asked) || 1), of)
  return { items: items.slice((number - 1) * rowsOnPage, number * rowsOnPage), number, of }
}

/** By a part of the code (with or without its hyphen), of the word, or of the given name where there is one to compare. */
export function searchOf(text: string | undefined, language: Language): (file: { code: string; word: string }, givenName?: string) => boolean {
  const wanted = fold((text ?? '').trim(), language)
  if (wanted === '') return () => true
  const code = (text ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '')
  return (file, givenName) =>
    (code !== '' && file.code.replace('-', '').includes(code)) || file.word.includes(wanted) || (givenName !== undefined && fold(givenName, language).includes(wanted))
}
