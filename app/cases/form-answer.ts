import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import type { Words } from '#app/language/en.ts'
import type { Language } from '#app/language/language.ts'

export type FormAnswer = FormProblems | undefined

/** What was typed and what to say beside it, after a form came back; before that `usual` values. */
export function answerOf(answer: FormAnswer, words: Words, language: Language, usual: Readonly<Record<string, string | readonly string[] | number | null>> = {}) {
  const value = (name: string): string | undefined => {
    const typed = answer ? answer.values[name] : undefined
    const one = Array.isArray(typed) ? typed[0] : typed
    if (answer) return one
    const set = usual[name]
    return typeof set === 'string' || typeof set === 'number' ? String(set) : undefined
  }
  const values = (name: string): readonly string[] => {
    const typed = answer ? answer.values[name] ?? [] : usual[name] ?? []
    return Array.isArray(typed) ? typed as readonly string[] : [String(typed)]
  }
  const problem = (name: string): string | undefined => {
    const key = answer?.errors[name]?.[0]
    return key === undefined ? undefined : sentenceOf(key, words, language, words.cases.problems)
  }
  return {
    value, values, problem,
    /** For a field. */
    field: (name: string) => ({ name, defaultValue: value(name) ?? null, error: problem(name) ?? null }),
    /** For choices of which one is taken. */
    one: (name: string) => ({ name, value: value(name) ?? null, error: problem(name) ?? null }),
    /** For boxes. */
    some: (name: string) => ({ name, value: values(name), error: problem(name) ?? null }),
    count: answer ? Object.keys(answer.errors).length : 0,
  }
}

export type Answered = ReturnType<typeof answerOf>

/** A list of codes as choices with their words. */
export const options = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>): { value: T; label: string }[] => codes.map((code) => ({ value: code, label: words[code] }))
