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
}

export function useAnswer(answer: FormProblems | undefined): Answer {
  const words = useWords()
  const language = useLanguage()
  const { errors = {}, values = {} } = answer ?? {}
  const wrong = Object.keys(errors).length
  const own = { ...words.cases.problems, nothingToWithdraw: words.cases.consent.nothingToWithdraw }
  return {
    problem(name) {
      const first = errors[name]?.[0]
      return first && sentenceOf(first, words, language, own)
    },
    typed: (name) => [values[name]].flat()[0],
    typedList: (name) => [values[name] ?? []].flat(),
    summary: wrong > 0 ? plural(language, words.frame.field.summary, wrong) : undefined,
    isAnswered: answer !== undefined,
  }
}

/** The choices of a list in the words of the page. */
export const choicesOf = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>): { value: T; label: string }[] => values.map((value) => ({ value, label: labels[value] }))
