import { inSlices } from '#app/facts/read-facts.server.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import type { Scope } from '#app/work/scope.ts'
import { CaseloadCount } from './caseload.ts'
import { countReach, readWindow } from './count-reach.server.ts'
import { countTree } from './count-tree.ts'
import { fixFigure } from './fix-figures.server.ts'
import { namedBy } from './named-by.ts'
import type { Policy } from './policy.ts'
import { isSplit, type CountedTree, type WindowCount } from './publish-window.ts'
import { asDivided, type Members } from './reach.ts'
import type { ReachWindow } from './reach-window.ts'

/** By the names that the ledger keeps: the people behind the figures of the whole programme, and how anybody else is called there. */
export type Kept = { members: Members; nameOf: PersonOf }
export type CountedWindow = { kind: 'counted'; count: WindowCount; kept: Kept } | { kind: 'keys-awaited'; writers: number }

/**
 * Everything one window needs, all or nothing; the first whole-programme figure of a window stays. People are only looked at one by one
 * where the window divides them; `personOf` names them as it names those they are compared with.
 */
export async function countWindow(scope: Scope, policy: Policy, window: ReachWindow, personOf: PersonOf): Promise<CountedWindow> {
  const people = isSplit(policy, window) ? new CaseloadCount(window) : undefined
  const fixed = await fixFigure(scope, window, people, personOf)
  if (fixed.kind === 'keys-awaited') return fixed
  if (people && !fixed.isCounted) {
    const reading = await readWindow(scope, window, [people], personOf)
    if (reading.kind === 'keys-awaited') return reading
  }
  // divided as it was counted, and only then by today's names: whoever was found to be one since stays two in it
  const figure = dividedAs(policy, window, fixed.figure)
  const { count, keptAs } = await counted(policy, { ...figure, members: namedBy(figure.members, personOf) }, people, personOf)
  return { kind: 'counted', count, kept: { members: figure.members, nameOf: keptAs } }
}

/** What would be counted today, whatever stands: to see whether data was corrected since. */
export async function recountWindow(scope: Scope, policy: Policy, window: ReachWindow, personOf: PersonOf): Promise<CountedWindow> {
  const people = isSplit(policy, window) ? new CaseloadCount(window) : undefined
  const reach = await countReach(scope, window, people, personOf)
  if (reach.kind === 'keys-awaited') return reach
  const { count } = await counted(policy, dividedAs(policy, window, reach), people, personOf)
  return { kind: 'counted', count, kept: { members: namedBy(count.members, reach.keptAs), nameOf: reach.keptAs } }
}

/** The people have been given the facts. */
async function counted(policy: Policy, figure: Counting, people: CaseloadCount | undefined, personOf: PersonOf): Promise<{ count: WindowCount; keptAs: PersonOf }> {
  if (!people) return { count: { ...figureOf(figure), caseload: { people: [], sessions: [] } }, keptAs: (person) => person }
  const turn = inSlices()
  const { keptAs, ...caseload } = await people.result(personOf, turn)
  const trees: CountedTree[] = []
  for (const tree of policy.trees) {
    await turn()
    trees.push({ tree, count: countTree(tree, caseload) })
  }
  return { count: { ...figureOf(figure), caseload, trees }, keptAs }
}

type Counting = Omit<WindowCount, 'caseload' | 'trees'>

/** Which windows divide people is signed later than a figure may have been fixed: its people say who is assessed in that sense. */
const dividedAs = (policy: Policy, window: ReachWindow, figure: Counting): Counting => (isSplit(policy, window) ? asDivided(figure) : figure)

const figureOf = ({ reach, members, spreads }: Counting): Counting => ({ reach, members, ...(spreads && { spreads }) })
