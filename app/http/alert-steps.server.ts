import type { TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { namesForm } from '#app/names/names-form.server.ts'
import { actionForm, againForm, agreeForm, closeForm, levelForm, othersForm, planForm, refuseForm, screenForm } from '#app/risk/alert-form.server.ts'
import { takeAlertNames } from '#app/risk/alert-names.server.ts'
import { agreeToClose, closeAlert, refuseToClose, type ClosingOutcome } from '#app/risk/close-alert.server.ts'
import { saveSafetyPlan } from '#app/risk/keep-safety-plan.server.ts'
import { lookAtAlert } from '#app/risk/looks-waiting.server.ts'
import { seeAlert, speakOfAlert, type Marking } from '#app/risk/see-alert.server.ts'
import { raiseAgain, setLevel, tellOthers, writeAction, type Working } from '#app/risk/work-on-alert.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { FormProblems } from './form-problems.ts'
import { formOf, formProblem, readForm } from './read-form.server.ts'
import { bare } from './refusal-response.server.ts'

export type AlertStep = { kind: 'taken' | 'too-late' } | { kind: 'problem'; response: TypedResponse<FormProblems> }

/** One of the forms on the page of an alert; `did` is its button. */
export async function takeAlertStep(scope: Scope, alertId: Id<'alert'>, did: string, request: Request): Promise<AlertStep> {
  switch (did) {
    case 'seen': return stepOf(await seeAlert(scope, { alertId }))
    case 'spoken': return stepOf(await speakOfAlert(scope, { alertId }))
    case 'action': return withForm(request, actionForm, async (words) => stepOf(await writeAction(scope, { alertId, ...words })))
    case 'screen': return withForm(request, screenForm, async ({ tool, result, words }) => {
      const line = `${tool}: ${words}`
      return stepOf(result === 'negative' ? await closeAlert(scope, { alertId, reason: 'screened-negative', words: line }) : await setLevel(scope, { alertId, level: result, words: words ? line : tool, screened: true }))
    })
    case 'level': return withForm(request, levelForm, async ({ base, level, levelWords: words }) => stepOf(await setLevel(scope, { alertId, base, level, words })))
    case 'others': return withForm(request, othersForm, async ({ othersWords: words }) => stepOf(await tellOthers(scope, { alertId, words })))
    case 'look': return stepOf(await lookAtAlert(scope, { alertId }))
    case 'plan': return withForm(request, planForm, async ({ number, ...plan }) => {
      await saveSafetyPlan(scope, { alertId, number, plan })
      return { kind: 'taken' }
    })
    case 'names': return withForm(request, namesForm, async (taken) => stepOf(await takeAlertNames(scope, { alertId, ...taken })), { words: false })
    case 'close': return withForm(request, closeForm, async (closing) => closed(await closeAlert(scope, { alertId, ...closing }), request))
    case 'agree': return withForm(request, agreeForm, async ({ base }) => stepOf(await agreeToClose(scope, { alertId, base })), { words: false })
    case 'refuse': return withForm(request, refuseForm, async ({ refuseWords: words }) => stepOf(await refuseToClose(scope, { alertId, words })))
    case 'again': return withForm(request, againForm, async ({ againWords: words }) => stepOf(await raiseAgain(scope, { alertId, words })))
    default: throw bare(400)
  }
}

/** Nothing was written: somebody was quicker, or it is another's to do. */
const notWritten: readonly string[] = ['too-late', 'needs-second', 'not-alone']

const stepOf = ({ kind }: Marking | Working | ClosingOutcome): AlertStep => ({ kind: notWritten.includes(kind) ? 'too-late' : 'taken' })

async function closed(outcome: ClosingOutcome, request: Request): Promise<AlertStep> {
  return outcome.kind === 'not-alone' ? { kind: 'problem', response: formProblem(await formOf(request), { reason: ['not-alone'] }) } : stepOf(outcome)
}

/** What was typed and came too late waits for its author: a `stale` form is kept. A button that came too late only shows how it stands. */
async function withForm<S extends z.ZodType>(request: Request, schema: S, act: (value: z.output<S>) => Promise<AlertStep>, { words = true } = {}): Promise<AlertStep> {
  const read = await readForm(request, schema)
  if (read.kind === 'invalid') return { kind: 'problem', response: read.response }
  const step = await act(read.value)
  if (step.kind === 'too-late' && words) throw new Refusal('stale')
  return step
}
