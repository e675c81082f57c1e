import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Connection } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { demoAccounts } from '#app/demo/demo-accounts.server.ts'
import { readChangeCode } from '#app/scales/counted-change.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { listScales, scaleLines } from '#app/scales/list-scales.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { fillDemo, type Filled, type Progress } from '#app/demo/fill-demo.server.ts'
import { peopleOf, type Fact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { readRegister } from '#app/reintegration/read-register.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { newServerSecret, serverKeyOf } from '#app/keys/server-key.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { listFigures } from '#app/outcomes/list-figures.server.ts'

let connection: Connection
let filled: Filled
const progress: Progress[] = []
const folder = mkdtempSync(join(tmpdir(), 'sirdash-demo-'))

beforeAll(async () => {
  connection = await connect(join(folder, 'demo.db'))
  await migrate(connection.db)
  const bare = { db: connection.db, serverKey: serverKeyOf(newServerSecret()), argon: argonQueue(), now: () => new Date('2024-07-15T08:00:00Z') }
  filled = await fillDemo({ bare }, (step) => progress.push(step))
}, 300_000)
afterAll(async () => {
  await connection.close()
  rmSync(folder, { recursive: true })
})

test('the project period says what the plan says', async () => {
  const counted = await countReach(filled.delegate, { kind: 'project', startsOn: '2021-01-01', endsOn: '2024-06-30' })
  expect(counted.kind === 'counted' && counted.reach).toMatchObject({
    assessed: 65, inCare: 44, individual: 253, family: 48, faceToFace: 274, remote: 27, childGroups: 14, children: 47, attendances: 95,
    contacts: 0, supervisions: 22, trainings: 3, trained: 19, facilitators: 19, volunteers: 19, ledSessions: 63, participants: 1048,
  })
})

test('what the plan says of the end of care can be counted from the facts', async () => {
  const facts = await allFacts()
  const people = (code: string) => new Set(facts.filter((fact) => fact.kind === 'closure' && fact.codes.includes(code)).flatMap((fact) => fact.subjects)).size
  expect(new Set(facts.filter((fact) => fact.kind === 'closure').flatMap((fact) => fact.subjects)).size).toBe(38)
  expect([people('evaluated'), people('distress-better'), people('functioning-better')]).toEqual([32, 30, 24])
  const points = (tool: string) => facts.filter((fact) => fact.kind === 'measured').flatMap((fact) => fact.codes).flatMap((code) => readChangeCode(code) ?? []).filter((change) => change.tool === tool).map((change) => change.points)
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
  expect([points('who5').length, mean(points('who5')), points('dass21').length, mean(points('dass21'))]).toEqual([32, 18, 20, 24.8])
  const inCare = new Set(facts.filter((fact) => fact.kind === 'session').flatMap((fact) => fact.subjects))
  expect(new Set(facts.flatMap((fact) => (fact.kind === 'session' ? peopleOf(fact) : [])).filter((one) => one.sex && one.ageBand && one.category).map((one) => one.who))).toEqual(inCare)
})

test('and of the register: facilitators, volunteers, trainings, and the sessions they led', async () => {
  const milestones = (await allFacts()).filter((fact) => fact.kind === 'milestone')
  const people = (step: string) => new Set(milestones.filter((fact) => fact.codes[0] === step).flatMap((fact) => fact.subjects)).size
  expect([people('trained'), people('facilitator'), people('volunteer')]).toEqual([19, 19, 19])
  expect(new Set(milestones.map((fact) => fact.group).filter(Boolean)).size).toBe(3)
  const register = await readRegister(filled.people.get('gunay')!)
  expect(register.people).toHaveLength(19)
  expect((await allFacts()).filter((fact) => fact.kind === 'led-session').flatMap((fact) => fact.counts).reduce((a, b) => a + b)).toBe(register.participants)
})

async function allFacts(): Promise<Fact[]> {
  const facts: Fact[] = []
  expect((await readFacts(filled.delegate, '2021-01', '2024-07', (some) => { facts.push(...some) })).kind).toBe('read')
  return facts
}

test('every closed window is fixed, quarters and half-years add up to the project', async () => {
  const lines = await listFigures(filled.delegate)
  const fixed = lines.flatMap((line) => (line.kind === 'fixed' ? [{ window: line.window, ...line.figure }] : []))
  expect(fixed.filter((figure) => figure.window.kind === 'half').map((figure) => figure.reach.individual ?? NaN).reduce((a, b) => a + b)).toBe(253)
  expect(fixed.filter((figure) => figure.window.kind === 'quarter').map((figure) => figure.reach.attendances ?? NaN).reduce((a, b) => a + b)).toBe(95)
  expect(lines.filter((line) => line.kind === 'open')).toHaveLength(2)
})

test('progress goes forward to its end', () => {
  expect(progress.at(-1)!.done).toBe(progress.at(-1)!.total)
  expect(progress.every((step, at) => at === 0 || step.done >= progress[at - 1]!.done)).toBe(true)
})

test('ten accounts are ready, and only a synthetic programme lists them', async () => {
  expect((await demoAccounts(filled.ground)).map((account) => account.signInName)).toEqual(['anna', 'elchin', 'farid', 'gunay', 'kamran', 'leyla', 'murad', 'nigar', 'rena', 'sevinj'])
  expect(await demoAccounts({ ...filled.ground, programme: { ...filled.ground.programme, kind: 'live' } })).toEqual([])
})

test('measures before and after are entered as planned: 32 pairs of distress, 30 of them less; nothing of them waits', async () => {
  const rows = await connection.db.selectFrom('scale').select(['case_id']).execute()
  // 42 well-being and 42 distress before, 32 and 32 after, and one in each family file
  expect(rows.length).toBeGreaterThanOrEqual(42 + 42 + 32 + 32)
  const pairs = await Promise.all([...filled.people.values()].filter(({ actor }) => actor.roles.includes('psychologist')).map(distressPairs))
  expect([pairs.flat().length, pairs.flat().filter((any) => any === 'better').length]).toEqual([32, 30])
  expect(await connection.db.selectFrom('risk_alert').select('id').where('state', '!=', 'resolved').execute()).toEqual([])
})

async function distressPairs(scope: Scope): Promise<string[]> {
  const files = await connection.db.selectFrom('case_file').select('id').where('psychologist_id', '=', scope.actor.id).where('kind', '=', 'individual').execute()
  const lines = await Promise.all(files.map(async ({ id }) => scaleLines(await listScales(scope, await permitCase(scope, id, 'read')))))
  return lines.flat().filter(({ instrument }) => instrument !== 'who5').flatMap(({ changes }) => changes.map(({ any }) => any))
}

test('reviews are there in several states, and no name stands in the clear', async () => {
  const states = await connection.db.selectFrom('review').select('state').distinct().execute()
  expect(states.length).toBeGreaterThanOrEqual(2)
  const rows = JSON.stringify(await Promise.all(['case_file', 'case_identity', 'session_note', 'fact_pack', 'subject_list', 'child_group', 'released_figure'].map((table) => connection.db.selectFrom(table as 'case_file').selectAll().execute())))
  for (const word of ['Abbasov', 'Kazımov', 'Aytən', 'mine-survivor', 'nəfəs', 'дыхание']) expect(rows).not.toContain(word)
})
