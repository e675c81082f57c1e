import type { Language } from '#app/language/language.ts'
import type { Purpose, Statement } from './consent.ts'

/** The sheet as it is read to the person: six statements and seven questions in one language. */
export type ReadingSheet = {
  language: Language
  statements: Record<Statement, { short: string; text: string }>
  purposes: Record<Purpose, { short: string; text: string }>
}
