import { closedNodes } from '#app/outcomes/cut.ts'
import { boundsOf, type Known } from '#app/outcomes/integer-bounds.ts'
import { isSafe } from '#app/outcomes/ledger-rules.ts'
import { meanOf } from '#app/outcomes/mean.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { publishTree, type Measure } from '#app/outcomes/publish-tree.ts'
import { intervalOf, rounded } from '#app/outcomes/rounding.ts'
import { peopleAlone, type Tally } from '#app/outcomes/tally.ts'
import { leavesOf, nodesOf, type Tree, type TreeNode } from '#app/outcomes/tree.ts'
import { compare, isObject, listOr, numbersIn, objectOr, textsIn, type Mismatch, type Vector } from './vector.ts'
import { checkWithholding } from './withhold-mode.ts'

const label = { en: 'x', az: 'x', ru: 'x' }

/** A table: counts, the tree they are published in, what must be shown, what an attacker finds, and the other worlds. */
export function checkTable(rules: DisclosureRules, vector: Vector): Mismatch[] {
  if (Array.isArray(vector.changes)) return checkMean(rules, vector)
  const tree = treeOf(vector)
  if (!tree) return ['no tree that can be read']
  const counts = numbersIn(vector.counts)
  const published = publishedIn(rules, tree, counts, objectOr(vector.sessions))
  const shown = new Set(Object.keys(published.people).filter((node) => published.people[node] !== 'NOT_SHOWN'))
  const known = knownFrom(rules, tree, published.people)
  const primary = nodesOf(tree.root).filter((node) => sum(node, counts) >= rules.threshold)
  return [
    ...compare('true values', vector.true, Object.fromEntries(nodesOf(tree.root).map((node) => [node.id, sum(node, counts)]))),
    ...checkExpected(vector.expected, published),
    ...compare('closed', vector.closed && [...textsIn(vector.closed)].sort(), closedNodes(tree.root, shown).sort()),
    ...checkAttack('audit', rules, tree, counts, known, vector.audit),
    ...checkAttack('attack on primary suppression, exact', rules, tree, counts, primary.map((node) => row(node, sum(node, counts), sum(node, counts))), vector.attack_on_primary_suppression_exact),
    ...checkAttack('attack on primary suppression, rounded', rules, tree, counts, primary.map((node) => intervalRow(rules, node, rounded(sum(node, counts), rules.personBase))), vector.attack_on_primary_suppression_rounded),
    ...checkWitnesses(rules, tree, counts, objectOr(vector.witness)),
    ...(isObject(vector.withhold_mode) ? checkWithholding(rules, tree.root, counts, vector.withhold_mode) : []),
  ]
}

/** Nested `{ name, children }` with names for leaves; the child that stands for a closed root may be named beside or inside. */
export function treeOf(vector: Vector): Tree | undefined {
  const node = (given: unknown): TreeNode | undefined => {
    if (typeof given === 'string') return { id: given, label, codes: [given] }
    if (!isObject(given) || typeof (given.name ?? given.id) !== 'string') return undefined
    const children = listOr(given.children).map(node)
    if (children.some((child) => child === undefined)) return undefined
    const id = String(given.name ?? given.id)
    return children.length === 0 ? { id, label, codes: [id] } : { id, label, children: children as TreeNode[] }
  }
  const root = node(vector.tree)
  const inside = objectOr(vector.tree)
  const onClosed = [vector.onClosed, vector.on_closed, inside.onClosed, inside.on_closed].find((one) => typeof one === 'string')
  const listed = [vector.publicDenominator, vector.public_denominator, vector.public, inside.publicDenominator].find(isObject)
  return root && { id: 'table', attributes: ['district'], base: root.id, title: label, root, onClosed, publiclyKnown: listed && numbersIn(listed) }
}

type Published = { people: Record<string, number | 'NOT_SHOWN'>; sessions: Record<string, number | 'NOT_SHOWN'> }

function publishedIn(rules: DisclosureRules, tree: Tree, counts: Record<string, number>, sessions: Vector): Published {
  const nodes = new Map(nodesOf(tree.root).map((node) => [node.id, node]))
  const tally = (id: string): Tally => {
    const held = leavesOf(nodes.get(id)!).flatMap((leaf) => [sessions[leaf.id]].flat().filter((one) => typeof one === 'number'))
    return { ...peopleAlone(sum(nodes.get(id)!, counts)), sessions: held.reduce((all, one) => all + one, 0), byPerson: [...held].sort((a, b) => b - a) }
  }
  const figures = publishTree(rules, tree, tally)
  const of = (measure: Measure) => Object.fromEntries(figures.filter((one) => one.measure === measure).map((one) => [one.node, one.shown ?? 'NOT_SHOWN' as const]))
  return { people: of('people'), sessions: of('sessions') }
}

/** A node's figure stands alone, or as `{ persons, sessions }`. */
function checkExpected(expected: unknown, published: Published): Mismatch[] {
  const measured = Object.values(objectOr(expected)).some(isObject)
  if (!measured) return compare('expected', expected, published.people)
  return Object.entries(objectOr(expected)).flatMap(([node, figures]) => [
    ...compare(`expected people of ${node}`, objectOr(figures).persons ?? objectOr(figures).people, published.people[node]),
    ...compare(`expected sessions of ${node}`, objectOr(figures).sessions, published.sessions[node]),
  ])
}

const sum = (node: TreeNode, counts: Record<string, number>): number => leavesOf(node).reduce((all, leaf) => all + (counts[leaf.id] ?? 0), 0)
const groupOf = (node: TreeNode): Record<string, number> => Object.fromEntries(leavesOf(node).map((leaf) => [leaf.id, 1]))
const row = (node: TreeNode, lo: number, hi: number): Known => ({ coef: groupOf(node), lo, hi })
const intervalRow = (rules: DisclosureRules, node: TreeNode, shown: number): Known => ({ coef: groupOf(node), ...intervalOf(shown, rules.personBase, rules.threshold) })

export function knownFrom(rules: DisclosureRules, tree: Tree, published: Record<string, number | string>): Known[] {
  return nodesOf(tree.root).flatMap((node) => (typeof published[node.id] === 'number' ? [intervalRow(rules, node, published[node.id] as number)] : []))
}

function checkAttack(what: string, rules: DisclosureRules, tree: Tree, counts: Record<string, number>, known: Known[], claims: unknown): Mismatch[] {
  return Object.entries(objectOr(claims)).flatMap(([name, claim]) => {
    const target = targetOf(tree, name)
    if (!target) return [`${what}: ${name} is no node of the tree`]
    const found = boundsOf(known, target)
    if (found === 'timed-out') return [`${what}: ${name} could not be worked out in time`]
    const value = Object.entries(target).reduce((all, [leaf, times]) => all + times * (counts[leaf] ?? 0), 0)
    const said = objectOr(claim)
    return [
      ...compare(`${what}: ${name}`, [said.lo, said.hi], [found.lo, found.hi]),
      ...compare(`${what}: true ${name}`, said.true, value),
      ...compare(`${what}: ${name} safe`, said.safe, isSafe(rules.threshold, found)),
    ]
  })
}

/** A node, a leaf, or `Region\D4`: a node without a part of it. */
function targetOf(tree: Tree, name: string): Record<string, number> | undefined {
  const named = (id: string) => nodesOf(tree.root).find((node) => node.id === id)
  const whole = named(name)
  if (whole) return groupOf(whole)
  const [outer, ...inner] = name.split('\\').map(named)
  if (!outer || inner.length === 0 || inner.some((one) => one === undefined)) return undefined
  const without = new Set(inner.flatMap((one) => leavesOf(one!).map((leaf) => leaf.id)))
  return Object.fromEntries(leavesOf(outer).filter((leaf) => !without.has(leaf.id)).map((leaf) => [leaf.id, 1]))
}

/** Another world has so many people in the small node and publishes exactly the same. */
function checkWitnesses(rules: DisclosureRules, tree: Tree, counts: Record<string, number>, witnesses: Vector): Mismatch[] {
  const published = publishedIn(rules, tree, counts, {}).people
  return Object.entries(witnesses).flatMap(([name, worlds]) => Object.entries(objectOr(worlds)).flatMap(([people, world]) => {
    const others = numbersIn(world)
    const target = targetOf(tree, name)
    const there = Object.keys(target ?? {}).reduce((all, leaf) => all + (others[leaf] ?? 0), 0)
    return [
      ...compare(`witness ${name} ${people}: people in it`, Number(people), there),
      ...compare(`witness ${name} ${people}: published`, published, publishedIn(rules, tree, others, {}).people),
    ]
  }))
}

function checkMean(rules: DisclosureRules, { changes, true_mean, expected }: Vector): Mismatch[] {
  const values = listOr(changes).filter((one) => typeof one === 'number')
  const mean = values.reduce((all, one) => all + one, 0) / values.length
  const found = meanOf(rules, values, rounded)
  return [...compare('true mean', true_mean, Math.round(mean * 1e4) / 1e4), ...compare('expected', expected, found ? { n: found.people, mean: found.mean } : 'NOT_SHOWN')]
}
