import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'

/** `const { problem, typed } = useProblems(answer)`: the sentence beside a field, and what had been typed into it. */
export function useProblems(answer: unknown): { problem: (name: string) => string | undefined; typed: (name: string) => string | undefined; typedList: (name: string) => string[] } {
  const words = useWords()
  const language = useLanguage()
  const { errors = {}, values = {} } = (answer ?? {}) as Partial<FormProblems>
  return {
    problem(name) {
      const first = errors[name]?.[0]
      return first && sentenceOf(first, words, language, words.accounts.problems)
    },
    typed(name) {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    typedList(name) {
      const value = values[name]
      return value === undefined ? [] : [value].flat()
    },
  }
}
