import { countedTools } from '#app/scales/counted-change.ts'
import type { Language } from '#app/language/language.ts'

/**
 * One attribute of people, laid out as a tree before any of them is counted: district -> area -> programme. Only whole
 * nodes are ever shown, so a reader who has every release together still has nothing but sums of whole nodes.
 */
export type Label = Record<Language, string>
export type TreeNode = {
  id: string
  label: Label
  children?: readonly TreeNode[]
  /** On a leaf: the codes of facts that fall into it. `*` takes what no other leaf of the tree names. */
  codes?: readonly string[]
  /** A figure of the whole programme: exact under `headline: 'exact'`. */
  headline?: boolean
  /** The mean change of these people is published beside their number, where both may be. */
  mean?: boolean
}

/** What people can be divided by. No staff, no facility, no village: nothing else can stand in a signed catalogue. */
export const attributes = ['stage', 'district', 'sex', 'age', 'category', 'distress', 'functioning', 'coping', ...countedTools.map((tool) => `change-${tool}` as const)] as const

export type Tree = {
  id: string
  /** One, or several that are divided by one after the other (sex, then age). */
  attributes: readonly string[]
  /** The node of the cascade (assessed > in care > closed, itself a tree) whose people this tree divides. */
  base: string
  title: Label
  root: TreeNode
  /** Shown instead of the root when the root cannot be opened: of a cascade that closes, "in care" alone. */
  onClosed?: string
  /** Where the two parts of the whole stay closed because one is small, the other is said in words: "at least three quarters". */
  bands?: boolean
  /** How many there are known to be, by a public list (a register of survivors); by node. */
  publiclyKnown?: Readonly<Record<string, number>>
}

export const childrenOf = (node: TreeNode): readonly TreeNode[] => node.children ?? []

/** A node and everything below it, itself first, each child with its own before the next. */
export function nodesOf(node: TreeNode): TreeNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)]
}

export const leavesOf = (node: TreeNode): TreeNode[] => nodesOf(node).filter((one) => childrenOf(one).length === 0)

/** Ids from the root down to each leaf, by the leaf's id. */
export function pathsOf(root: TreeNode, above: readonly string[] = []): Map<string, readonly string[]> {
  const path = [...above, root.id]
  return childrenOf(root).length === 0 ? new Map([[root.id, path]]) : new Map(childrenOf(root).flatMap((child) => [...pathsOf(child, path)]))
}

/** The leaf a code falls into; undefined where the tree has no place for it (the lint refuses such a tree). */
export function leafOf(root: TreeNode, code: string): TreeNode | undefined {
  const leaves = leavesOf(root)
  return leaves.find((leaf) => leaf.codes?.includes(code)) ?? leaves.find((leaf) => leaf.codes?.includes('*'))
}
