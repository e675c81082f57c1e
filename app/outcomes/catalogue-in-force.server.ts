import type { Db } from '#db/schema.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { allCatalogues } from './catalogue-table.server.ts'
import { entriesOf } from './ledger-table.server.ts'
import { lintCatalogue } from './lint-catalogue.ts'
import type { Policy } from './policy.ts'
import { declaredKinds, type ReachWindow } from './reach-window.ts'
import { programmeProject } from './reach-window-table.server.ts'
import { storedJson } from './stored-json.ts'
import { catalogueHolds } from './verify-catalogue.server.ts'

/** Signed by two, year by year, oldest first. Throws `unreadable` for one that was altered. */
export async function signedCatalogues(scope: Pick<Scope, 'db' | 'serverKey'>): Promise<Policy[]> {
  const rows = (await allCatalogues(scope.db)).filter((row) => row.state === 'signed').reverse()
  const policies = rows.map((row) => storedJson<Policy>(row.document))
  for (const [at, row] of rows.entries()) if (!await catalogueHolds(scope, row) || lintCatalogue(policies[at]!).length > 0) throw new Refusal('unreadable')
  return policies
}

/**
 * People are divided at one length of window for ever: a year that divides quarters beside one that divides years tells by
 * subtraction. So the first catalogue names one that the programme has: otherwise nobody would ever be divided.
 */
export async function splitProblem(scope: Pick<Scope, 'db' | 'serverKey' | 'programme'>, { splitWindow }: Pick<Policy, 'splitWindow'>): Promise<'split-signed' | 'split-none' | undefined> {
  const last = (await signedCatalogues(scope)).at(-1)
  if (last) return last.splitWindow === splitWindow ? undefined : 'split-signed'
  const { project } = await programmeProject(scope.db, scope.programme.id)
  return declaredKinds(project).includes(splitWindow) ? undefined : 'split-none'
}

/**
 * The catalogue a window is issued under: for ever the one it was first issued under; a new window takes that of its last
 * year, or the newest before it, or, older than the first, the first. Undefined while none is signed.
 */
export async function catalogueFor(db: Db, signed: readonly Policy[], window: ReachWindow): Promise<Policy | undefined> {
  const [first] = await entriesOf(db, window)
  if (first) return signed.find((policy) => policy.version === first.policy_version)
  return signed.findLast((policy) => policy.year <= Number(window.endsOn.slice(0, 4))) ?? signed[0]
}
