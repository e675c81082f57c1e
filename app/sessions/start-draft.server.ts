import { permitCase } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { newDraft } from './new-draft.server.ts'
import type { DraftFields } from './draft.ts'

export type DraftStart = { about?: 'note' | 'addendum' | 'assessment'; caseId: Id<'case'>; targetId?: string; fields?: DraftFields }

/** Begins unsigned text about an own case. A note starts as a session held today, in the SOAP form. */
export async function startDraft(scope: Scope, { about = 'note', caseId, targetId, fields }: DraftStart): Promise<{ draftId: Id<'draft'> }> {
  const { file } = await permitCase(scope, caseId, 'write')
  const first: DraftFields = about === 'note' ? { ...usual, sessionOn: today(scope), kind: file.kind, language: scope.actor.language, ...fields } : { ...fields }
  return newDraft(scope, { about, caseId, targetId: targetId ?? null, fields: first })
}

const usual: DraftFields = { outcome: 'held', mode: 'face-to-face', format: 'soap', minutes: '50', interpreter: 'none' }
