import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { DraftAbout, DraftFields } from './draft.ts'
import { insertDraft } from './draft-table.server.ts'
import { sealDraft } from './sealed-draft.server.ts'

export type DraftBeginning = { about: DraftAbout; caseId: Id<'case'> | null; targetId: string | null; fields: DraftFields }

/** Begins unsigned text of the actor, whatever it will become. Whether she may write about this is asked before. */
export async function newDraft(scope: Scope, { about, caseId, targetId, fields }: DraftBeginning): Promise<{ draftId: Id<'draft'> }> {
  const key = await scope.keys.of('drafts', scope.actor.id)
  const id = newId<'draft'>()
  const document = sealDraft(key, { id, revision: 1 }, { fields, savedAt: scope.now().toISOString() })
  await inTransaction(scope, async (scope) => {
    await insertDraft(scope.db, {
      id, author_id: scope.actor.id, case_id: caseId, about, target_id: targetId, copy_of: null, started_on: today(scope), saved_on: today(scope), revision: 1, document,
    })
    await record(scope, { did: 'draft.started', ...(caseId ? { case: caseId } : {}), record: id, about })
  })
  return { draftId: id }
}
