import { changeTrees } from './change-trees.ts'
import { areaTree, cascade, category, outcomes, sexAndAge, type Area } from './default-trees.ts'
import { defaultTemplates } from './default-templates.ts'
import type { KnownNumbers } from './read-known.ts'
import { defaultRules, type DisclosureRules, type Policy } from './policy.ts'
import type { WindowKind } from './reach-window.ts'
import type { Tree } from './tree.ts'

/** The catalogue a programme starts from; areas are its own to draw. Without at least two, people are not divided by place. */
export function defaultPolicy({ year, number = 1, areas, splitWindow, rules = defaultRules, known = {} }: { year: number; number?: number; areas: readonly Area[]; splitWindow: WindowKind; rules?: DisclosureRules; known?: KnownNumbers }): Policy {
  const drawn = [cascade, ...(areas.length > 1 ? [areaTree(areas)] : []), sexAndAge, category, ...outcomes, ...changeTrees]
  const trees = drawn.map((tree): Tree => (known[tree.id] ? { ...tree, publiclyKnown: known[tree.id]! } : tree))
  const inTrees = new Set(trees.map((tree) => tree.id))
  const templates = defaultTemplates.map((template) => ({ ...template, tables: template.tables.filter((table) => inTrees.has(table.tree)) }))
  return { version: `${year}/${number}`, year, rules, splitWindow, trees, templates }
}
