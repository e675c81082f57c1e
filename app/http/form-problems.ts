import { formatNumber } from '#app/language/dates.ts'
import type { Words } from '#app/language/en.ts'
import type { Language } from '#app/language/language.ts'

/**
 * What is wrong with a field, as a message key: 'required', 'unreadable-text', 'too-long:2000'. It names a text of
 * words.frame.field or words.connection.field (too-long is tooLong) or of the feature; after the colon stands its number.
 */
export type FieldProblem = string

/** What an action answers (422) when a form cannot be used: what to say beside each field, and what was typed. */
export interface FormProblems {
  errors: Record<string, FieldProblem[]>
  values: Record<string, string | string[]>
}

/** What the action answered in its page's own kind; not the form that is shown again after the page was covered. */
export const ownAnswer = <Answer>(answer: unknown): Answer | undefined => (typeof answer === 'object' && answer !== null && 'values' in answer ? undefined : answer as Answer | undefined)

/** The first button of the form that an action shows again with what was typed: '' without one, undefined when it shows none. */
export function shownAgain(answers: Readonly<Record<string, unknown>> | null): string | undefined {
  const values = Object.values(answers ?? {}).map(valuesIn).find((found) => found !== undefined)
  return values && ([values.did].flat()[0] ?? '')
}

/** Some pages answer in a kind of their own and have their problems inside. */
function valuesIn(answer: unknown): FormProblems['values'] | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  const { values, problems } = answer as { values?: FormProblems['values']; problems?: unknown }
  return values ?? valuesIn(problems)
}

/** The sentence for a problem. A feature hands its own texts first; an unknown key asks for another look. */
export function sentenceOf(problem: FieldProblem, words: Words, language: Language, own: Readonly<Record<string, unknown>> = {}): string {
  const [key = '', number] = problem.split(':')
  const name = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const text = [own, words.frame.field, words.connection.field].map((texts) => textIn(texts, name)).find((found) => found !== undefined)
  const value = number === undefined ? undefined : formatNumber(Number(number), language)
  return (text ?? words.connection.field.notUnderstood).replace(/\{\w+\}/g, (place) => value ?? place)
}

function textIn(texts: object, name: string): string | undefined {
  const text: unknown = Object.hasOwn(texts, name) ? (texts as Record<string, unknown>)[name] : undefined
  return typeof text === 'string' ? text : undefined
}

// fields that hold a secret come back empty
const secret = /passphrase|password|secret|token|(^|[^a-z])pin|Pin|(^|[^a-z])code|Code|(^|[^a-z])share(\d|\[|$)/
const secretInCapitals = /Passphrase|Password|Secret|Token/

export function isEchoed(name: string): boolean {
  return !secret.test(name) && !secretInCapitals.test(name)
}
