import type { TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { namesInForm, takeNamesInForm, type FormNames } from '#app/cases/names-in-words.server.ts'
import type { NamesTaken } from '#app/names/take-choice.ts'
import { retractNamesForm } from '#app/sessions/note-action-forms.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { answerWithNames, type NamedProblems } from './answer-with-names.server.ts'
import { formOf, formProblem, readForm } from './read-form.server.ts'
import { redirectTo, type KnownPath } from './redirect.server.ts'
import { checkPin, type Visit } from './scope-of.server.ts'

type Given<Reason> = { pin: string; reason: Reason; words?: string | undefined; seen?: string | undefined; leave?: 'yes' | undefined }

export type Retraction<Reason> = {
  form: z.ZodType<Given<Reason>>
  /** The names in its words; `taken`: one was pressed. */
  names: (words: string, taken?: NamesTaken) => Promise<FormNames>
  retract: (given: { reason: Reason; words: string; left: string | undefined }) => Promise<{ kind: string }>
  onward: KnownPath
}

/** A signed record is taken back: a reason, words that are looked through for names, and the PIN. */
export async function answerRetraction<Reason>(args: Visit, { form, names, retract, onward }: Retraction<Reason>): Promise<TypedResponse<NamedProblems> | TypedResponse<never>> {
  const typed = await formOf(args.request)
  if (typed.has('take')) {
    const pressed = await readForm(args.request, retractNamesForm)
    if (pressed.kind === 'invalid') return pressed.response
    const { words, ...taken } = pressed.value
    return answerWithNames(typed, await names(words, taken))
  }
  const read = await readForm(args.request, form)
  if (read.kind === 'invalid') return read.response
  const { pin, reason, words = '', seen, leave } = read.value
  if (!await checkPin(args, pin)) return formProblem(typed, { pin: ['wrong-pin'] })
  const retracted = await retract({ reason, words, left: leave === 'yes' ? seen : undefined })
  if (retracted.kind === 'names') return answerWithNames(typed, await names(words), 'undecided')
  return redirectTo(onward)
}

/** Names of the record's own case. */
export const namesOfRecord = (scope: Scope, recordOf: () => Promise<{ caseId: Id<'case'> }>): Retraction<unknown>['names'] => async (words, taken) => {
  const about = { caseId: (await recordOf()).caseId, texts: { words } }
  return taken ? takeNamesInForm(scope, { ...about, ...taken }) : namesInForm(scope, about)
}
