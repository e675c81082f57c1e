import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { changeDetails, changeStanding } from '#app/reintegration/change-entry.server.ts'
import { cellOf, cells } from '#app/reintegration/led-session.ts'
import { problemOfStep, type Details, type RasbEntry } from '#app/reintegration/rasb.ts'
import { reachMilestone, takeBackMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { beginStep, openPerson, readRegister } from '#app/reintegration/read-register.server.ts'
import { detailsForm, ledSessionForm, stepForm } from '#app/reintegration/register-form.server.ts'
import { registerPerson } from '#app/reintegration/register-person.server.ts'
import { takeBackLedSession, writeLedSession } from '#app/reintegration/write-led-session.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { identity, opened } from '#tests/cases/opened.ts'
import { withoutRules } from '#tests/support/day-of-work.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

const details: Details = { givenName: 'Səbinə', familyName: 'Quliyeva', phone: '', district: 'Aghdam', sex: 'female', ageBand: '18-25', line: '' }

describe('with people', () => {
  let p: TestProgramme
  let gunay: Scope
  let delegate: Scope
  let first: Id<'rasb'>
  let second: Id<'rasb'>

  beforeEach(async () => {
    p = await testProgramme()
    delegate = await p.person('Sevda', ['delegate'])
    gunay = await p.person('Gunay', ['reintegration'])
    first = (await registerPerson(gunay, details)).personId
    second = (await registerPerson(gunay, { ...details, givenName: 'Elvin', sex: 'male' })).personId
  })
  afterEach(() => p.close())

  async function facts(kind: Fact['kind']): Promise<Fact[]> {
    const found: Fact[] = []
    await readFacts(p.again(delegate), '2020-01', '2024-12', (some) => { found.push(...some) })
    return found.filter((fact) => fact.kind === kind)
  }

  const trained = (people = [first, second]) => reachMilestone(gunay, { people, step: 'trained', on: '2024-04-20' })

  test('everybody gets the register’s own next number, and a training of two is one', async () => {
    expect((await readRegister(gunay)).people.map(({ number }) => number)).toEqual([1, 2])
    expect(await trained()).toEqual({ kind: 'reached', people: 2 })
    const reached = await facts('milestone')
    expect(reached.map(({ month, codes, district, ageBand }) => ({ month, codes, district, ageBand }))).toEqual(Array.from({ length: 2 }, () => ({ month: '2024-04', codes: ['trained'], district: 'Aghdam', ageBand: '18-25' })))
    expect(new Set(reached.map(({ group }) => group)).size).toBe(1)
    expect(new Set(reached.flatMap(({ subjects }) => subjects)).size).toBe(2)
    expect((await readRegister(gunay)).reached.find(({ step }) => step === 'trained')).toEqual({ step: 'trained', people: 2 })
  })

  test('one that does not fit stops all of them, and says whose it is', async () => {
    await trained([second])
    expect(await trained()).toEqual({ kind: 'not-so', problems: [{ number: 2, problem: 'reached-before' }] })
    expect(await facts('milestone')).toHaveLength(1)
    expect((await openPerson(gunay, { personId: first })).reached).toEqual([])
  })

  test('a step taken back is counted no longer and can be written again', async () => {
    await trained([first])
    expect(await takeBackMilestone(gunay, { personId: first, step: 'trained' })).toEqual({ kind: 'taken-back' })
    expect(await takeBackMilestone(gunay, { personId: first, step: 'trained' })).toEqual({ kind: 'not-reached' })
    expect((await facts('cancel')).map(({ cancels }) => cancels)).toEqual((await facts('milestone')).map(({ id }) => id))
    expect((await trained([first])).kind).toBe('reached')
  })

  test('a session is one fact with its participants by sex and age, and nobody in it is named', async () => {
    const participants = cells.map((_, at) => (at === cellOf(0, 1) ? 7 : at === cellOf(1, 1) ? 5 : 0))
    const { sessionId } = await writeLedSession(gunay, { on: '2024-05-10', district: 'Fuzuli', place: 'school', leaders: [first, second], participants, line: 'Two classes together.' })
    const [fact] = await facts('led-session')
    expect(fact).toMatchObject({ month: '2024-05', district: 'Fuzuli', codes: ['school'], counts: participants })
    expect(fact!.subjects).toHaveLength(2)
    expect(await readRegister(gunay)).toMatchObject({ participants: 12, sessions: [{ leaders: 'RASB-01, RASB-02', participants: 12 }] })
    expect((await openPerson(gunay, { personId: second })).sessions).toHaveLength(1)
    expect(await takeBackLedSession(gunay, { sessionId })).toEqual({ kind: 'taken-back' })
    expect(await takeBackLedSession(gunay, { sessionId })).toEqual({ kind: 'not-there' })
    expect((await readRegister(gunay)).sessions).toEqual([])
    expect((await facts('cancel')).map(({ cancels }) => cancels)).toEqual([fact!.id])
  })

  test('two who change one person: the second is told, and nothing is lost', async () => {
    expect(await changeDetails(gunay, { personId: first, revision: 1, details: { ...details, phone: '050 1' } })).toEqual({ kind: 'changed' })
    expect(await changeDetails(gunay, { personId: first, revision: 1, details: { ...details, phone: '050 2' } })).toEqual({ kind: 'stale' })
    expect((await openPerson(gunay, { personId: first })).details.phone).toBe('050 1')
  })

  test('who has left is not offered for steps and sessions, and keeps what was reached', async () => {
    await trained()
    await changeStanding(gunay, { personId: first, standing: { is: 'left', since: '2024-05-01' } })
    expect((await beginStep(gunay)).people.map(({ number }) => number)).toEqual([2])
    expect((await readRegister(gunay)).reached.find(({ step }) => step === 'trained')?.people).toBe(2)
  })

  test('a second coordinator reads it after the first has signed in; nobody else does, not even with the rules switched off', async () => {
    const other = await p.person('Tural', ['reintegration'])
    await reconcileGrants(p.again(gunay))
    expect((await readRegister(p.again(other))).people).toHaveLength(2)
    const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'
    for (const scope of [delegate, await p.person('Rena', ['psychologist']), await p.person('Leyla', ['supervisor']), await p.person('Anar', ['administrator']), await p.person('Kamran', ['data-protection'])]) {
      await expect(readRegister(scope)).rejects.toSatisfy(refused)
      await expect(readRegister(withoutRules(scope))).rejects.toSatisfy(refused)
      await expect(registerPerson(withoutRules(scope), details)).rejects.toSatisfy(refused)
    }
  })

  test('somebody who is in both has nothing in common in either: no id, no subject, no match value', async () => {
    const rena = await p.person('Rena', ['psychologist'])
    const { caseId } = await opened(rena, { identity: identity({ givenName: details.givenName, familyName: details.familyName }) })
    await trained([first])
    const mine = new Set<string>()
    await readFacts(p.again(delegate), '2020-01', '2024-12', (some) => { for (const fact of some) if (fact.kind === 'milestone') for (const subject of fact.subjects) mine.add(subject) })
    const reading = await readFacts(p.again(delegate), '2020-01', '2024-12', () => {})
    expect(reading.kind === 'read' && [...mine].map(reading.personOf)).toEqual([...mine])
    const rows = JSON.stringify([await p.connection.db.selectFrom('rasb_person').selectAll().execute(), await p.connection.db.selectFrom('led_session').selectAll().execute()])
    for (const word of [caseId, 'Quliyeva', 'Aghdam', ...mine]) expect(rows).not.toContain(word)
    expect(Object.keys((await p.connection.db.selectFrom('rasb_person').selectAll().executeTakeFirstOrThrow())).sort()).toEqual(['document', 'id', 'number', 'revision'])
  })

  test('a number that was changed in the clear is not read', async () => {
    await p.connection.db.updateTable('rasb_person').set({ number: 9 }).where('id', '=', first).execute()
    expect((await readRegister(gunay)).people.find(({ id }) => id === first)).toMatchObject({ kind: 'unreadable' })
    await expect(openPerson(gunay, { personId: first })).rejects.toSatisfy((error: unknown) => isRefusal(error) && error.kind === 'unreadable')
  })
})

test('a step comes once, and in its place', () => {
  const entry = { reached: [{ step: 'trained', on: '2024-04-20', fact: newId<'fact'>() }, { step: 'volunteer', on: '2024-06-01', fact: newId<'fact'>() }] } satisfies Pick<RasbEntry, 'reached'>
  expect(problemOfStep(entry, 'trained', '2024-04-20')).toBe('reached-before')
  expect(problemOfStep(entry, 'facilitator', '2024-04-19')).toBe('out-of-order')
  expect(problemOfStep(entry, 'facilitator', '2024-06-02')).toBe('out-of-order')
  expect(problemOfStep(entry, 'facilitator', '2024-05-01')).toBeUndefined()
  expect(problemOfStep(entry, 'informed', '2024-04-21')).toBe('out-of-order')
})

test('the forms say what is wrong', () => {
  const problems = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) => result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
  const given = { givenName: 'A', district: 'Aghdam', sex: 'male', ageBand: '18-25' }
  expect(problems(detailsForm(['Aghdam']).safeParse(given))).toEqual([])
  expect(problems(detailsForm(['Fuzuli']).safeParse({ ...given, givenName: ' ' }))).toEqual(['givenName required', 'district choose'])
  const id = newId<'rasb'>()
  expect(problems(stepForm('2024-05-14').safeParse({ people: id, step: 'trained', on: '2024-05-15' }))).toEqual(['on date-in-future'])
  expect(problems(stepForm('2024-05-14').safeParse({ step: 'trained', on: '2024-05-14' }))).toEqual(['people choose-some'])
  const session = ledSessionForm({ today: '2024-05-14', districts: ['Aghdam'] })
  const led = { on: '2024-05-14', district: 'Aghdam', place: 'school', leaders: [id], participants: ['', '3', undefined] }
  expect(session.parse(led)).toMatchObject({ participants: [0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], line: '' })
  expect(problems(session.safeParse({ ...led, participants: ['0'] }))).toEqual(['participants nobody'])
  expect(problems(session.safeParse({ ...led, participants: ['x', '501'] }))).toEqual(['participants.0 not-whole', 'participants.1 at-most:500'])
})
