import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { deleteDraft, findDraft } from './draft-table.server.ts'
import type { DraftAbout } from './draft.ts'
import { mergedDraft, readDraft, type OpenDraft } from './open-draft.server.ts'

/** The actor's draft of this kind as it would be signed, with what other windows wrote in step; undefined when it is gone. */
export async function draftToSign(scope: Scope, { draftId, about }: { draftId: Id<'draft'>; about: DraftAbout }): Promise<OpenDraft | undefined> {
  const row = await findDraft(scope.db, scope.actor.id, draftId)
  if (!row) return undefined
  if (row.about !== about) throw new Refusal('not-found')
  return mergedDraft(await readDraft(scope, await scope.keys.of('drafts', scope.actor.id), row))
}

/** Inside the transaction of the signature: the draft is gone with the pieces that are part of it. Throws `stale`. */
export async function spendDraft(scope: Scope, { row, merged }: OpenDraft): Promise<void> {
  if (!await deleteDraft(scope.db, scope.actor.id, row)) throw new Refusal('stale')
  for (const piece of merged) await deleteDraft(scope.db, scope.actor.id, pieceNamed(piece))
}

function pieceNamed(name: string): { id: Id<'draft'>; revision: number } {
  const [id = '', revision = ''] = name.split(':')
  return { id: id as Id<'draft'>, revision: Number(revision) }
}
