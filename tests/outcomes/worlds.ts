import type { PersonLine } from '#app/outcomes/count-tree.ts'
import { familiesOf, spreadOf, togetherIn, type SessionLine } from '#app/outcomes/session-spread.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { defaultRules, type DisclosureRules, type Policy } from '#app/outcomes/policy.ts'
import type { PublishedTree, WindowCount } from '#app/outcomes/publish-window.ts'
import { composeRelease } from '#app/outcomes/compose-release.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import type { StandingReach } from '#app/outcomes/publish-reach.ts'
import type { Reach } from '#app/outcomes/reach.ts'
import type { ReachWindow } from '#app/outcomes/reach-window.ts'
import { childrenOf, leavesOf, nodesOf, type Tree, type TreeNode } from '#app/outcomes/tree.ts'
import type { Chance } from '#app/demo/chance.ts'

/** Invented programmes for the tests of disclosure control: people, their sessions, and the two kinds of policy. */
export const areas = [{ name: 'West', districts: ['A', 'B'] }, { name: 'Middle', districts: ['C', 'D'] }, { name: 'East', districts: ['E', 'F'] }]
/** Of the tools whose change is counted, one stands for all: their trees are alike. */
export const withOneTool = ({ trees, templates, ...policy }: Policy): Policy => {
  const isKept = (id: string): boolean => !id.startsWith('change-') || id === 'change-who5'
  return { ...policy, trees: trees.filter(({ id }) => isKept(id)), templates: templates.map((template) => ({ ...template, tables: template.tables.filter(({ tree }) => isKept(tree)) })) }
}
export const policies: Record<'exact' | 'rounded', Policy> = {
  exact: withOneTool(defaultPolicy({ year: 2024, areas, splitWindow: 'year' })),
  rounded: withOneTool(defaultPolicy({ year: 2024, areas, splitWindow: 'year', rules: { ...defaultRules, headline: 'rounded', reachRoots: 'T' } })),
}
export const withRules = (policy: Policy, rules: Partial<DisclosureRules>): Policy => ({ ...policy, rules: { ...policy.rules, ...rules } })
export const year: ReachWindow = { kind: 'year', startsOn: '2024-01-01', endsOn: '2024-12-31' }

export type World = { people: PersonLine[]; sessions: (SessionLine & { family: boolean; remote: boolean })[] }

export function inventWorld(chance: Chance): World {
  const people = Array.from({ length: chance.number(3, chance.one([14, 40, 90])) }, (_, at) => inventPerson(chance, `p${at}`))
  const inCare = people.filter((person) => person.stages.includes('in-care')).map((person) => person.person)
  const sessions = inCare.flatMap((person) => Array.from({ length: chance.number(1, 5) }, () => {
    const others = chance.next() < 0.15 ? chance.some(inCare.filter((one) => one !== person), 1) : []
    return { people: [person, ...others], family: others.length > 0, remote: chance.next() < 0.3 }
  }))
  return { people, sessions }
}

function inventPerson(chance: Chance, person: string): PersonLine {
  const isInCare = chance.next() < 0.7
  const measured: Record<string, number> = chance.next() < 0.6 ? { 'change-who5': chance.number(-6, 30) } : {}
  const skewed = (list: readonly string[]): string => (chance.next() < 0.4 ? list[0]! : chance.one(list))
  return {
    person, stages: isInCare ? ['assessed', 'in-care'] : ['assessed'],
    codes: {
      stage: isInCare ? chance.one(['open', 'closed', 'closed-evaluated', 'closed-evaluated']) : 'assessed-only', district: skewed(['A', 'B', 'C', 'D', 'E', 'F', '']), sex: skewed(['female', 'male', 'male', 'other']), age: chance.one(['adult', 'adult', 'child']),
      category: skewed(['mine-survivor', 'family-of-survivor', 'family-of-deceased', 'witness', '']), distress: chance.next() < 0.8 ? 'better' : chance.one(['better', 'same', '']), functioning: chance.one(['better', 'same', 'worse', '']), coping: chance.one(['better', '']),
      ...Object.fromEntries(Object.keys(measured).map((attribute) => [attribute, 'measured'])),
    },
    changes: measured,
  }
}

/** What would be counted in it: figures of the whole, the people behind them, and everybody's line. */
export function countOf({ people, sessions }: World): WindowCount {
  const those = (list: World['sessions']): string[] => [...new Set(list.flatMap((one) => one.people))].sort()
  const [family, individual] = [sessions.filter((one) => one.family), sessions.filter((one) => !one.family)]
  const [remote, faceToFace] = [sessions.filter((one) => one.remote), sessions.filter((one) => !one.remote)]
  const inCare = people.filter((one) => one.stages.includes('in-care')).map((one) => one.person).sort()
  const reach: Reach = {
    assessed: people.length, newAssessed: people.length, inCare: inCare.length, newInCare: inCare.length, individual: individual.length, family: family.length, faceToFace: faceToFace.length, remote: remote.length,
    childGroups: 0, children: 0, attendances: 0, contacts: 0, supervisions: 0, supervised: 0, trainings: 0, trained: 0, facilitators: 0, volunteers: 0, ledSessions: 0, participants: 0,
  }
  const assessed = people.map((one) => one.person).sort()
  const members = { assessed, newAssessed: assessed, inCare, newInCare: inCare, individual: those(individual), family: those(family), faceToFace: those(faceToFace), remote: those(remote) }
  const families = familiesOf(sessions)
  const spreads = Object.fromEntries(Object.entries({ sessions, individual, family, faceToFace, remote }).map(([key, held]) => [key, spreadOf(togetherIn(held), families)]))
  return { reach, members, spreads, caseload: { people, sessions } }
}

/** The release record of every template, as an exporter is given them: text, to be compared byte by byte. */
export function recordsOf(policy: Policy, world: World, window = year, standing: readonly StandingReach[] = []): string {
  const figures = publishWindow(policy, window, countOf(world), standing)
  return JSON.stringify(policy.templates.map((template) => composeRelease({ id: 'r', organisation: 'Test Society', policy, template, window, preparedOn: '2025-01-15' }, figures)))
}

export type SmallNode = { tree: Tree; node: TreeNode; closed: TreeNode; people: ReadonlySet<string> }

/** Every node with fewer than T people that lies in a closed node, with the outermost closed node around it. */
export function smallNodes({ rules }: Policy, published: readonly PublishedTree[]): SmallNode[] {
  return published.flatMap(({ tree, count }) => {
    const isLarge = (node: TreeNode): boolean => count.tallyOf(node.id).people >= rules.threshold
    const isOpen = (node: TreeNode): boolean => childrenOf(node).every(isLarge)
    const within = (node: TreeNode, closed: TreeNode | undefined): SmallNode[] => {
      const here = closed ?? (isOpen(node) ? undefined : node)
      const around = closed && largePartAround(tree, closed, node, isLarge)
      const own = around && !isLarge(node) ? [{ tree, node, closed: around, people: count.peopleOf(around.id) }] : []
      return [...own, ...childrenOf(node).flatMap((child) => within(child, here))]
    }
    const named = isOpen(tree.root) ? undefined : childrenOf(tree.root).find((child) => child.id === tree.onClosed && isLarge(child))
    if (!named) return within(tree.root, undefined)
    // the named child stands alone; what is beside it is in no figure at all
    return [...within(named, undefined), ...childrenOf(tree.root).filter((child) => child !== named).map((node) => ({ tree, node, closed: node, people: count.peopleOf(node.id) }))]
  })
}

/** A band says which of two parts is the small one: within the other, people are moved about without touching that. */
function largePartAround({ root, bands }: Tree, closed: TreeNode, node: TreeNode, isLarge: (node: TreeNode) => boolean): TreeNode {
  const part = bands && closed === root ? childrenOf(root).find((child) => child !== node && isLarge(child) && nodesOf(child).includes(node)) : undefined
  return part ?? closed
}

/** Another world, as the first but for the closed node: `wanted` of its people stand in the small node, all others in one leaf beside. */
export function otherWorld(world: World, { tree, node, closed, people }: SmallNode, wanted: number): World {
  if (closed === node) return { ...world, people: [...world.people.filter((one) => !people.has(one.person)), ...copies(world, codesOf(tree, leavesOf(node)[0]!), ['assessed'], wanted)] }
  const [into, beside] = [codesOf(tree, leavesOf(node)[0]!), codesOf(tree, besides(closed, node))]
  const chosen = new Set([...people].slice(0, wanted))
  return { ...world, people: world.people.map((one) => (people.has(one.person) ? { ...one, codes: { ...one.codes, ...(chosen.has(one.person) ? into : beside) } } : one)) }
}

/** Where nothing of a window is shown, a world of these people alone. */
export function onlyThese(world: World, { tree, node }: SmallNode, wanted: number): World {
  const stages = node.id === 'assessed-only' ? ['assessed'] : ['assessed', 'in-care']
  const people = copies(world, codesOf(tree, leavesOf(node)[0]!), stages, wanted)
  return { people, sessions: people.map(({ person }) => ({ people: [person], family: false, remote: false })) }
}

const copies = ({ people }: World, codes: Record<string, string>, stages: string[], wanted: number): PersonLine[] =>
  Array.from({ length: wanted }, (_, at) => ({ person: `other ${at}`, stages, codes: { ...people[0]!.codes, ...codes } }))

/** A leaf of the closed node under another of its children than the small node. */
const besides = (closed: TreeNode, node: TreeNode): TreeNode => leavesOf(childrenOf(closed).find((child) => !nodesOf(child).some((one) => one.id === node.id))!)[0]!

function codesOf(tree: Tree, leaf: TreeNode): Record<string, string> {
  const code = leaf.codes![0]! === '*' ? tree.attributes.map(() => 'not named anywhere') : leaf.codes![0]!.split('.')
  return Object.fromEntries(tree.attributes.map((attribute, at) => [attribute, code[at]!]))
}

