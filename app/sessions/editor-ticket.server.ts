import { toBase64url } from '#app/keys/bytes.ts'
import { makeTicket } from '#app/keys/ticket.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'

/** The public side as the page carries it; nothing in it is a secret. Keys as base64url. */
export type PageSide = { programme: string; compartment: string; epoch: number; keyId: string; publicKey: string }

export type EditorTicket = { ticket: string; side: PageSide }

/** What an editor carries so that no word is lost: a ticket for this draft, and the side to seal to without a line. */
export async function editorTicket(scope: Scope, draftId: Id<'draft'>, hours?: number): Promise<EditorTicket> {
  const side = await scope.keys.publicSide('drafts', scope.actor.id)
  const keyId = toBase64url(side.keyId)
  return {
    ticket: makeTicket(scope.serverKey, { person: scope.actor.id, draft: draftId, side: keyId, now: scope.now(), ...(hours ? { hours } : {}) }),
    side: { programme: side.programme, compartment: side.compartment, epoch: side.epoch, keyId, publicKey: toBase64url(side.publicKey) },
  }
}
