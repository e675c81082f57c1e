import { emptyTally, type Tally } from './tally.ts'
import { leafOf, nodesOf, pathsOf, type Tree } from './tree.ts'

/** One person in one window, however many districts and episodes. `codes` by attribute; joined with `.` where a tree has several. */
export type PersonLine = { person: string; stages: readonly string[]; codes: Readonly<Record<string, string>>; /** Points to the better since the first measure, by attribute. */ changes?: Readonly<Record<string, number>> }
/** One held session, not of a group: its people. */
export type SessionLine = { people: readonly string[] }
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

/** The same people, and how many sessions they had together: a few lines where there are thousands of sessions. */
type Together = SessionLine & { times: number }

const known = new WeakMap<readonly SessionLine[], Together[]>()

function togetherIn(sessions: readonly SessionLine[]): Together[] {
  const before = known.get(sessions)
  if (before) return before
  const groups = new Map<string, Together>()
  for (const { people } of sessions) {
    const key = people.length === 1 ? people[0]! : JSON.stringify(people)
    const group = groups.get(key)
    if (group) group.times++
    else groups.set(key, { people, times: 1 })
  }
  const together = [...groups.values()]
  known.set(sessions, together)
  return together
}

const codeOf = (tree: Tree, { codes }: PersonLine): string => tree.attributes.map((attribute) => codes[attribute] ?? '').join('.')

const none: ReadonlyMap<string, number> = new Map()

/** Of the one attribute of a tree with a mean; nobody else's points are looked at. */
function changesIn({ root, attributes: [attribute = ''] }: Tree, lines: readonly PersonLine[]): ReadonlyMap<string, number> {
  if (!nodesOf(root).some((node) => node.mean)) return none
  return new Map(lines.flatMap(({ person, changes }) => (changes?.[attribute] === undefined ? [] : [[person, changes[attribute]] as const])))
}

function tallyOf(members: ReadonlySet<string>, held: readonly Together[], families: (person: string) => string, changes: ReadonlyMap<string, number>): Tally {
  const [byPerson, byFamily] = [new Map<string, number>(), new Map<string, number>()]
  for (const { people, times } of held) {
    const there = people.filter((person) => members.has(person))
    for (const person of there) byPerson.set(person, (byPerson.get(person) ?? 0) + times)
    for (const family of new Set(there.map(families))) byFamily.set(family, (byFamily.get(family) ?? 0) + times)
  }
  return {
    people: members.size, sessions: held.reduce((all, one) => all + one.times, 0), byPerson: twoLargest(byPerson), byFamily: twoLargest(byFamily),
    changes: [...members].flatMap((person) => changes.get(person) ?? []),
  }
}

const twoLargest = (counts: ReadonlyMap<string, number>): number[] => [...counts.values()].sort((a, b) => b - a).slice(0, 2)

/** People who were ever in one session together are one family, by whoever of them comes first. */
export function familiesOf(sessions: readonly SessionLine[]): (person: string) => string {
  const above = new Map<string, string>()
  const first = (person: string): string => {
    const next = above.get(person)
    return next === undefined ? person : first(next)
  }
  for (const { people } of sessions) {
    for (const person of people.slice(1)) {
      const [one, other] = [first(people[0]!), first(person)]
      if (one !== other) above.set(other, one)
    }
  }
  return first
}
