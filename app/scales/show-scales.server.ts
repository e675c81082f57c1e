import { look } from '#app/audit/look.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import { listScales, plotsOf, scaledCase, scaleLines } from './list-scales.server.ts'
import type { ScalesView } from './scale-view.ts'

/** Days after which a printed page is to be destroyed. */
const keptOnPaper = 30

/** All scales of a case over time, for the psychologist and, under the code, the supervisor. `sessions` are marked below. */
export async function showScales(scope: Scope, permit: CasePermit<'read'>, sessions: readonly string[]): Promise<ScalesView> {
  const list = await listScales(scope, permit)
  await look(scope, { caseId: permit.caseId, record: permit.caseId, what: 'scale' })
  return { file: await scaledCase(scope, permit), plots: plotsOf(list), lines: scaleLines(list), unreadable: list.unreadable, sessions: [...sessions].sort() }
}

export type ScalesPrinted = { by: string; on: string; destroyAfter: string }

/** Printing is an act of its own: it is written who took the page away. */
export async function printScales(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<ScalesPrinted> {
  await permitCase(scope, caseId, 'read')
  await scope.keys.of('clinical', caseId)
  await look(scope, { caseId, record: caseId, what: 'print' })
  return { by: scope.actor.name, on: today(scope), destroyAfter: addDays(today(scope), keptOnPaper) }
}
