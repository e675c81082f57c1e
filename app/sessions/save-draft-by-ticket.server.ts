import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { envelopeOf } from '#app/keys/envelope.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { readTicket } from '#app/keys/ticket.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { dayOf } from '#app/work/scope.ts'
import type { Db, Schema } from '#db/schema.ts'
import type { Kysely } from 'kysely'
import { isTooLarge, type DraftFields } from './draft.ts'
import { authorOfDraft, countBeside, putBeside, revisionOf, signedFromDraft, type DraftLine } from './draft-table.server.ts'
import { sealDraftBlind } from './sealed-draft.server.ts'

/** Nobody is signed in: what a write may stand on. */
export type TicketGround = { db: Db; programme: { id: Id<'programme'> }; serverKey: ServerKey; audit: AuditWriter; now: () => Date }

export type TicketSave = {
  draftId: Id<'draft'>
  ticket: string
  base: number
  windowId?: Id<'draft'>
} & ({ fields: DraftFields } | { sealed: string; number: number })

export type TicketSaving = { kind: 'kept' } | { kind: 'too-large' }

/** Windows that may write beside one draft without a session. */
const mostWindows = 50

/**
 * Keeps text of a veiled, locked, expired or unknown session: beside its draft, sealed to the author's public side. It
 * is merged into nothing and never read back before the author opens the draft. Refuses with `not-found`.
 */
export async function saveDraftByTicket(ground: TicketGround, save: TicketSave): Promise<TicketSaving> {
  const ticket = readTicket(ground.serverKey, save.ticket, save.draftId, ground.now())
  if (!ticket) throw new Refusal('not-found')
  const side = await publicSideOf(ground.db, { programme: ground.programme.id, serverKey: ground.serverKey, now: ground.now }, 'drafts', ticket.person)
  const draft = await whatItIsFor(ground.db, save.draftId)
  if (toBase64url(side.keyId) !== ticket.side || draft?.author_id !== ticket.person) throw new Refusal('not-found')
  if ('fields' in save && isTooLarge(save.fields)) return { kind: 'too-large' }
  const id = save.windowId ?? newId<'draft'>()
  const revision = 'sealed' in save ? save.number : await revisionOf(ground.db, id) + 1
  const document = 'sealed' in save
    ? sealedOnDevice(save.sealed)
    : await sealDraftBlind(side, { id, revision }, { fields: save.fields, savedAt: ground.now().toISOString(), base: save.base })
  const today = dayOf(ground.now())
  await exclusively(ground, async (db) => {
    if (await countBeside(db, save.draftId) >= mostWindows) throw new Refusal('too-many')
    const { author_id, case_id, about, target_id } = draft
    const kept = await putBeside(db, { id, author_id, case_id, about, target_id, copy_of: save.draftId, started_on: today, saved_on: today, revision, document })
    // A device may post the same piece twice: the second changes nothing and is no less kept.
    if (!kept && await revisionOf(db, id) < revision) throw new Refusal('not-found')
    if (kept && revision === 1) await ground.audit.append(db, { did: 'draft.kept-by-ticket', by: author_id, record: save.draftId, about })
  })
  return { kind: 'kept' }
}

/** The draft, or what it became in the meantime: its late words stay as a draft of their own. */
async function whatItIsFor(db: Db, id: Id<'draft'>): Promise<Pick<DraftLine, 'author_id' | 'case_id' | 'about' | 'target_id'> | undefined> {
  return await authorOfDraft(db, id) ?? signedFromDraft(db, id)
}

function sealedOnDevice(sealed: string): Sealed<'draft.content'> {
  if (envelopeOf(sealed) !== 2) throw new Refusal('not-found')
  return sealed as Sealed<'draft.content'>
}

async function exclusively(ground: TicketGround, work: (db: Db) => Promise<void>): Promise<void> {
  await ground.audit.exclusively(() => (ground.db as Kysely<Schema>).transaction().execute(work))
}
