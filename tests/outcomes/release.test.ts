import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelling, type NewFact } from '#app/facts/fact.ts'
import { districtList } from '#app/cases/district-table.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { programmeWindows } from '#app/outcomes/reach-window-table.server.ts'
import { checkCorrections } from '#app/outcomes/check-corrections.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { declareProject } from '#app/outcomes/declare-project.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { proposeDrawn, readCatalogue } from '#app/outcomes/read-catalogues.server.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { listReleases, readRelease, readReleased } from '#app/outcomes/read-release.server.ts'
import type { ReleaseFigure, ReleaseRecord } from '#app/outcomes/release-record.ts'
import { openEntry } from '#app/outcomes/sealed-ledger.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { brokenAt } from '#app/outcomes/verify-ledger.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { addFacts, plannedFacts, project } from './planned-facts.ts'

let p: TestProgramme
let [delegate, other, officer, rena, administrator, supervisor]: Scope[] = []
const facts = plannedFacts()
const lateSession: NewFact & { id: Id<'fact'> } = { id: newId<'fact'>(), kind: 'session', on: '2023-02-14', subjects: ['late' as Id<'subject'>], district: 'Aghdam', session: 'individual', mode: 'remote' }
const areas = [{ name: 'Aghdam and Fuzuli', districts: ['Aghdam', 'Fuzuli'] }, { name: 'Tartar and Barda', districts: ['Tartar', 'Barda'] }, { name: 'South', districts: ['Goranboy', 'Beylagan', 'Aghjabadi'] }]
const refused = (kind: string) => (error: unknown) => isRefusal(error) && error.kind === kind

beforeAll(async () => {
  p = await testProgramme()
  ;[delegate, other, officer, rena, administrator, supervisor] = [
    await p.person('Anna', ['delegate']), await p.person('Ben', ['delegate']), await p.person('Farid', ['data-protection']), await p.person('Rena', ['psychologist']), await p.person('Kamran', ['administrator']), await p.person('Leyla', ['supervisor']),
  ]
  for (const scope of [delegate!, rena!, administrator!, delegate!]) await reconcileGrants(p.again(scope))
  await reconcileGrants(p.again(rena!))
  p.at('2024-07-15')
  await declareProject(p.again(delegate!), project)
  await addFacts(p.again(rena!), facts)
}, 120_000)
afterAll(() => p.close())

const as = (scope: Scope | undefined): Scope => p.again(scope!)
const ask = (template: string, window: string) => prepareRelease(as(delegate), { template, window })

async function prepared(template: string, window: string): Promise<Id<'release'>> {
  const made = await ask(template, window)
  if (made.kind !== 'prepared' && made.kind !== 'stands') throw new Error(made.kind)
  return made.releaseId
}

const refusals = async (): Promise<number> => (await delegate!.db.selectFrom('audit_entry').select('number').where('did', '=', 'release.refused').execute()).length

/** Approved by the officer as well. */
async function released(template: string, window: string): Promise<Id<'release'>> {
  const id = await prepared(template, window)
  await decideOnRelease(as(officer), { releaseId: id, release: true })
  return id
}

/** As the kept report of the attack says. */
async function groupsAttacked(release: Id<'release'>): Promise<number> {
  const row = await delegate!.db.selectFrom('ledger_entry').selectAll().where('kind', '=', 'release').where('about', '=', release).executeTakeFirstOrThrow()
  const document = openEntry(await as(delegate).keys.of('ledger', delegate!.programme.id), row)
  return document.kind === 'release' ? document.groups : 0
}

const headline = (record: ReleaseRecord): Record<string, number | null> => Object.fromEntries(record.headlines.map(({ key, shown }) => [key, shown]))
const table = (record: ReleaseRecord, id: string): Record<string, (number | null)[]> => Object.fromEntries(record.tables.find((one) => one.id === id)!.rows.map((row) => [row.node, row.figures.map((figure: ReleaseFigure) => figure.shown)]))

describe('the catalogue', () => {
  test('nothing can be asked before two people have signed one', async () => {
    expect(await ask('report', 'project')).toEqual({ kind: 'not-askable' })
  })

  test('how many live in the area is asked, and fewer than 20,000 need ten people behind every figure', async () => {
    const [one, other] = await districtList(delegate!.db)
    const drawn = (given: object) => proposeDrawn(as(delegate), { areas: `West: ${one!.name}\nEast: ${other!.name}`, people: '44', year: '2024', split: 'year', headline: 'exact', ...given })
    for (const inhabitants of ['', '0', 'many', '1.5']) expect(await drawn({ inhabitants })).toEqual({ kind: 'problem', problem: { field: 'inhabitants' } })
    expect(await drawn({ inhabitants: '19999' })).toMatchObject({ kind: 'problem', problem: { field: 'lint', lint: [{ rule: 'area-too-small' }] } })
    // the project period begins in January and ends in June: there are half-years, and no whole years to divide people over
    expect(await drawn({ inhabitants: '60000' })).toEqual({ kind: 'problem', problem: { field: 'split-none' } })
  })

  test('one that fails the lint is not proposed; one person alone does not put it in force', async () => {
    const draw = (number: number) => defaultPolicy({ year: 2024, number, areas, splitWindow: 'project' })
    const loose = await proposeCatalogue(as(delegate), (number) => ({ ...draw(number), rules: { ...draw(number).rules, threshold: 5 } }))
    expect(loose).toMatchObject({ kind: 'refused', problems: [{ rule: 'threshold-too-low' }] })
    const ofHalves = (number: number) => ({ ...draw(number), version: `2025/${number}`, year: 2025, splitWindow: 'half' as const })
    const waiting = await proposeCatalogue(as(delegate), ofHalves)
    const proposed = await proposeCatalogue(as(delegate), draw)
    if (proposed.kind !== 'proposed' || waiting.kind !== 'proposed') throw new Error(proposed.kind)
    await expect(signCatalogue(as(delegate), proposed.id)).rejects.toSatisfy(refused('not-found'))
    for (const scope of [rena, administrator, supervisor]) await expect(signCatalogue(as(scope), proposed.id)).rejects.toSatisfy(refused('not-found'))
    expect(await ask('report', 'project')).toEqual({ kind: 'not-askable' })
    expect(await signCatalogue(as(officer), proposed.id)).toEqual({ kind: 'signed' })
    expect(await proposeCatalogue(as(delegate), draw)).toEqual({ kind: 'year-signed' })
    // people are divided at one length of window, in every year that follows: neither proposed nor signed otherwise
    expect(await proposeCatalogue(as(delegate), ofHalves)).toEqual({ kind: 'split-signed' })
    expect(await signCatalogue(as(officer), waiting.id)).toEqual({ kind: 'split-signed' })
    expect((await proposeCatalogue(as(delegate), (number) => ({ ...ofHalves(number), splitWindow: 'project' }))).kind).toBe('proposed')
  })
})

describe('a release', () => {
  test('the synthetic programme: 65, 44, 253 + 48 = 301, 14, 19; three areas show, no district', async () => {
    const id = await prepared('report', 'project')
    const { record } = await readRelease(as(delegate), id)
    expect(headline(record)).toEqual({
      contacts: 0, assessed: 65, newAssessed: 65, inCare: 44, newInCare: 44, sessions: 301, individual: 253, family: 48, faceToFace: 274, remote: 27, childGroups: 14, children: 47, attendances: 95,
      supervisions: 0, supervised: 0, trainings: 1, trained: 19, facilitators: 19, volunteers: 19, ledSessions: 0, participants: 0,
    })
    expect(table(record, 'district')).toMatchObject({ 'district': [44, 300], 'area-1': [15, 110], 'area-2': [15, 100], 'area-3': [15, 90], 'district-Aghdam': [null, null], 'district-Fuzuli': [null, null], 'elsewhere': [null, null] })
    expect(Object.values(table(record, 'district')).filter(([people]) => people !== null)).toHaveLength(4)
    expect(table(record, 'cascade')).toMatchObject({ 'assessed': [65], 'in-care': [44], 'assessed-only': [20], 'closed': [null] })
    expect(table(record, 'distress')).toMatchObject({ 'distress-better': [30], 'distress-other': [15], 'distress-same': [null] })
    expect(record).toMatchObject({ approved: null, corrected: false, policy: { version: '2024/1', threshold: 10, headline: 'exact' } })
  })

  test('new people of its quarters add up to those of the project, people in care do not', async () => {
    const quarters = (await programmeWindows(delegate!.db, delegate!.programme.id, '2024-07-15')).filter((window) => window.kind === 'quarter' && window.endsOn <= project.to)
    const counted = await Promise.all(quarters.map((window) => countReach(as(delegate), window)))
    const total = (key: 'newAssessed' | 'newInCare' | 'inCare'): number => counted.reduce((all, one) => all + (one.kind === 'counted' ? one.reach[key] : NaN), 0)
    expect([total('newAssessed'), total('newInCare')]).toEqual([65, 44])
    expect(total('inCare')).toBeGreaterThan(44)
  })

  test('asked again, the same stands; another person approves, nobody approves their own', async () => {
    const id = await prepared('report', 'project')
    expect(await ask('report', 'project')).toEqual({ kind: 'stands', releaseId: id })
    await expect(readReleased(as(delegate), id)).rejects.toSatisfy(refused('not-found'))
    await expect(decideOnRelease(as(delegate), { releaseId: id, release: true })).rejects.toSatisfy(refused('not-found'))
    const seen = await readRelease(as(officer), id)
    expect(seen).toMatchObject({ mayDecide: true, mayCheck: false })
    expect(seen.record).toEqual((await readRelease(as(delegate), id)).record)
    expect(await decideOnRelease(as(officer), { releaseId: id, release: true })).toEqual({ kind: 'released' })
    expect(await decideOnRelease(as(other), { releaseId: id, release: false })).toEqual({ kind: 'decided-before' })
    expect((await readReleased(as(other), id)).approved).toEqual({ on: '2024-07-15', by: 'data-protection' })
  })

  test('the officer reads the figures and no key of the ledger', async () => {
    await expect(as(officer).keys.of('ledger', p.connection && officer!.programme.id)).rejects.toSatisfy(refused('not-found'))
  })

  test('a window of another length shows headlines alone', async () => {
    const { record } = await readRelease(as(delegate), await prepared('report', '2022-Q4'))
    expect(record.tables).toEqual([])
    expect(headline(record).inCare).toBeGreaterThan(0)
    expect(headline(record).trained).toBe(7)
  })

  test('a rejected release keeps its figures, whatever the facts say later', async () => {
    const first = await prepared('b-interventions', '2023-Q1')
    const before = headline((await readRelease(as(delegate), first)).record)
    expect(await decideOnRelease(as(other), { releaseId: first, release: false })).toEqual({ kind: 'rejected' })
    await addFacts(as(rena), [lateSession])
    const second = await prepared('b-interventions', '2023-Q1')
    expect(second).not.toBe(first)
    expect(headline((await readRelease(as(delegate), second)).record)).toEqual(before)
  })

  test('nobody else sees a count, with or without the rules', async () => {
    const id = await prepared('report', 'project')
    for (const scope of [rena, administrator, supervisor]) {
      for (const asked of [as(scope), { ...as(scope), rules: { holds: () => true } }]) {
        await expect(readRelease(asked, id)).rejects.toSatisfy(refused('not-found'))
        await expect(listReleases(asked)).rejects.toSatisfy(refused('not-found'))
        await expect(prepareRelease(asked, { template: 'report', window: 'project' })).rejects.toSatisfy(refused('not-found'))
      }
    }
  })

  test('anything but a template of the catalogue and a closed window is answered the same, and each is in the trail', async () => {
    const before = await refusals()
    for (const [template, window] of [['report', '2024-Q3'], ['report', '2024'], ['report', '2024-02'], ['district', 'project'], ['', ''], ['report', 'Project'], ['report project', '2022-Q4'], ['__proto__', 'project']]) {
      expect(await ask(template!, window!), `${template} ${window}`).toEqual({ kind: 'not-askable' })
    }
    expect(await refusals() - before).toBe(8)
  })

  test('no person, no district and no count stands in the clear', async () => {
    const clear = JSON.stringify([await delegate!.db.selectFrom('ledger_entry').selectAll().execute(), await delegate!.db.selectFrom('release').selectAll().execute()])
    for (const word of ['subject-', 'Aghdam', 'inCare']) expect(clear).not.toContain(`"${word}`)
    // ids and sealed text hold any digits
    const aFigure = /(?<![\w-])301(?![\w-])/
    expect([clear, '{"shown":301}'].map((text) => aFigure.test(text))).toEqual([false, true])
  })
})

/** Fourteen people whose notes come long after the period was counted. */
const late = Array.from({ length: 14 }, (_, at): NewFact[] => {
  const about = { on: '2023-03-02', subjects: [`late ${at}` as Id<'subject'>], district: 'Aghdam', sex: 'male', ageBand: '26-45', category: 'mine-survivor' }
  return [
    { id: newId<'fact'>(), kind: 'assessed', ...about }, { id: newId<'fact'>(), kind: 'session', session: 'individual', mode: 'remote', ...about },
    { id: newId<'fact'>(), kind: 'closure', codes: ['evaluated', 'distress-better', 'functioning-better', 'coping-better'], ...about },
  ]
}).flat()

describe('corrections', () => {
  test('a late retraction changes no figure; every release of the window says so, without a number', async () => {
    const id = await released('report', 'project')
    await released('outcomes', 'project')
    const before = await readRelease(as(delegate), id)
    const session = facts.find((fact) => fact.kind === 'session')!
    await addFacts(as(rena), [cancelling(newId<'fact'>(), session as { id: Id<'fact'>; on: string })])
    expect(await checkCorrections(as(delegate), id)).toEqual({ kind: 'corrected' })
    const after = await readRelease(as(delegate), id)
    expect(after.record).toEqual({ ...before.record, corrected: true })
  })

  test('a question that is asked of the window later carries the note as well; one of another window does not', async () => {
    const [late, elsewhere] = [await released('headline', 'project'), await released('headline', '2021-Q4')]
    expect((await readReleased(as(other), late)).corrected).toBe(true)
    expect((await readReleased(as(other), elsewhere)).corrected).toBe(false)
  })

  test('looked for again and again, the same finding stands in the ledger once', async () => {
    const corrections = () => delegate!.db.selectFrom('ledger_entry').select('number').where('kind', '=', 'correction').execute()
    const before = await corrections()
    expect(await checkCorrections(as(delegate), await prepared('report', 'project'))).toEqual({ kind: 'corrected' })
    expect(await corrections()).toEqual(before)
  })

  test('only of a release that a second person approved', async () => {
    const id = await prepared('headline', '2022-Q3')
    await expect(checkCorrections(as(delegate), id)).rejects.toSatisfy(refused('not-found'))
  })

  test('a window in which nothing changed says nothing', async () => {
    const id = await released('child-groups', '2022-Q3')
    expect(await checkCorrections(as(delegate), id)).toEqual({ kind: 'unchanged' })
  })

  test('T people more and one facilitator: a revised release divides them anew, and no figure of the whole programme tells the one', async () => {
    const id = await prepared('report', 'project')
    const facilitator: NewFact = { id: newId<'fact'>(), kind: 'milestone', on: '2023-03-02', subjects: ['late facilitator' as Id<'subject'>], district: 'Aghdam', codes: ['trained', 'facilitator'] }
    await addFacts(as(rena), [...late, facilitator, cancelling(newId<'fact'>(), lateSession)])
    const first = headline((await readRelease(as(delegate), id)).record)
    const checked = await checkCorrections(as(delegate), id)
    expect(checked.kind).toBe('revised')
    if (checked.kind !== 'revised') return
    const { record } = await readRelease(as(delegate), checked.releaseId)
    // the two that are nodes of the cascade follow it, where T or more people changed; no other moves
    expect(headline(record)).toEqual({ ...first, assessed: 79, inCare: 58 })
    expect(table(record, 'cascade')).toMatchObject({ 'assessed': [79], 'in-care': [58] })
    expect(record.corrected).toBe(true)
    expect(await groupsAttacked(checked.releaseId)).toBeGreaterThan(20)
    expect(table(record, 'district')['area-1']).toEqual([30, 120])
    expect(table(record, 'distress')).toMatchObject({ 'distress-better': [45], 'distress-other': [15] })
    expect(headline((await readRelease(as(delegate), id)).record).assessed).toBe(65)
  })

  test('another question of a revised window is issued anew from the ledger; the older release points to it', async () => {
    const id = await prepared('outcomes', 'project')
    const checked = await checkCorrections(as(delegate), id)
    if (checked.kind !== 'revised') throw new Error(checked.kind)
    const [{ record }, report] = [await readRelease(as(delegate), checked.releaseId), await readRelease(as(delegate), await prepared('report', 'project'))]
    expect(table(record, 'distress')).toEqual(table(report.record, 'distress'))
    expect(await groupsAttacked(checked.releaseId)).toBeGreaterThan(20)
    expect(await checkCorrections(as(delegate), id)).toEqual({ kind: 'newer', releaseId: checked.releaseId })
  })
})

describe('a second revision', () => {
  const stage = async (asked: string) => table((await readRelease(as(delegate), await prepared(asked, 'project'))).record, 'cascade')['in-care']
  const takeBack = (list: readonly NewFact[]) => addFacts(as(rena), list.map((fact) => cancelling(newId<'fact'>(), fact as { id: Id<'fact'>; on: string })))
  /** Of one person who was in care from the first, like those who came late. */
  const own = facts.filter((fact) => fact.subjects?.includes('subject-FUZ-005' as Id<'subject'>))

  test('that is far from the newest version and near the first one stays: a reader has both', async () => {
    const id = await released('report', 'project')
    expect(await stage('report')).toEqual([58])
    await takeBack([...late, ...own])
    expect(await checkCorrections(as(delegate), id)).toEqual({ kind: 'corrected' })
    expect(await stage('report')).toEqual([58])
  })

  test('whose people are again those of the first version says what that said', async () => {
    await addFacts(as(rena), own.map((fact) => ({ ...fact, id: newId<'fact'>() })))
    expect((await checkCorrections(as(delegate), await prepared('report', 'project'))).kind).toBe('revised')
    expect(await stage('report')).toEqual([44])
  })
})

describe('the ledger', () => {
  test('is whole, and an entry that was changed, moved or taken out is found', async () => {
    const { db } = delegate!
    expect(await brokenAt(db, delegate!.programme.id)).toBeUndefined()
    const [second] = await db.selectFrom('ledger_entry').selectAll().where('number', '=', 2).execute()
    await db.updateTable('ledger_entry').set({ entered_on: '2020-01-01' }).where('number', '=', 2).execute()
    expect(await brokenAt(db, delegate!.programme.id)).toBe(2)
    await db.deleteFrom('ledger_entry').where('number', '=', 2).execute()
    expect(await brokenAt(db, delegate!.programme.id)).toBe(3)
    await db.insertInto('ledger_entry').values(second!).execute()
    expect(await brokenAt(db, delegate!.programme.id)).toBeUndefined()
  })

  test('figures moved to another window, or an altered release, do not open; the others are listed', async () => {
    const { db } = delegate!
    const id = await prepared('rasb', '2022-Q4')
    await db.updateTable('release').set({ starts_on: '2022-07-01' }).where('id', '=', id).execute()
    const { releases } = await listReleases(as(delegate))
    expect(releases.filter((one) => one.state === 'unreadable').map((one) => one.id)).toEqual([id])
    await db.updateTable('release').set({ starts_on: '2022-10-01' }).where('id', '=', id).execute()
    await db.updateTable('ledger_entry').set({ starts_on: '2000-01-01' }).where('number', '=', 1).execute()
    await expect(ask('headline', '2021-Q2')).rejects.toThrow()
    await db.updateTable('ledger_entry').set({ starts_on: project.from }).where('number', '=', 1).execute()
  })
  test('a catalogue that was altered, also into what is none, is not counted by, and says so by name', async () => {
    const { db } = delegate!
    const [row] = await db.selectFrom('catalogue').selectAll().where('state', '=', 'signed').execute()
    const put = (document: string) => db.updateTable('catalogue').set({ document }).where('id', '=', row!.id).execute()
    for (const altered of ['{', JSON.stringify({ ...JSON.parse(row!.document), threshold: 2 })]) {
      await put(altered)
      await expect(ask('headline', '2021-Q2'), altered).rejects.toSatisfy(refused('unreadable'))
    }
    await put('{')
    await expect(readCatalogue(as(officer), row!.id)).rejects.toSatisfy(refused('unreadable'))
    await put(row!.document)
    expect((await readCatalogue(as(officer), row!.id)).policy.year).toBe(row!.year)
  })
})
