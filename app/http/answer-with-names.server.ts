import { json, type TypedResponse } from '@remix-run/node'
import type { FormNames } from '#app/cases/names-in-words.server.ts'
import type { NamesProblem, NamesView } from '#app/names/names-panel.tsx'
import type { FormProblems } from './form-problems.ts'
import { formProblem } from './read-form.server.ts'

/** What a form without a draft gets back: its problems, and the names that stand in its words. */
export type NamedProblems = FormProblems & { names?: NamesView; namesProblem?: NamesProblem }

/** The form as it was typed, with what became of its words; 422 where something waits for her. */
export async function answerWithNames(form: FormData, { texts, names, changed }: FormNames, undecided?: 'undecided'): Promise<TypedResponse<NamedProblems>> {
  const typed = await formProblem(form, {}).json()
  return json<NamedProblems>({ ...typed, values: { ...typed.values, ...texts }, names, namesProblem: changed ? 'changed' : undecided }, { status: changed || undecided ? 422 : 200 })
}
