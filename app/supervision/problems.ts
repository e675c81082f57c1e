import type { Words } from '#app/language/en.ts'

/** What the form layer answers (422): keys of sentences by field, and what was typed. */
export type FormProblems = { errors: Record<string, string[]>; values: Record<string, string | string[]> }

type Sentences = Words['supervision']['problems']

/** What stands beside a field after a form came back, and what was typed in it. */
export type Refused = {
  error(name: string): string | undefined
  value(name: string): string | undefined
}

export function refusedForm(problems: FormProblems | undefined, sentences: Sentences): Refused {
  return {
    error(name) {
      const key = problems?.errors[name]?.[0]
      if (key === undefined) return undefined
      return key in sentences ? sentences[key as keyof Sentences] : sentences['not-understood']
    },
    value(name) {
      const value = problems?.values[name]
      return Array.isArray(value) ? value[0] : value
    },
  }
}
