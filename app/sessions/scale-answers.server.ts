import type { Kysely } from 'kysely'
import { toBase64url } from '#app/keys/bytes.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import { readTicket } from '#app/keys/ticket.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { dayOf, type Scope } from '#app/work/scope.ts'
import type { Schema } from '#db/schema.ts'
import { isTooLarge, isUnkeepable, type DraftFields } from './draft.ts'
import { deleteDraft, findDraft, putAnswers, revisionOf } from './draft-table.server.ts'
import { editorTicket } from './editor-ticket.server.ts'
import { openDraft } from './open-draft.server.ts'
import type { TicketGround } from './save-draft-by-ticket.server.ts'
import { sealDraftBlind } from './sealed-draft.server.ts'

// Answers of a scale that were posted while nobody's keys were open. They wait like unsigned text, under the id the scale will
// have, sealed for whoever filled the form in; saved by her, they become that scale and wait no longer.

/** A scale's id is its draft's: pressed again, it is the same one. */
const draftOf = (scaleId: Id<'scale'>): Id<'draft'> => scaleId as string as Id<'draft'>

/** For the page of entry: to seal these answers and nothing else. */
export async function answersTicket(scope: Scope, scaleId: Id<'scale'>): Promise<string> {
  return (await editorTicket(scope, draftOf(scaleId))).ticket
}

/** From a veiled, locked, expired or unknown session. False: they are not kept. */
export async function keepAnswersByTicket(ground: TicketGround, { caseId, scaleId, ticket: text, fields }: { caseId: Id<'case'>; scaleId: Id<'scale'>; ticket: string; fields: DraftFields }): Promise<boolean> {
  const id = draftOf(scaleId)
  const ticket = readTicket(ground.serverKey, text, id, ground.now())
  if (!ticket || isTooLarge(fields) || Object.values(fields).some(isUnkeepable)) return false
  const author = ticket.person as Id<'person'>
  const side = await publicSideOf(ground.db, { programme: ground.programme.id, serverKey: ground.serverKey, now: ground.now }, 'drafts', author)
  if (toBase64url(side.keyId) !== ticket.side) return false
  const revision = await revisionOf(ground.db, id) + 1
  const document = await sealDraftBlind(side, { id, revision }, { fields, savedAt: ground.now().toISOString() })
  const today = dayOf(ground.now())
  return ground.audit.exclusively(() => (ground.db as Kysely<Schema>).transaction().execute(async (db) => {
    const kept = await putAnswers(db, { id, author_id: author, case_id: caseId, about: 'scale', target_id: null, copy_of: null, started_on: today, saved_on: today, revision, document })
    if (kept) await ground.audit.append(db, { did: 'draft.kept-by-ticket', by: author, case: caseId, record: id, about: 'scale' })
    return kept
  }))
}

/** What waits, for its author alone. */
export async function openAnswers(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<{ caseId: Id<'case'>; fields: DraftFields }> {
  const { row, fields } = await openDraft(scope, { draftId })
  if (row.about !== 'scale' || !row.case_id) throw new Refusal('not-found')
  return { caseId: row.case_id, fields }
}

/** The scale is there: nothing waits any more. */
export async function spendAnswers(scope: Scope, scaleId: Id<'scale'>): Promise<void> {
  const row = await findDraft(scope.db, scope.actor.id, draftOf(scaleId))
  if (row?.about === 'scale') await deleteDraft(scope.db, scope.actor.id, row)
}
