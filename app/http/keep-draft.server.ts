import type { Raised } from '#app/risk/raise-alert.server.ts'
import { readSave, type PostedSave, type SaveReading } from '#app/sessions/read-save.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { saveDraft, type DraftSaving } from '#app/sessions/save-draft.server.ts'
import { saveDraftByTicket, type TicketSaving } from '#app/sessions/save-draft-by-ticket.server.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import { isRefusal, Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { sendWithSave } from './baseline-answers.server.ts'
import { responseOf } from './refusal-response.server.ts'
import { scopeOf, showsActivity, type Visit } from './scope-of.server.ts'

export type KeptDraft =
  | { kind: 'answered'; save: PostedSave; saving: DraftSaving }
  /** Nobody's keys were open, or those of somebody else: the text is sealed for its author (or, without a ticket, not kept), and `door` leads back in. */
  | { kind: 'at-the-door'; door: Response; keeping: TicketSaving | { kind: 'not-kept' } } & WithSave
  | Extract<SaveReading, { kind: 'problem' }> & WithSave

/** What the scale of a needs assessment obliged to, where it went by a ticket. */
type WithSave = { sent: Raised | 'not-sent' | undefined }

/** A save of unsigned text by whoever sends it: in an open session, or by the editor's ticket when there is none. */
export async function keepDraft(args: Visit & { params: { draftId?: string | undefined } }, { writtenOnly = false } = {}): Promise<KeptDraft & { how: 'json' | 'form' }> {
  const draftId = idFrom<'draft'>(args.params.draftId)
  if (!draftId) throw new Refusal('not-found')
  const reading = await readSave(args.request)
  // an autosave that changes nothing is no sign that somebody is there
  const entry = await scopeOf(args, { quiet: reading.how === 'json' }).catch(doorOf)
  const send = (fields: DraftFields | undefined) => sendWithSave(args, entry, { draftId, fields })
  if (reading.kind === 'problem') return { ...reading, sent: await send(reading.fields) }
  const { how } = reading
  const save = writtenOnly ? withoutEmpty(reading.save) : reading.save
  const posted = 'fields' in save ? save.fields : undefined
  // the alert first: it waits for nothing
  if (entry instanceof Response) return { how, kind: 'at-the-door', door: entry, sent: await send(posted), keeping: await keepAtTheDoor(args, draftId, save, how) }
  const saving = await inSession(entry, args, draftId, save).catch((error: unknown) => ({ error }))
  // whatever becomes of the text
  const sent = await send(posted)
  const refused = 'error' in saving ? notTheirs(saving.error, how) : undefined
  if (refused) return { how, kind: 'at-the-door', door: responseOf(refused, args.request), sent, keeping: await keepAtTheDoor(args, draftId, save, how) }
  if ('error' in saving) throw saving.error
  if (changed(save, saving)) showsActivity(args)
  return { how, kind: 'answered', save, saving }
}

/** Somebody else has signed in on this device since: the page's own tickets still keep and send. A script knows what to do with its text. */
const notTheirs = (error: unknown, how: 'json' | 'form'): Refusal | undefined => (how === 'form' && isRefusal(error) && error.kind === 'not-found' ? error : undefined)

/** A page that shows nothing written before says nothing by leaving a field empty. */
const withoutEmpty = (save: PostedSave): PostedSave =>
  ('fields' in save ? { ...save, fields: Object.fromEntries(Object.entries(save.fields).filter(([, text]) => text !== '')) } : save)

const changed = (save: PostedSave, saving: DraftSaving): boolean => saving.kind === 'copied' || (saving.kind === 'saved' && saving.revision !== save.base)

async function inSession(scope: Scope, args: Visit, draftId: Id<'draft'>, save: PostedSave): Promise<DraftSaving> {
  if ('fields' in save) return saveDraft(scope, { draftId, ...save })
  // What a device sealed while it had no line goes beside the draft, as it came.
  const keeping = await byTicket(args, draftId, save)
  if (keeping.kind === 'kept') return { kind: 'saved', revision: save.base, savedAt: scope.now().toISOString() }
  if (keeping.kind === 'too-large') return keeping
  throw new Refusal('not-found')
}

async function byTicket({ context: { runtime } }: Visit, draftId: Id<'draft'>, save: PostedSave): Promise<TicketSaving | { kind: 'not-kept' }> {
  const ground = runtime.ground()
  if (!ground || !save.ticket) return { kind: 'not-kept' }
  return saveDraftByTicket(ground, { draftId, ...save, ticket: save.ticket })
}

/** A form that no ticket keeps is told so by the page it comes to, after what was sent. */
async function keepAtTheDoor(args: Visit, draftId: Id<'draft'>, save: PostedSave, how: 'json' | 'form'): Promise<TicketSaving | { kind: 'not-kept' }> {
  return byTicket(args, draftId, save).catch((error: unknown) => {
    if (how === 'form' && isRefusal(error)) return { kind: 'not-kept' }
    throw error
  })
}

function doorOf(answer: unknown): Response {
  if (answer instanceof Response) return answer
  throw answer
}
