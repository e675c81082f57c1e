import { look } from '#app/audit/look.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { CaseHeader } from './case.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { openHeader } from './sealed-case.server.ts'

/** The header for an act that already holds a permit (facts, an assessment); no look of its own. */
export async function headerOf(scope: Scope, permit: CasePermit<'read'>): Promise<CaseHeader> {
  return openHeader(await scope.keys.of('clinical', permit.caseId), permit.file)
}

/** The header of a case, looked at. */
export async function readHeader(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<{ permit: CasePermit<'read'>; header: CaseHeader }> {
  const permit = await permitCase(scope, caseId, 'read')
  const header = await headerOf(scope, permit)
  await look(scope, { caseId, record: caseId, what: 'case' })
  return { permit, header }
}
