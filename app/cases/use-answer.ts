import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'

/** What an action answered: the sentence beside a field and what had been typed into it. */
export type Answer = {
  problem: (name: string) => string | undefined
  typed: (name: string) => string | undefined
  typedList: (name: string) => string[]
  /** "Two answers need another look", when any does. */
  summary: string | undefined
  isAnswered: boolean
  /** For a field: its name, what was typed (or what is usual), and what is wrong. */
  field: (name: string, usual?: string | null) => { name: string; defaultValue: string | null | undefined; error: string | undefined }
  /** For choices of which one is taken. */
  choice: (name: string, usual?: string) => { name: string; value: string | null; error: string | null }
}

/** `own`: sentences of the page's feature, looked at first. */
export function useAnswer(answer: FormProblems | undefined, own?: Readonly<Record<string, unknown>>): Answer {
  const words = useWords()
  const language = useLanguage()
  const { errors = {}, values = {} } = answer ?? {}
  const wrong = Object.keys(errors).length
  const texts = own ?? { ...words.cases.problems, nothingToWithdraw: words.cases.consent.nothingToWithdraw }
  const problem = (name: string) => {
    const first = errors[name]?.[0]
    return first && sentenceOf(first, words, language, texts)
  }
  const typed = (name: string) => [values[name]].flat()[0]
  return {
    problem,
    typed,
    field: (name, usual) => ({ name, defaultValue: typed(name) ?? usual, error: problem(name) }),
    choice: (name, usual) => ({ name, value: typed(name) ?? usual ?? null, error: problem(name) ?? null }),
    typedList: (name) => [values[name] ?? []].flat(),
    summary: wrong > 0 ? plural(language, words.frame.field.summary, wrong) : undefined,
    isAnswered: answer !== undefined,
  }
}

/** The choices of a list in the words of the page. */
export const choicesOf = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>): { value: T; label: string }[] => values.map((value) => ({ value, label: labels[value] }))
