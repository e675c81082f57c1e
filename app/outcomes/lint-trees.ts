import { attributes, childrenOf, leavesOf, nodesOf, type Tree } from './tree.ts'

/** Why a catalogue cannot be signed. Found without a single count: no data can influence what may be asked. */
export type Problem = { rule: Rule; about: string }
export type Rule =
  | 'attribute-twice' | 'no-attribute' | 'attribute-unknown' | 'base-unknown' | 'id-twice' | 'one-child' | 'code-twice' | 'leaf-without-code' | 'no-leaf-for-the-rest' | 'name-wanting'
  | 'threshold-too-low' | 'rounding-too-fine' | 'dominance-too-loose' | 'exact-below-threshold' | 'split-window-unknown' | 'tree-unknown' | 'table-twice' | 'reach-unknown' | 'year-wrong' | 'list-unknown' | 'area-too-small'

/**
 * One tree for each attribute, whatever it is attached to: sex > outcome beside outcome, or areas of the assessed beside
 * areas of those in care, tell by subtraction what neither tells alone.
 */
export function sharedAttributes(trees: readonly Pick<Tree, 'id' | 'attributes'>[]): Problem[] {
  const seen = new Set<string>()
  return trees.flatMap((tree) => tree.attributes.flatMap((attribute): Problem[] => {
    if (!seen.has(attribute)) return (seen.add(attribute), [])
    return [{ rule: 'attribute-twice', about: attribute }]
  }))
}

/** What is wrong with one tree by itself. */
export function shapeOf(tree: Tree): Problem[] {
  const nodes = nodesOf(tree.root)
  const leaves = leavesOf(tree.root)
  const problem = (rule: Rule) => (about: string): Problem => ({ rule, about })
  return [
    ...(tree.attributes.length === 0 ? [tree.id] : []).map(problem('no-attribute')),
    ...tree.attributes.filter((attribute) => !(attributes as readonly string[]).includes(attribute)).map(problem('attribute-unknown')),
    ...repeated(nodes.map((node) => node.id)).map(problem('id-twice')),
    ...nodes.filter((node) => childrenOf(node).length === 1).map((node) => node.id).map(problem('one-child')),
    ...nodes.filter((node) => Object.values(node.label).some((text) => !text.trim())).map((node) => node.id).map(problem('name-wanting')),
    ...leaves.filter((leaf) => (leaf.codes ?? []).length === 0).map((leaf) => leaf.id).map(problem('leaf-without-code')),
    ...repeated(leaves.flatMap((leaf) => leaf.codes ?? [])).map(problem('code-twice')),
    ...(leaves.some((leaf) => leaf.codes?.includes('*')) ? [] : [tree.id]).map(problem('no-leaf-for-the-rest')),
    ...Object.entries(tree.publiclyKnown ?? {}).filter(([id, listed]) => !nodes.some((node) => node.id === id) || !Number.isInteger(listed) || listed < 0).map(([id]) => id).map(problem('list-unknown')),
  ]
}

export const repeated = (names: readonly string[]): string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
