import { record } from '#app/audit/record.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { DraftAbout, DraftFields } from './draft.ts'
import { insertDraft } from './draft-table.server.ts'
import { sealDraft } from './sealed-draft.server.ts'

export type DraftStart = { about?: DraftAbout; caseId: Id<'case'>; targetId?: string; fields?: DraftFields }

/** Begins unsigned text about an own case. A note starts as a session held today, in the SOAP form. */
export async function startDraft(scope: Scope, { about = 'note', caseId, targetId, fields }: DraftStart): Promise<{ draftId: Id<'draft'> }> {
  const { file } = await permitCase(scope, caseId, 'write')
  const key = await scope.keys.of('drafts', scope.actor.id)
  const id = newId<'draft'>()
  const first: DraftFields = about === 'note' ? { ...usual, sessionOn: today(scope), kind: file.kind, language: scope.actor.language, ...fields } : { ...fields }
  const document = sealDraft(key, { id, revision: 1 }, { fields: first, savedAt: scope.now().toISOString() })
  await inTransaction(scope, async (scope) => {
    await insertDraft(scope.db, {
      id, author_id: scope.actor.id, case_id: caseId, about, target_id: targetId ?? null, copy_of: null,
      started_on: today(scope), saved_on: today(scope), revision: 1, document,
    })
    await record(scope, { did: 'draft.started', case: caseId, record: id, about })
  })
  return { draftId: id }
}

const usual: DraftFields = { outcome: 'held', mode: 'face-to-face', format: 'soap', minutes: '50', interpreter: 'none' }
