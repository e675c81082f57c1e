import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { DraftAbout } from './draft.ts'
import { findDraft, signedFromDraft } from './draft-table.server.ts'

/** What an own draft will become, or became; undefined for everything else. Shows nothing and opens nothing. */
export async function draftAbout(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<DraftAbout | undefined> {
  const found = await findDraft(scope.db, scope.actor.id, draftId) ?? await signedFromDraft(scope.db, draftId)
  return found?.author_id === scope.actor.id ? found.about : undefined
}
