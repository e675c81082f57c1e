import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { monthOf } from '#app/facts/fact.ts'
import { inSlices, readFacts } from '#app/facts/read-facts.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { CaseloadCount } from './caseload.ts'
import { countReach } from './count-reach.server.ts'
import type { Caseload } from './count-tree.ts'
import { fixFigure } from './fix-figures.server.ts'
import type { WindowCount } from './publish-window.ts'
import { asDivided } from './reach.ts'
import type { ReachWindow } from './reach-window.ts'

export type CountedWindow = { kind: 'counted'; count: WindowCount } | { kind: 'keys-awaited'; writers: number }

const earliest = '0000-01'
const nobody: Caseload & { kind?: undefined } = { people: [], sessions: [] }

/** Everything one window needs, all or nothing; the first whole-programme figure of a window stays. People are only looked at one by one where the window divides them. */
export async function countWindow(scope: Scope, window: ReachWindow, divides: boolean): Promise<CountedWindow> {
  const fixed = await fixFigure(scope, window)
  if (fixed.kind === 'keys-awaited') return fixed
  const caseload = divides ? await countCaseload(scope, window) : nobody
  return caseload.kind === 'keys-awaited' ? caseload : { kind: 'counted', count: countOf(fixed.figure, divides, caseload) }
}

/** What would be counted today, whatever stands: to see whether data was corrected since. */
export async function recountWindow(scope: Scope, window: ReachWindow, divides: boolean): Promise<CountedWindow> {
  const reach = await countReach(scope, window)
  if (reach.kind === 'keys-awaited') return reach
  const caseload = divides ? await countCaseload(scope, window) : nobody
  return caseload.kind === 'keys-awaited' ? caseload : { kind: 'counted', count: countOf(reach, divides, caseload) }
}

/** Which windows divide people is signed later than a figure may have been fixed: its people say who is assessed in that sense. */
function countOf(figure: Omit<WindowCount, 'caseload'>, divides: boolean, caseload: Caseload): WindowCount {
  const { reach, members, spreads } = divides ? asDivided(figure) : figure
  return { reach, members, ...(spreads && { spreads }), caseload }
}

async function countCaseload(scope: Scope, window: ReachWindow): Promise<Caseload & { kind?: undefined } | { kind: 'keys-awaited'; writers: number }> {
  const people = new CaseloadCount(window)
  const reading = await readFacts(scope, earliest, monthOf(window.endsOn), (facts) => people.add(facts)).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  })
  return reading.kind === 'keys-awaited' ? reading : people.result(reading.personOf, inSlices())
}
