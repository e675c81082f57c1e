import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { signedCatalogues } from './catalogue-in-force.server.ts'
import { declaredKinds, isProject, type Project } from './reach-window.ts'
import { changeSettings, programmeSettings } from './reach-window-table.server.ts'

export type Declaring = { kind: 'declared' } | { kind: 'declared-before' } | { kind: 'not-whole-quarters' }
  /** The catalogue in force divides people over years, and none would be left. */
  | { kind: 'takes-split' }

/** One project period, whole quarters, declared once by a delegate: a second one would overlap what was counted. */
export async function declareProject(scope: Scope, project: Project): Promise<Declaring> {
  mustHaveRole(scope, 'delegate')
  if (!isProject(project)) return { kind: 'not-whole-quarters' }
  return inTransaction(scope, async (scope) => {
    const settings = await programmeSettings(scope.db, scope.programme.id)
    if (settings.project !== undefined) return { kind: 'declared-before' }
    if (await takesSplit(scope, project)) return { kind: 'takes-split' }
    await changeSettings(scope.db, scope.programme.id, { ...settings, project: { from: project.from, to: project.to } })
    await record(scope, { did: 'project.declared', record: scope.programme.id })
    return { kind: 'declared' }
  })
}

async function takesSplit(scope: Scope, project: Project): Promise<boolean> {
  const inForce = (await signedCatalogues(scope)).at(-1)
  return inForce !== undefined && declaredKinds(undefined).includes(inForce.splitWindow) && !declaredKinds(project).includes(inForce.splitWindow)
}
