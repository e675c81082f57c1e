import { familiesOf, spreadOf, togetherIn, type SessionLine, type Together } from './session-spread.ts'
import { emptyTally, type Tally } from './tally.ts'
import { leafOf, nodesOf, pathsOf, type Tree } from './tree.ts'

/** One person in one window, however many districts and episodes. `codes` by attribute; joined with `.` where a tree has several. */
export type PersonLine = { person: string; stages: readonly string[]; codes: Readonly<Record<string, string>>; /** Points to the better since the first measure, by attribute. */ changes?: Readonly<Record<string, number>> }
export type Caseload = { people: readonly PersonLine[]; sessions: readonly SessionLine[] }

export type TreeCount = { tallyOf: (node: string) => Tally; peopleOf: (node: string) => ReadonlySet<string> }

/** True values of every node of one tree. A session counts in a node once, when anybody of the node took part. */
export function countTree(tree: Tree, { people, sessions }: Caseload): TreeCount {
  const paths = pathsOf(tree.root)
  const lines = people.filter((line) => line.stages.includes(tree.base))
  const nodesOfPerson = new Map(lines.map((line) => [line.person, paths.get(leafOf(tree.root, codeOf(tree, line))!.id)!]))
  const members = new Map(nodesOf(tree.root).map((node) => [node.id, new Set<string>()]))
  const held = new Map(nodesOf(tree.root).map((node) => [node.id, [] as Together[]]))
  for (const [person, nodes] of nodesOfPerson) for (const node of nodes) members.get(node)!.add(person)
  const together = togetherIn(sessions)
  for (const one of together) {
    for (const node of new Set(one.people.flatMap((person) => nodesOfPerson.get(person) ?? []))) held.get(node)!.push(one)
  }
  const families = familiesOf(together)
  const tallies = new Map(nodesOf(tree.root).map(({ id }) => [id, tallyOf(members.get(id)!, held.get(id)!, families, changesIn(tree, lines))]))
  return { tallyOf: (node) => tallies.get(node) ?? emptyTally, peopleOf: (node) => members.get(node) ?? new Set() }
}

const codeOf = (tree: Tree, { codes }: PersonLine): string => tree.attributes.map((attribute) => codes[attribute] ?? '').join('.')

const none: ReadonlyMap<string, number> = new Map()

/** Of the one attribute of a tree with a mean; nobody else's points are looked at. */
function changesIn({ root, attributes: [attribute = ''] }: Tree, lines: readonly PersonLine[]): ReadonlyMap<string, number> {
  if (!nodesOf(root).some((node) => node.mean)) return none
  return new Map(lines.flatMap(({ person, changes }) => (changes?.[attribute] === undefined ? [] : [[person, changes[attribute]] as const])))
}

function tallyOf(members: ReadonlySet<string>, held: readonly Together[], families: (person: string) => string, changes: ReadonlyMap<string, number>): Tally {
  return { people: members.size, ...spreadOf(held, families, members), changes: [...members].flatMap((person) => changes.get(person) ?? []) }
}
