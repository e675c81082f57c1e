import { record } from '#app/audit/record.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { auditFigures } from './audit-figures.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { ImpossibleRecord } from './integer-bounds.ts'
import { enterAll, onWhatStands, prepareEntries } from './ledger-chain.server.ts'
import type { OutsideFigure, OutsideFigureContent } from './outside-figure.ts'
import type { Policy } from './policy.ts'
import { isSplit } from './publish-window.ts'
import { readStanding } from './read-standing.server.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import { programmeWindows } from './reach-window-table.server.ts'
import type { StandingFigures } from './standing-figures.server.ts'
import { nodesOf } from './tree.ts'

export type EnteringOutside =
  /** `exposing`: together with what is released it tells of a small group. It was said elsewhere, so it is entered all the same. */
  | { kind: 'entered' | 'entered-exposing' }
  /** Not a window in which people are divided, or not a group of its catalogue. */
  | { kind: 'not-a-window' | 'not-a-group' }
  /** No caseload fits this figure and those that are released: it counts something else, or is mistyped. Nothing is entered. */
  | { kind: 'contradicts' }

/** A figure somebody else published, for the attack before approval. Only ever added; what was mistyped is withdrawn beside it. */
export async function enterOutsideFigure(scope: Scope, { window: name, ...content }: OutsideFigureContent & { window: string }): Promise<EnteringOutside> {
  mustHaveRole(scope, 'delegate')
  await scope.keys.of('ledger', scope.programme.id)
  const asked = await dividedWindow(scope, name)
  if (!asked) return { kind: 'not-a-window' }
  const { policy, window } = asked
  const tree = policy.trees.find((one) => one.id === content.tree)
  if (!tree || !nodesOf(tree.root).some((node) => node.id === content.node)) return { kind: 'not-a-group' }
  return onWhatStands(() => reckonedWith(scope, { policy, window }, content))
}

type Divided = { policy: Policy; window: ReachWindow }

async function reckonedWith(scope: Scope, { policy, window }: Divided, content: OutsideFigureContent): Promise<EnteringOutside> {
  const id = newId<'outside-figure'>()
  const standing = await readStanding(scope)
  const told = await attacked(policy, standing, { ...content, id, window, enteredOn: today(scope) })
  if (told === 'contradicts') {
    // a try tells something too: that these figures cannot stand together
    await inTransaction(scope, (scope) => record(scope, { did: 'outside-figure.refused', record: id, about: windowName(window) }))
    return { kind: 'contradicts' }
  }
  const entries = await prepareEntries(scope, standing.head, [{ kind: 'outside', about: id, window, policyVersion: policy.version, document: { kind: 'outside', ...content } }])
  return inTransaction(scope, async (scope) => {
    await enterAll(scope, entries)
    await record(scope, { did: 'outside-figure.entered', record: id, about: windowName(window) })
    return { kind: told }
  })
}

/** It stays to be read, and is reckoned with no longer. Withdrawn twice, by two people or by one who pressed twice, is withdrawn. */
export async function withdrawOutsideFigure(scope: Scope, id: Id<'outside-figure'>): Promise<{ kind: 'withdrawn' }> {
  mustHaveRole(scope, 'delegate')
  return onWhatStands(() => withdrawn(scope, id))
}

async function withdrawn(scope: Scope, id: Id<'outside-figure'>): Promise<{ kind: 'withdrawn' }> {
  const standing = await readStanding(scope)
  if (standing.withdrawn.some((one) => one.id === id)) return { kind: 'withdrawn' }
  const found = standing.outside.find((one) => one.id === id)
  if (!found) throw new Refusal('not-found')
  const policyVersion = (await catalogueFor(scope.db, await signedCatalogues(scope), found.window))!.version
  const entries = await prepareEntries(scope, standing.head, [{ kind: 'outside-withdrawn', about: id, window: found.window, policyVersion, document: { kind: 'decision' } }])
  return inTransaction(scope, async (scope) => {
    await enterAll(scope, entries)
    await record(scope, { did: 'outside-figure.withdrawn', record: id, about: windowName(found.window) })
    return { kind: 'withdrawn' }
  })
}

async function dividedWindow(scope: Scope, name: string): Promise<Divided | undefined> {
  const window = (await programmeWindows(scope.db, scope.programme.id, today(scope))).find((one) => windowName(one) === name)
  const policy = window && await catalogueFor(scope.db, await signedCatalogues(scope), window)
  return policy && isSplit(policy, window!) ? { policy, window: window! } : undefined
}

async function attacked(policy: Policy, standing: StandingFigures, figure: OutsideFigure): Promise<'entered' | 'entered-exposing' | 'contradicts'> {
  try {
    const turn = inSlices()
    const exposed = async (outside: readonly OutsideFigure[]): Promise<number> => (await auditFigures(policy, { trees: standing.trees, reach: standing.reach, outside }, turn)).exposed.length
    return await exposed([...standing.outside, figure]) > await exposed(standing.outside) ? 'entered-exposing' : 'entered'
  } catch (error) {
    if (error instanceof ImpossibleRecord) return 'contradicts'
    throw error
  }
}
