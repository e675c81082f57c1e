import { factOf, type Fact } from '#app/facts/fact.ts'
import { sealPack } from '#app/facts/sealed-facts.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { auditFigures } from '#app/outcomes/audit-figures.ts'
import { CaseloadCount } from '#app/outcomes/caseload.ts'
import { catalogueFor, signedCatalogues } from '#app/outcomes/catalogue-in-force.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import { ReachCount } from '#app/outcomes/reach.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { addDays } from '#app/work/scope.ts'
import { newId, type Id } from '#app/work/id.ts'
import { SeriesWorld } from '#tests/outcomes/lived-series.ts'
import { areas, year } from '#tests/outcomes/worlds.ts'
import { figure, type Figure } from './figures.ts'

const rounds = 3
const quarters = ['2022', '2023', '2024'].flatMap((year) => ['-03-31', '-06-30', '-09-30', '-12-31'].map((day) => ({ name: `${year}-Q${Number(day.slice(1, 3)) / 3}`, endsOn: `${year}${day}` })))

/** 100,000 facts of three years in the sealed packs of one writer, and the ledger of twelve quarters in each of which people are divided by everything there is. */
export async function releases(): Promise<Figure[]> {
  const facts = inventedFacts(100_000)
  const [counting, preparing, attacking, waits]: number[][] = [[], [], [], []]
  for (let round = 0; round < rounds; round++) counting!.push(await timed(() => counted(facts)))
  const world = await SeriesWorld.open()
  await world.begin(policy)
  await writePacks(world, facts)
  for (const [at, { name, endsOn }] of quarters.entries()) {
    world.at(addDays(endsOn, 20))
    const isMeasured = at >= quarters.length - rounds
    const beat = isMeasured ? beating() : undefined
    const took = await timed(async () => {
      for (const { id } of isMeasured ? policy.templates : policy.templates.slice(0, 1)) await released(world, id, name)
    })
    if (isMeasured) preparing!.push(took)
    if (beat) waits!.push(beat.longest())
  }
  for (let round = 0; round < rounds; round++) attacking!.push(await timed(() => attacked(world)))
  await world.close()
  return [
    figure('100,000 facts counted and cut', 'ms', counting!, { target: 1500 }),
    figure('12 templates prepared and audited', 'ms', preparing!, { target: 20_000 }),
    figure('longest wait of others meanwhile', 'ms', waits!, { target: 100, of: 'p95' }),
    figure('12 quarters of ledger attacked', 'ms', attacking!, { target: 20_000 }),
  ]
}

/** The whole catalogue a programme starts from. */
const policy = defaultPolicy({ year: 2022, areas, splitWindow: 'quarter' })

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** Arithmetic alone, as the server does it once the packs are open: the opening is in what is prepared. */
async function counted(facts: readonly Fact[]): Promise<void> {
  const [reach, people] = [new ReachCount(year), new CaseloadCount(year)]
  reach.add(facts)
  people.add(facts)
  publishWindow({ ...policy, splitWindow: 'year' }, year, { ...await reach.result((subject) => subject), caseload: await people.result((subject) => subject) })
}

async function released(world: SeriesWorld, template: string, window: string): Promise<void> {
  const made = await prepareRelease(world.as('delegate'), { template, window })
  if (made.kind !== 'prepared') throw new Error(`a release of the bench is ${made.kind}`)
  await decideOnRelease(world.as('officer'), { releaseId: made.releaseId, release: true })
}

async function attacked(world: SeriesWorld): Promise<void> {
  const scope = world.as('delegate')
  const standing = await readStanding(scope)
  const inForce = await catalogueFor(scope.db, await signedCatalogues(scope), standing.reach[0]!.window)
  const { exposed, groups } = await auditFigures(inForce!, standing, inSlices())
  if (exposed.length > 0 || groups === 0) throw new Error('the ledger of the bench is exposed, or there is nothing in it')
}

/** How long anybody else had to wait for their turn. */
function beating(): { longest(): number } {
  let [longest, last, isOver] = [0, performance.now(), false]
  const beat = (): void => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
    if (!isOver) setImmediate(beat)
  }
  setImmediate(beat)
  return { longest: () => ((isOver = true), longest) }
}

/** As people write them: packs of 200, month by month. */
async function writePacks(world: SeriesWorld, facts: readonly Fact[]): Promise<void> {
  const scope = world.as('rena')
  const key = await scope.keys.of('statistics', scope.actor.id)
  for (const [month, all] of Map.groupBy(facts, (fact) => fact.month)) {
    const packs = Array.from({ length: Math.ceil(all.length / 200) }, (_, at) => {
      const [id, list] = [newId<'pack'>(), all.slice(at * 200, at * 200 + 200)]
      return { id, writer_id: scope.actor.id, month, number: at + 1, facts: list.length, revision: 1, document: sealPack(key, { id, revision: 1 }, list) }
    })
    await scope.db.insertInto('fact_pack').values(packs).execute()
  }
}

/** 2,000 people in six districts, the sixth with three of them, so that nodes close and there is something to attack; some are measured, some have ended. */
function inventedFacts(facts: number): Fact[] {
  const people = 2_000
  return Array.from({ length: facts }, (_, at): Fact => {
    const person = at % people
    const about = { subjects: [`s${person}` as Id<'subject'>], district: person < 3 ? 'F' : 'ABCDE'[person % 5]!, sex: person % 3 === 0 ? 'female' : 'male', ageBand: person % 400 === 0 ? '6-11' : '26-45', category: person % 700 === 0 ? 'witness' : 'mine-survivor' }
    const month = Math.floor((at / facts) * 36)
    const on = `${2022 + Math.floor(month / 12)}-${String(1 + month % 12).padStart(2, '0')}-14`
    const kind = at < people ? 'assessed' as const : at % 11 === 0 ? 'measured' as const : at % 97 === 0 ? 'closure' as const : 'session' as const
    return factOf({
      id: newId<'fact'>(), on, ...about, kind, ...(kind === 'session' && { session: 'individual', mode: 'face-to-face' }),
      codes: kind === 'measured' ? [`change.${['who5', 'phq9', 'pcl5'][at % 3]}.${at % 20}`] : kind === 'closure' ? ['evaluated', 'distress-better', 'functioning-better', 'coping-same'] : [],
    })
  })
}
