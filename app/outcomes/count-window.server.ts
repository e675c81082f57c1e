import { inSlices, type FactReading } from '#app/facts/read-facts.server.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import type { Scope } from '#app/work/scope.ts'
import { asKnownToday } from './as-known-today.ts'
import { CaseloadCount } from './caseload.ts'
import { countReach, readWindow } from './count-reach.server.ts'
import { countTree } from './count-tree.ts'
import { fixFigure } from './fix-figures.server.ts'
import type { Policy } from './policy.ts'
import { peopleToday } from './people-today.server.ts'
import { isSplit, type CountedTree, type WindowCount } from './publish-window.ts'
import { asDivided } from './reach.ts'
import type { ReachWindow } from './reach-window.ts'

export type CountedWindow = { kind: 'counted'; count: WindowCount } | { kind: 'keys-awaited'; writers: number }

/** Everything one window needs, all or nothing; the first whole-programme figure of a window stays. People are only looked at one by one where the window divides them. */
export async function countWindow(scope: Scope, policy: Policy, window: ReachWindow): Promise<CountedWindow> {
  const people = isSplit(policy, window) ? new CaseloadCount(window) : undefined
  const fixed = await fixFigure(scope, window, people)
  if (fixed.kind === 'keys-awaited') return fixed
  const figure = fixed.personOf ? fixed.figure : { ...fixed.figure, members: asKnownToday(fixed.figure.members, await peopleToday(scope)) }
  return counted(scope, policy, window, figure, people, fixed.personOf)
}

/** What would be counted today, whatever stands: to see whether data was corrected since. */
export async function recountWindow(scope: Scope, policy: Policy, window: ReachWindow): Promise<CountedWindow> {
  const people = isSplit(policy, window) ? new CaseloadCount(window) : undefined
  const reach = await countReach(scope, window, people)
  return reach.kind === 'keys-awaited' ? reach : counted(scope, policy, window, reach, people, reach.personOf)
}

/** The people have been given the facts where it is known who is who; else they are read now. */
async function counted(scope: Scope, policy: Policy, window: ReachWindow, figure: Counting, people: CaseloadCount | undefined, known: PersonOf | undefined): Promise<CountedWindow> {
  if (!people) return { kind: 'counted', count: { ...figureOf(figure), caseload: { people: [], sessions: [] } } }
  const reading: FactReading = known ? { kind: 'read', personOf: known } : await readWindow(scope, window, [people])
  if (reading.kind === 'keys-awaited') return reading
  const turn = inSlices()
  const caseload = await people.result(reading.personOf, turn)
  const trees: CountedTree[] = []
  for (const tree of policy.trees) {
    await turn()
    trees.push({ tree, count: countTree(tree, caseload) })
  }
  // which windows divide people is signed later than a figure may have been fixed: its people say who is assessed in that sense
  return { kind: 'counted', count: { ...asDivided(figureOf(figure)), caseload, trees } }
}

type Counting = Omit<WindowCount, 'caseload' | 'trees'>

const figureOf = ({ reach, members, spreads }: Counting): Counting => ({ reach, members, ...(spreads && { spreads }) })
