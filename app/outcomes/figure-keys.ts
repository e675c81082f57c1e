import type { Policy } from './policy.ts'
import { reachKeys } from './reach-keys.ts'
import { nodesOf } from './tree.ts'

/** The key of every figure that any release of these catalogues can have. */
export function figureKeys(policies: readonly Policy[]): Set<string> {
  const ofTables = policies.flatMap(({ trees, templates }) => templates.flatMap(({ tables }) => tables.flatMap(({ tree, measures }) => {
    const found = trees.find((one) => one.id === tree)
    return found ? nodesOf(found.root).flatMap((node) => measures.filter((measure) => measure !== 'mean' || node.mean).map((measure) => `${tree}/${node.id}/${measure}`)) : []
  })))
  return new Set([...reachKeys.map((key) => `headline/${key}`), ...ofTables])
}
