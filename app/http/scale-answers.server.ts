import type { TypedResponse } from '@remix-run/node'
import { permitCase } from '#app/cases/permit-case.server.ts'
import type { Language } from '#app/language/language.ts'
import { alertTicket, caseOnTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { raisingOf } from '#app/risk/raise-from-findings.server.ts'
import { beginScale, formOf } from '#app/scales/begin-scale.server.ts'
import { findingsIn } from '#app/scales/given.ts'
import { findInstrument, instrument } from '#app/scales/instruments.server.ts'
import { saveScale, sendUnkept } from '#app/scales/save-scale.server.ts'
import type { EntryPage } from '#app/scales/scale-view.ts'
import { answersTicket, keepAnswersByTicket, openAnswers, spendAnswers } from '#app/sessions/scale-answers.server.ts'
import { filledWithClient } from '#app/sessions/scales-of-draft.server.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { FormProblems } from './form-problems.ts'
import { onceMore } from './once-more.server.ts'
import { formOf as typedForm, formProblem, readForm } from './read-form.server.ts'
import type { KnownPath } from './redirect.server.ts'
import { reportError } from './report-error.server.ts'
import { scopeOf, type Visit } from './scope-of.server.ts'
import type { LoadContext } from './load-context.ts'

export type ScaleAddress = { caseId: Id<'case'>; instrumentId: string }
export type ScaleTaken =
  | { kind: 'saved'; scaleId: Id<'scale'>; alertId: Id<'alert'> | null }
  /** What the answers oblige to is sent; the form has to be put right, or consent asked for. */
  | { kind: 'problem'; response: TypedResponse<FormProblems> }
  | { kind: 'consent-awaited' }
  /** Nobody's keys were open. `sent` undefined: these answers oblige to nothing. */
  | { kind: 'at-the-door'; door: Response | undefined; sent: Raised | 'not-sent' | undefined; kept: boolean; scaleId: Id<'scale'> | undefined; ticket: string }

/** A posted scale by whoever sends it: in an open session, or by the tickets of its page when there is none. */
export async function takeScale(args: Visit & { context: Pick<LoadContext, 'requestId'> }, address: ScaleAddress): Promise<ScaleTaken> {
  const entry = await scopeOf(args).catch((door: unknown) => {
    if (door instanceof Response) return door
    throw door
  })
  if (entry instanceof Response) return atTheDoor(args, address, entry)
  return onceMore(() => inSession(entry, args.request, address)).catch(async (error: unknown) => {
    // somebody else has signed in on this device since: the page's own tickets still send
    const taken = isRefusal(error) && error.kind === 'not-found' ? await atTheDoor(args, address, undefined) : undefined
    if (!taken || (!taken.kept && (!taken.sent || taken.sent === 'not-sent'))) throw error
    return taken
  })
}

async function inSession(scope: Scope, request: Request, { caseId, instrumentId }: ScaleAddress): Promise<ScaleTaken> {
  const read = await readForm(request, await formOf(scope, { caseId, instrumentId }))
  const form = await typedForm(request)
  if (read.kind === 'invalid') {
    const alertId = idFrom<'alert'>(String(form.get('alertId')))
    const findings = findingsIn(instrument(instrumentId), form, { isWhole: false })
    if (alertId) await sendUnkept(scope, { caseId, alertId, findings })
    return { kind: 'problem', response: read.response }
  }
  const saving = await saveScale(scope, { caseId, entry: read.value })
  if ('fields' in saving) return { kind: 'problem', response: formProblem(form, { ...Object.fromEntries(saving.fields.map((id) => [`words.${id}`, [saving.kind]])), leaveNames: [saving.kind] }) }
  if (saving.kind === 'consent-awaited') return { kind: 'consent-awaited' }
  await spendAnswers(scope, saving.scaleId)
  return { kind: 'saved', scaleId: saving.scaleId, alertId: saving.findings.length > 0 ? read.value.alertId : null }
}

/** The alert first: it waits for nothing, and what goes wrong after it does not take it back. */
async function atTheDoor({ request, context }: Visit & { context: Pick<LoadContext, 'requestId'> }, { caseId, instrumentId }: ScaleAddress, door: Response | undefined): Promise<Extract<ScaleTaken, { kind: 'at-the-door' }>> {
  const [form, tool, ground] = [await typedForm(request), findInstrument(instrumentId), context.runtime.ground()]
  const text = (name: string) => String(form.get(name) ?? '')
  const [scaleId, alertId, ticket] = [idFrom<'scale'>(text('scaleId')), idFrom<'alert'>(text('alertId')), text('ticket')]
  const raising = tool && alertId && raisingOf({ alertId, findings: findingsIn(tool, form) })
  const attempt = async <T>(act: () => Promise<T>, otherwise: T): Promise<T> => act().catch((error: unknown) => {
    if (!isRefusal(error)) reportError(error, context.requestId)
    return otherwise
  })
  const mayStand = async () => ground !== undefined && caseOnTicket(ground, ticket) === caseId
  const holds = await attempt(mayStand, false)
  const sent = raising && (holds && ground ? await attempt<Raised | 'not-sent'>(() => raiseAlertByTicket(ground, { ...raising, caseId, ticket }), 'not-sent') : 'not-sent')
  const kept = holds && ground !== undefined && scaleId !== undefined && await attempt(() => keepAnswersByTicket(ground, { caseId, scaleId, ticket: text('keepTicket'), fields: fieldsOf(form, instrumentId) }), false)
  return { kind: 'at-the-door', door, sent, kept, scaleId, ticket }
}

const ofThePage = ['ticket', 'keepTicket', 'caseId', 'press']
const fieldsOf = (form: FormData, instrumentId: string): Record<string, string> =>
  ({ ...Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' && value !== '' && !ofThePage.includes(name) ? [[name, value]] : []))), instrument: instrumentId })

/** The page of entry, empty or with answers that waited. Its tickets send and keep when the session behind it is covered or over. */
export async function entryOf(scope: Scope, { answers, ...asked }: ScaleAddress & { by?: string | undefined; pack?: string | undefined; language: Language; answers: string | undefined }): Promise<EntryPage> {
  const view = await beginScale(scope, asked)
  const mine = answers ? await answersThatWait(scope, asked, answers) : null
  const scale = (mine?.scaleId ?? view.ids.scale) as Id<'scale'>
  return {
    view: { ...view, ids: { ...view.ids, scale } }, // what the browser needs to know that an answer sends something; no band, no threshold
    tool: { ...instrument(asked.instrumentId), bands: {}, cutoffs: [], algorithms: [], change: [] }, waited: mine,
    tickets: { alert: await alertTicket(scope, await permitCase(scope, asked.caseId, 'write')), keep: await answersTicket(scope, scale) },
  }
}

/** Those of a page that was covered have a draft of their own; those filled in with the client stand in the draft of the session. */
async function answersThatWait(scope: Scope, address: ScaleAddress, answers: string): Promise<Record<string, string> | null> {
  if (answers.includes('~')) return filledWithClient(scope, { ...address, answers })
  const draftId = idFrom<'draft'>(answers)
  const waited = draftId && await openAnswers(scope, { draftId })
  return waited?.caseId === address.caseId && waited.fields.instrument === address.instrumentId ? waited.fields : null
}

/** Where answers that waited are saved. */
export async function placeOfAnswers(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<KnownPath> {
  const { caseId, fields: { instrument = '', by, pack } } = await openAnswers(scope, { draftId })
  const query = new URLSearchParams({ answers: draftId, ...(by ? { by } : {}), ...(pack ? { pack } : {}) })
  return `/cases/${caseId}/scales/new/${instrument}?${query.toString()}`
}
