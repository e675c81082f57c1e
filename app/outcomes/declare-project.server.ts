import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { signedCatalogues } from './catalogue-in-force.server.ts'
import { newestSigned } from './catalogue-table.server.ts'
import type { Policy } from './policy.ts'
import { declaredKinds, isProject, type Project } from './reach-window.ts'
import { changeSettings, programmeSettings } from './reach-window-table.server.ts'

export type Declaring = { kind: 'declared' } | { kind: 'declared-before' } | { kind: 'not-whole-quarters' }
  /** The catalogue in force divides people over years, and none would be left. */
  | { kind: 'takes-split' }

/** One project period, whole quarters, declared once by a delegate: a second one would overlap what was counted. */
export async function declareProject(scope: Scope, project: Project): Promise<Declaring> {
  mustHaveRole(scope, 'delegate')
  if (!isProject(project)) return { kind: 'not-whole-quarters' }
  const inForce = (await signedCatalogues(scope)).at(-1)
  return inTransaction(scope, async (scope) => {
    const settings = await programmeSettings(scope.db, scope.programme.id)
    if (settings.project !== undefined) return { kind: 'declared-before' }
    if (inForce && takesSplit(inForce, project)) return { kind: 'takes-split' }
    // signed since it was looked at
    if (await newestSigned(scope.db) !== inForce?.version) throw new Refusal('stale')
    await changeSettings(scope.db, scope.programme.id, { ...settings, project: { from: project.from, to: project.to } })
    await record(scope, { did: 'project.declared', record: scope.programme.id })
    return { kind: 'declared' }
  })
}

const takesSplit = ({ splitWindow }: Policy, project: Project): boolean => declaredKinds(undefined).includes(splitWindow) && !declaredKinds(project).includes(splitWindow)
