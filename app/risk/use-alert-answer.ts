import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'

/** A form that came back; `did` says which of the page's forms, by one of its buttons or by all of them. */
export type AlertAnswer = (FormProblems & { did?: string | string[] }) | undefined

/** The sentence beside a field. */
export function useProblem(answer: AlertAnswer): (name: string) => string | undefined {
  const words = useWords()
  const language = useLanguage()
  const own = { ...words.alerts.close, ...words.alerts.roster, notANumber: words.alerts.cards.notANumber }
  return (name) => {
    const first = answer?.errors[name]?.[0]
    return first && sentenceOf(first, words, language, own)
  }
}

export const typedIn = (answer: AlertAnswer, name: string): string | undefined => [answer?.values[name]].flat()[0]
export const answerTo = (answer: AlertAnswer, did: string): AlertAnswer => ([answer?.did].flat().includes(did) ? answer : undefined)
