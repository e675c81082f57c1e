import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import type { OutsideFigure } from './outside-figure.ts'
import type { OutsideLine, OutsideView } from './outside-view.ts'
import type { Policy } from './policy.ts'
import { isSplit } from './publish-window.ts'
import { readStanding } from './read-standing.server.ts'
import { windowName } from './reach-window.ts'
import { programmeWindows } from './reach-window-table.server.ts'
import { nodesOf } from './tree.ts'

/** What others published, as it was entered; and what can be entered. No count of ours is looked at. */
export async function listOutsideFigures(scope: Scope): Promise<OutsideView> {
  mustHaveRole(scope, 'delegate')
  const standing = await readStanding(scope)
  const signed = await signedCatalogues(scope)
  const windows = []
  for (const window of (await programmeWindows(scope.db, scope.programme.id, today(scope))).reverse()) {
    const policy = await catalogueFor(scope.db, signed, window)
    if (policy && isSplit(policy, window)) windows.push({ name: windowName(window), window })
  }
  const line = (one: OutsideFigure, isWithdrawn: boolean): OutsideLine => ({ ...one, isWithdrawn, ...labelsOf(signed, one) })
  return {
    lines: [...standing.outside.map((one) => line(one, false)), ...standing.withdrawn.map((one) => line(one, true))].reverse(), windows, hasCatalogue: signed.length > 0,
    groups: (signed.at(-1)?.trees ?? []).flatMap((tree) => nodesOf(tree.root).map((node) => ({ value: `${tree.id}/${node.id}`, table: tree.title, group: node.label }))),
  }
}

/** What a group is called, where a signed catalogue still has it. */
export function labelsOf(signed: readonly Policy[], { tree, node }: OutsideFigure): Pick<OutsideLine, 'group' | 'table'> {
  const found = signed.flatMap(({ trees }) => trees).find((one) => one.id === tree)
  return { table: found?.title ?? null, group: (found && nodesOf(found.root).find((one) => one.id === node)?.label) ?? null }
}
