import { record } from '#app/audit/record.server.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { auditFigures } from './audit-figures.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { recountWindow } from './count-window.server.ts'
import { enterAll, prepareEntries, type NewEntry } from './ledger-chain.server.ts'
import { ImpossibleRecord } from './integer-bounds.ts'
import { isRevisable } from './ledger-rules.ts'
import type { Policy } from './policy.ts'
import { documentOf, enter } from './prepare-release.server.ts'
import { isSplit, publishWindow, type WindowCount } from './publish-window.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import { readStanding } from './read-standing.server.ts'
import { markCorrected, releaseById } from './release-table.server.ts'
import { hasChanged, mayReviseTree } from './revise-tree.ts'
import { isSameWindow, windowOf, type StandingFigures } from './standing-figures.server.ts'

export type Checked = { kind: 'unchanged' | 'corrected' } | { kind: 'revised'; releaseId: Id<'release'> } | { kind: 'keys-awaited'; writers: number }

/**
 * Looks whether data was corrected since a window was counted. Too few changed: the figures stay and every release of the window
 * says "data corrected after release". T or more, and nothing can be worked out from the two: a revised release is prepared.
 */
export async function checkCorrections(scope: Scope, id: Id<'release'>): Promise<Checked> {
  mustHaveRole(scope, 'delegate')
  await scope.keys.of('ledger', scope.programme.id)
  const row = await releaseById(scope.db, id)
  if (!row) throw new Refusal('not-found')
  const window = windowOf(row)
  const policy = (await catalogueFor(scope.db, await signedCatalogues(scope), window))!
  const standing = await readStanding(scope)
  const counted = await recountWindow(scope, window, isSplit(policy, window))
  if (counted.kind === 'keys-awaited') return counted
  if (!isDifferent(policy, window, standing, counted.count)) return { kind: 'unchanged' }
  const entries = revisionOf(policy, window, standing, counted.count)
  if (entries.length === 0) return remember(scope, policy, window, id)
  const asked = { policy, window, template: policy.templates.find((one) => one.id === row.template)! }
  await remember(scope, policy, window, id)
  const entered = await enter(scope, asked, entries, 0, standing)
  return entered.kind === 'prepared' ? { kind: 'revised', releaseId: entered.releaseId } : { kind: 'corrected' }
}

function isDifferent(policy: Policy, window: ReachWindow, standing: StandingFigures, count: WindowCount): boolean {
  const before = standing.reach.findLast((one) => isSameWindow(one.window, window))!
  const now = publishWindow(policy, window, count, [])
  // whole-programme figures are compared by value, people by who they are
  const values = policy.rules.reachRoots === 'always' && isOther(before.shown, now.reach)
  const trees = standing.treesOf(window)
  return values || isOther(before.members, count.members) || now.published.some((one) => hasChanged(trees.get(one.tree.id)!.document, documentOf(one)))
}

/** Compared by what was there: a figure that came with a later version of this system corrects nothing. */
const isOther = (before: object, now: Readonly<Record<string, unknown>>): boolean => canonicalJson(before) !== canonicalJson(Object.fromEntries(Object.keys(before).map((key) => [key, now[key]])))

/** The entries of a revised window; none where the first figures must stay. */
function revisionOf(policy: Policy, window: ReachWindow, standing: StandingFigures, count: WindowCount): NewEntry[] {
  const others = standing.reach.map((one) => ({ window: one.window, people: new Set(one.members.inCare), isShown: Object.values(one.shown).some((value) => value !== null) }))
  if (!isSplit(policy, window) || (policy.rules.reachRoots === 'T' && !isRevisable(window, others))) return []
  const { published, reach } = publishWindow(policy, window, count, [], standing.means)
  const before = standing.treesOf(window)
  const changed = published.filter((one) => hasChanged(before.get(one.tree.id)!.document, documentOf(one)))
  if (changed.length === 0 || !changed.every((one) => mayReviseTree(policy.rules, one.tree, before.get(one.tree.id)!.document, documentOf(one)))) return []
  const revision = 1 + Math.max(...[...before.values()].map((one) => one.revision))
  const trees = published.map((one) => ({ tree: one.tree.id, window, revision, policyVersion: policy.version, document: documentOf(one) }))
  const elsewhere = standing.trees.filter((one) => !isSameWindow(one.window, window))
  if (!isSafeBeside(policy, [...elsewhere, ...trees], standing)) return []
  const entry = { kind: 'figures' as const, window, revision, policyVersion: policy.version }
  return [{ ...entry, about: 'reach', document: { kind: 'reach', shown: reach, members: count.members } }, ...trees.map(({ tree, document }) => ({ ...entry, about: tree, document }))]
}

/** What others published is reckoned with; a revision that contradicts it is not issued. */
function isSafeBeside(policy: Policy, trees: StandingFigures['trees'], { outside }: StandingFigures): boolean {
  try {
    return auditFigures(policy, trees, [], outside).exposed.length === 0
  } catch (error) {
    if (error instanceof ImpossibleRecord) return false
    throw error
  }
}

async function remember(scope: Scope, policy: Policy, window: ReachWindow, id: Id<'release'>): Promise<{ kind: 'corrected' }> {
  const entries = await prepareEntries(scope, [{ kind: 'correction', about: id, window, policyVersion: policy.version, document: { kind: 'decision' } }])
  await inTransaction(scope, async (scope) => {
    await enterAll(scope, entries)
    await markCorrected(scope.db, window, today(scope))
    await record(scope, { did: 'release.corrected', record: id, about: windowName(window) })
  })
  return { kind: 'corrected' }
}
