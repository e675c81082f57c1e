import type { Raised } from '#app/risk/raise-alert.server.ts'
import { readSave, type PostedSave, type SaveReading } from '#app/sessions/read-save.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { saveDraft, type DraftSaving } from '#app/sessions/save-draft.server.ts'
import { saveDraftByTicket, type TicketSaving } from '#app/sessions/save-draft-by-ticket.server.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import { isRefusal, Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { sendWithSave } from './baseline-answers.server.ts'
import { answerTo, type Guarded } from './guarded.server.ts'
import { bare, responseOf } from './refusal-response.server.ts'
import { scopeOf, showsActivity, type Visit } from './scope-of.server.ts'

export type KeptDraft =
  | { kind: 'answered'; save: PostedSave; saving: DraftSaving } & WithSave
  /** Nobody's keys were open, or those of somebody else: the text is sealed for its author, and `door` leads back in; of a form that is not kept `door` is the refusal. */
  | { kind: 'at-the-door' } & AtTheDoor & WithSave
  /** `isShownAgain`: somebody is in whose page can show it with what was typed; otherwise `door` says what it is. */
  | Extract<SaveReading, { kind: 'problem' }> & WithSave & { door: Response; isShownAgain: boolean }

type AtTheDoor = { door: Response; keeping: TicketSaving | { kind: 'not-kept' } }
/** What the scale of a needs assessment obliged to, where it went by a ticket. */
type WithSave = { sent: Raised | 'not-sent' | undefined }

/** A save of unsigned text by whoever sends it: in an open session, or by the editor's ticket when there is none. */
export async function keepDraft(args: Guarded & { params: { draftId?: string | undefined } }, { writtenOnly = false } = {}): Promise<KeptDraft & { how: 'json' | 'form' }> {
  const draftId = idFrom<'draft'>(args.params.draftId)
  if (!draftId) throw new Refusal('not-found')
  const reading = await readSave(args.request)
  // an autosave that changes nothing is no sign that somebody is there
  const entry = await scopeOf(args, { quiet: reading.how === 'json' }).catch(doorOf)
  const send = (fields: DraftFields | undefined) => sendWithSave(args, entry, { draftId, fields })
  // 422 without words says that a record was altered
  if (reading.kind === 'problem') return { ...reading, sent: await send(reading.fields), door: bare(reading.status === 422 ? 400 : reading.status), isShownAgain: !(entry instanceof Response) }
  const { how } = reading
  const save = writtenOnly ? withoutEmpty(reading.save) : reading.save
  const posted = 'fields' in save ? save.fields : undefined
  // the alert first: it waits for nothing
  if (entry instanceof Response) return { how, kind: 'at-the-door', sent: await send(posted), ...await keepAtTheDoor(args, { draftId, save, how, door: entry }) }
  const saving = await inSession(entry, args, draftId, save).catch((error: unknown) => ({ error }))
  // whatever becomes of the text
  const sent = await send(posted)
  if ('error' in saving) {
    const refused = notTheirs(saving.error, how)
    if (refused) return { how, kind: 'at-the-door', sent, ...await keepAtTheDoor(args, { draftId, save, how, door: responseOf(refused, args.request) }) }
    if (!sent) throw saving.error
    return { how, kind: 'at-the-door', sent, door: await answerTo(args, saving.error), keeping: { kind: 'not-kept' } }
  }
  if (changed(save, saving)) showsActivity(args)
  // together with what stands there already
  if (how === 'form' && saving.kind === 'too-large') return { how, kind: 'problem', status: 413, fields: posted ?? {}, unkeepable: [], sent, door: bare(413), isShownAgain: true }
  return { how, kind: 'answered', save, saving, sent }
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

/** A form whose words no ticket keeps is answered with the refusal, after what was sent: the door alone would hide that they are lost. */
async function keepAtTheDoor(args: Guarded, { draftId, save, how, door }: { draftId: Id<'draft'>; save: PostedSave; how: 'json' | 'form'; door: Response }): Promise<AtTheDoor> {
  if (how === 'json') return { door, keeping: await byTicket(args, draftId, save) }
  const keeping = await byTicket(args, draftId, save).catch((error: unknown) => ({ error }))
  if (!('error' in keeping) && keeping.kind !== 'not-kept') return { door, keeping }
  const refused = await answerTo(args, 'error' in keeping ? keeping.error : new Refusal('not-found'))
  return { door: withCookieOf(door, refused), keeping: { kind: 'not-kept' } }
}

function withCookieOf(door: Response, answer: Response): Response {
  const cookie = door.headers.get('set-cookie')
  if (cookie) answer.headers.set('Set-Cookie', cookie)
  return answer
}

function doorOf(answer: unknown): Response {
  if (answer instanceof Response) return answer
  throw answer
}
