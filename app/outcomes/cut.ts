import { childrenOf, type Tree, type TreeNode } from './tree.ts'

/**
 * The nodes that may be shown: a node is opened only if *every* child is large enough, and nothing below a closed node is
 * shown. Whoever moves people about inside a closed node changes nothing here, so nobody can read them back out.
 */
export function cut(root: TreeNode, isLarge: (node: TreeNode) => boolean): string[] {
  return isLarge(root) ? opened(root, isLarge) : []
}

function opened(node: TreeNode, isLarge: (node: TreeNode) => boolean): string[] {
  const children = childrenOf(node)
  return children.length > 0 && children.every(isLarge) ? [node.id, ...children.flatMap((child) => opened(child, isLarge))] : [node.id]
}

/** As `cut`; a root that is not opened gives way to the one child the tree names for that, if that is large. */
export function cutTree({ root, onClosed }: Tree, isLarge: (node: TreeNode) => boolean): string[] {
  const shown = cut(root, isLarge)
  const named = shown.length <= 1 ? childrenOf(root).find((child) => child.id === onClosed) : undefined
  return named ? cut(named, isLarge) : shown
}

/** Nodes with parts that stay closed: the root, or a child of an opened node. */
export function closedNodes(root: TreeNode, shown: ReadonlySet<string>): string[] {
  const children = childrenOf(root)
  if (children.length === 0) return []
  return children.every((child) => shown.has(child.id)) ? children.flatMap((child) => closedNodes(child, shown)) : [root.id]
}
