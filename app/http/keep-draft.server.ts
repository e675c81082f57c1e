import type { Raised } from '#app/risk/raise-alert.server.ts'
import { readSave, type PostedSave, type SaveReading } from '#app/sessions/read-save.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { saveDraft, type DraftSaving } from '#app/sessions/save-draft.server.ts'
import { saveDraftByTicket, type TicketSaving } from '#app/sessions/save-draft-by-ticket.server.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { sendWithSave } from './baseline-answers.server.ts'
import { scopeOf, showsActivity, type Visit } from './scope-of.server.ts'

export type KeptDraft =
  | { kind: 'answered'; save: PostedSave; saving: DraftSaving }
  /** Nobody's keys were open: the text is sealed for its author (or, without a ticket, not kept), and `door` leads back in. */
  | { kind: 'at-the-door'; door: Response; keeping: TicketSaving | { kind: 'not-kept' }; /** What the scale of a needs assessment obliged to. */ sent?: Raised | 'not-sent' }
  | Extract<SaveReading, { kind: 'problem' }>

/** A save of unsigned text by whoever sends it: in an open session, or by the editor's ticket when there is none. */
export async function keepDraft(args: Visit & { params: { draftId?: string | undefined } }, { writtenOnly = false } = {}): Promise<KeptDraft & { how: 'json' | 'form' }> {
  const draftId = idFrom<'draft'>(args.params.draftId)
  if (!draftId) throw new Refusal('not-found')
  const reading = await readSave(args.request)
  // an autosave that changes nothing is no sign that somebody is there
  const entry = await scopeOf(args, { quiet: reading.how === 'json' }).catch(doorOf)
  const send = (fields: DraftFields | undefined) => sendWithSave(args, entry, { draftId, fields })
  if (reading.kind === 'problem') {
    await send(reading.fields)
    return reading
  }
  const { how } = reading
  const save = writtenOnly ? withoutEmpty(reading.save) : reading.save
  const posted = 'fields' in save ? save.fields : undefined
  if (entry instanceof Response) {
    const keeping = await byTicket(args, draftId, save)
    const sent = await send(posted)
    return { how, kind: 'at-the-door', door: entry, keeping, ...(sent ? { sent } : {}) }
  }
  // whatever becomes of the text
  const saving = await inSession(entry, args, draftId, save).finally(() => send(posted))
  if (changed(save, saving)) showsActivity(args)
  return { how, kind: 'answered', save, saving }
}

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

function doorOf(answer: unknown): Response {
  if (answer instanceof Response) return answer
  throw answer
}
