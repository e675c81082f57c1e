import { factOf, type Fact } from '#app/facts/fact.ts'
import { auditRelease } from '#app/outcomes/audit-release.ts'
import { CaseloadCount } from '#app/outcomes/caseload.ts'
import { composeRelease } from '#app/outcomes/compose-release.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import { ReachCount } from '#app/outcomes/reach.ts'
import { newId, type Id } from '#app/work/id.ts'
import { asBuilt, runSeries } from '#tests/outcomes/series.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { areas, year } from '#tests/outcomes/worlds.ts'
import { figure, type Figure } from './figures.ts'

/** The whole catalogue a programme starts from. */
const policy = defaultPolicy({ year: 2024, areas, splitWindow: 'year' })

/** Arithmetic alone, as the server does it once the packs are open: the opening is in the part `facts`. */
export async function releases(): Promise<Figure[]> {
  const facts = inventedFacts(100_000)
  const [counting, preparing, attacking]: number[][] = [[], [], []]
  for (let round = 0; round < 3; round++) {
    let began = performance.now()
    const [reach, people] = [new ReachCount(year), new CaseloadCount(year)]
    reach.add(facts)
    people.add(facts)
    const count = { ...await reach.result((subject) => subject), caseload: await people.result((subject) => subject) }
    const figures = publishWindow(policy, year, count)
    counting!.push(performance.now() - began)

    began = performance.now()
    for (const template of policy.templates) composeRelease({ id: 'bench', organisation: 'Bench', policy, template, window: year, preparedOn: '2025-01-15' }, figures)
    const trees = figures.published.map(({ tree, count, figures }) => ({ tree, figures, people: (node: string) => count.tallyOf(node).people }))
    const report = auditRelease(policy, [{ name: '2024', trees, outside: [] }], [], { quarters: 4 })
    if (report.exposed.length > 0) throw new Error('a release of the bench is exposed')
    preparing!.push(performance.now() - began)

    began = performance.now()
    if (runSeries(round + 1, asBuilt).exposed.length > 0) throw new Error('the series of the bench is exposed')
    attacking!.push(performance.now() - began)
  }
  return [
    figure('100,000 facts counted and cut', 'ms', counting!, { target: 1500 }),
    figure('12 templates prepared and audited', 'ms', preparing!, { target: 20_000 }),
    figure('12 quarters of ledger attacked', 'ms', attacking!, { target: 20_000 }),
  ]
}

/** 2,000 people in six districts, the sixth with three of them, so that nodes close and there is something to attack. */
function inventedFacts(facts: number): Fact[] {
  const people = 2_000
  return Array.from({ length: facts }, (_, at): Fact => {
    const person = at % people
    const about = { subjects: [`s${person}` as Id<'subject'>], district: person < 3 ? 'F' : 'ABCDE'[person % 5]!, sex: person % 3 === 0 ? 'female' : 'male', ageBand: person % 400 === 0 ? '6-11' : '26-45', category: person % 700 === 0 ? 'witness' : 'mine-survivor' }
    const month = String(1 + (at % 12)).padStart(2, '0')
    return factOf({ id: newId<'fact'>(), on: `2024-${month}-14`, ...about, ...(at < people ? { kind: 'assessed' } : { kind: 'session', session: 'individual', mode: 'face-to-face' }) })
  })
}
