import { boundsOf, type Known } from '#app/outcomes/integer-bounds.ts'
import { isSafe } from '#app/outcomes/ledger-rules.ts'
import { sharedAttributes } from '#app/outcomes/lint-trees.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { cut } from '#app/outcomes/cut.ts'
import { intervalOf, rounded } from '#app/outcomes/rounding.ts'
import { nodesOf, type TreeNode } from '#app/outcomes/tree.ts'
import { compare, isEqual, numbersIn, objectOr, textsIn, type Mismatch, type Vector } from './vector.ts'

/** Trees as `Total>sex>outcome`: a population and the attributes it is divided by. */
type Outline = { base: string; attributes: string[] }

const outlinesOf = (trees: unknown): Outline[] => textsIn(trees).map((text) => {
  const [base = '', ...attributes] = text.split('>').map((part) => part.trim())
  return { base, attributes }
})

/** A catalogue that must be refused before it meets data, and what it would have given away. */
export function checkCatalogue(rules: DisclosureRules, vector: Vector): Mismatch[] {
  const outlines = outlinesOf(vector.trees)
  const problems = sharedAttributes(outlines.map(({ attributes }, at) => ({ id: `${at}`, attributes })))
  const counts = numbersIn(vector.counts)
  const figures = Object.fromEntries(Object.entries(objectOr(vector.figures)).map(([name, atoms]) => [name, textsIn(atoms)]))
  const refuses = /^REFUSE/.test(String(vector.expected))
  return [
    ...(vector.expected === undefined ? [] : compare('catalogue is refused', refuses, problems.length > 0)),
    ...compare('true values', vector.true, Object.fromEntries(Object.entries(figures).map(([name, atoms]) => [name, sum(atoms, counts)]))),
    ...checkPublished(rules, vector, outlines, counts, figures),
    ...checkAttack(rules, vector, counts, figures),
  ]
}

const sum = (atoms: readonly string[], counts: Record<string, number>): number => atoms.reduce((all, atom) => all + (counts[atom] ?? 0), 0)

function checkPublished(rules: DisclosureRules, vector: Vector, outlines: Outline[], counts: Record<string, number>, figures: Record<string, string[]>): Mismatch[] {
  if (vector.if_it_were_published === undefined) return []
  const trees = outlines.map((outline) => treeOf(outline, outlines, figures))
  const shown = new Map<string, number>()
  const named = new Set<string>()
  for (const tree of trees) {
    const atoms = new Map(tree ? nodesOf(tree).map((node) => [node.id, figures[node.id]!]) : [])
    for (const name of atoms.keys()) named.add(name)
    for (const id of tree ? cut(tree, (node) => sum(atoms.get(node.id)!, counts) >= rules.threshold) : []) shown.set(id, rounded(sum(figures[id]!, counts), rules.personBase))
  }
  const said = objectOr(vector.if_it_were_published)
  return [
    ...Object.keys(said).filter((name) => !named.has(name)).map((name) => `${name} is in none of the trees`),
    ...Object.entries(said).filter(([name]) => named.has(name)).flatMap(([name, value]) => compare(`if it were published: ${name}`, value, shown.get(name) ?? 'NOT_SHOWN')),
  ]
}

/** Cells are named `west.care`: the value of each attribute, in the order the trees first name them. Figures are found by their cells. */
function treeOf({ base, attributes }: Outline, outlines: readonly Outline[], figures: Record<string, string[]>): TreeNode | undefined {
  const order = [...new Set(outlines.flatMap((outline) => outline.attributes))]
  const names = Object.keys(figures)
  const root = names.find((name) => name === base) ?? names.find((name) => base.toLowerCase().includes(name.toLowerCase())) ?? names.find((name) => name.toLowerCase().includes(base.toLowerCase()))
  const label = { en: 'x', az: 'x', ru: 'x' }
  const node = (name: string | undefined, levels: readonly string[]): TreeNode | undefined => {
    if (name === undefined) return undefined
    const [attribute, ...below] = levels
    if (attribute === undefined) return { id: name, label, codes: [name] }
    const parts = [...Map.groupBy(figures[name]!, (atom) => atom.split('.')[order.indexOf(attribute)]).values()]
    const children = parts.map((atoms) => node(names.find((one) => isEqual([...figures[one]!].sort(), [...atoms].sort())), below))
    return children.some((child) => child === undefined) ? undefined : { id: name, label, children: children as TreeNode[] }
  }
  return node(root, attributes)
}

function checkAttack(rules: DisclosureRules, vector: Vector, counts: Record<string, number>, figures: Record<string, string[]>): Mismatch[] {
  const groupOf = (atoms: readonly string[]) => Object.fromEntries(atoms.map((atom) => [atom, 1]))
  const known = Object.entries(numbersIn(vector.if_it_were_published)).map(([name, shown]): Known => ({ coef: groupOf(figures[name] ?? []), ...intervalOf(shown, rules.personBase, rules.threshold) }))
  return Object.entries(objectOr(vector.attack)).flatMap(([name, claim]) => {
    const [outer, ...inner] = name.split('\\').map((part) => figures[part] ?? (part in counts ? [part] : undefined))
    if (!outer || inner.some((one) => one === undefined)) return [`attack: ${name} is not in the table`]
    const atoms = outer.filter((atom) => !inner.some((one) => one!.includes(atom)))
    const found = boundsOf(known, groupOf(atoms))
    if (found === 'timed-out') return [`attack: ${name} could not be worked out in time`]
    return compare(`attack: ${name}`, claim, { true: sum(atoms, counts), ...found, safe: isSafe(rules.threshold, found) })
  })
}
