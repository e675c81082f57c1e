import type { DraftAbout, DraftFields } from './draft.ts'
import { answerFields } from './note-fields.ts'
import { isMemberAnswer } from './risk-fields.ts'

// What a field of a draft is, by its name. Names are for ever: drafts are kept under them.

const severalOfNote: readonly string[] = ['participants', 'interventions']
const boxOfChild = /^child\d{1,2}\.(here|consent|concern)$/

/** Ticked boxes: kept as codes between commas. The form has an empty field of the same name, so that none ticked is an answer too. */
export const isSeveral = (name: string): boolean => severalOfNote.includes(name) || boxOfChild.test(name)

const answersOfNote: ReadonlySet<string> = new Set(answerFields)
const textsOf: Record<'assessment' | 'group-session', RegExp> = {
  'assessment': /^(presenting|riskAction|riskTold|riskProtective)$/,
  'group-session': /^(theme|worked|aloneBecause|consentsKept|child\d{1,2}\.line)$/,
}

/** What of a draft is written in words: where a name may stand. */
export const textsIn = (about: DraftAbout, fields: DraftFields): DraftFields => Object.fromEntries(Object.entries(fields).filter(([name]) => !isAnswer(about, name)))

/** A coded answer, of which only one can stand; everything else is text that is never lost. */
export function isAnswer(about: DraftAbout, name: string): boolean {
  return about === 'assessment' || about === 'group-session' ? !textsOf[about].test(name) : answersOfNote.has(name) || isMemberAnswer(name) || /^scale\d/.test(name)
}
