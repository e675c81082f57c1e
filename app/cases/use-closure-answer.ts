import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'

/** What came back with a refused closure: sentences beside fields, and what had been typed. */
export function useClosureAnswer(answer: FormProblems | undefined) {
  const words = useWords()
  const language = useLanguage()
  const problem = (name: string): string | undefined => {
    const first = answer?.errors[name]?.[0]
    return first && sentenceOf(first, words, language, words.closure.problems)
  }
  const typed = (name: string): string | undefined => [answer?.values[name]].flat()[0]
  const wrong = Object.keys(answer?.errors ?? {}).length
  return {
    problem,
    field: (name: string, usual?: string) => ({ name, defaultValue: typed(name) ?? usual, error: problem(name) }),
    choice: (name: string) => ({ name, value: typed(name) ?? null, error: problem(name) ?? null }),
    summary: wrong > 0 ? plural(language, words.frame.field.summary, wrong) : undefined,
  }
}

export type ClosureAnswer = ReturnType<typeof useClosureAnswer>
