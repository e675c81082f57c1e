import { repeated, shapeOf, sharedAttributes, type Problem } from './lint-trees.ts'
import { fewestInhabitants, type Policy, type Template } from './policy.ts'
import { reachKeys } from './reach-keys.ts'
import { windowKinds } from './reach-window.ts'
import { nodesOf, type Tree } from './tree.ts'

export const leastThreshold = 8
export const leastBase = 5

/** Everything that keeps a catalogue from being signed; empty when two people may sign it. Takes no data, on purpose. */
export function lintCatalogue(policy: Policy): Problem[] {
  return [
    ...rulesOf(policy), ...windowsOf(policy), ...sharedAttributes(policy.trees), ...policy.trees.flatMap(shapeOf), ...basesOf(policy.trees),
    ...repeated(policy.trees.map((tree) => tree.id)).map((about): Problem => ({ rule: 'id-twice', about })),
    ...repeated(policy.templates.map((template) => template.id)).map((about): Problem => ({ rule: 'id-twice', about })),
    ...policy.templates.flatMap((template) => templateOf(template, policy.trees)),
  ]
}

function rulesOf({ rules, version, year }: Policy): Problem[] {
  const problems: [boolean, Problem['rule']][] = [
    [!(rules.threshold >= leastThreshold), 'threshold-too-low'],
    [!(rules.personBase >= leastBase && rules.sessionBase >= leastBase && rules.meanStep >= 0.5), 'rounding-too-fine'],
    [!(rules.dominance > 0 && rules.dominance <= 0.5 && rules.rest >= 0.2), 'dominance-too-loose'],
    // exact headlines of windows that nest give exact differences, which the threshold alone does not guard
    [rules.headline === 'exact' && rules.reachRoots === 'T', 'exact-below-threshold'],
    // whoever lives among a few is known by being one of them
    [rules.reachRoots === 'always' && rules.inhabitants !== undefined && !(rules.inhabitants >= fewestInhabitants), 'area-too-small'],
    [!Number.isInteger(year) || !version.startsWith(`${year}/`), 'year-wrong'],
  ]
  return problems.flatMap(([is, rule]) => (is ? [{ rule, about: version }] : []))
}

function windowsOf({ splitWindow }: Policy): Problem[] {
  return windowKinds.includes(splitWindow) ? [] : [{ rule: 'split-window-unknown', about: splitWindow }]
}

/** A tree stands on a node of the cascade: otherwise its root could tell what the cascade does not. */
function basesOf(trees: readonly Tree[]): Problem[] {
  const stages = new Set(trees.filter((tree) => tree.attributes.includes('stage')).flatMap((tree) => nodesOf(tree.root).map((node) => node.id)))
  return trees.filter((tree) => !stages.has(tree.base)).map((tree) => ({ rule: 'base-unknown', about: tree.id }))
}

function templateOf({ id, reach, tables }: Template, trees: readonly Tree[]): Problem[] {
  return [
    ...tables.filter((table) => !trees.some((tree) => tree.id === table.tree)).map((table): Problem => ({ rule: 'tree-unknown', about: `${id} ${table.tree}` })),
    ...repeated(tables.map((table) => table.tree)).map((tree): Problem => ({ rule: 'table-twice', about: `${id} ${tree}` })),
    ...reach.filter((key) => !(reachKeys as readonly string[]).includes(key)).map((key): Problem => ({ rule: 'reach-unknown', about: `${id} ${key}` })),
  ]
}
