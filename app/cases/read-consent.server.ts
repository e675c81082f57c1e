import { look } from '#app/audit/look.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { CaseHeader } from './case.ts'
import { consentHistory, type ConsentHistory } from './consent-lines.server.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { headerOf } from './read-header.server.ts'

/** The paper itself: the treating psychologist alone, by key. A supervisor sees only how consent stands. */
export async function readConsent(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<ConsentHistory & { permit: CasePermit<'write'>; header: CaseHeader }> {
  const permit = await permitCase(scope, caseId, 'write')
  const header = await headerOf(scope, permit)
  const history = await consentHistory(scope, permit, await scope.keys.of('identity', caseId))
  await look(scope, { caseId, record: caseId, what: 'consent' })
  return { ...history, permit, header }
}
