import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewFact } from '#app/facts/fact.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { enterAll, prepareEntries } from '#app/outcomes/ledger-chain.server.ts'
import { listFigures, outcomesView } from '#app/outcomes/list-figures.server.ts'
import { defaultRules, type DisclosureRules } from '#app/outcomes/policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { listCatalogues } from '#app/outcomes/read-catalogues.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { readStanding, readStandingToday } from '#app/outcomes/read-standing.server.ts'
import type { ReleaseRecord } from '#app/outcomes/release-record.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { brokenAt } from '#app/outcomes/verify-ledger.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { addFacts } from './planned-facts.ts'

let p: TestProgramme
let [delegate, officer]: Scope[] = []

const fact = (kind: NewFact['kind'], subject: string, more: Partial<NewFact> = {}): NewFact => ({ id: newId<'fact'>(), kind, on: '2023-02-14', subjects: [subject as Id<'subject'>], district: 'Aghdam', ...more })
const session = (subject: string) => fact('session', subject, { session: 'individual', mode: 'remote' })
const people = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name} ${at}`)

/** In 2023, 26 people are assessed; 13 of them and 3 who were assessed the year before are in care; 3 are trained. Counted before any catalogue is signed. */
beforeEach(async () => {
  p = await testProgramme()
  ;[delegate, officer] = [await p.person('Anna', ['delegate']), await p.person('Farid', ['data-protection'])]
  const rena = await p.person('Rena', ['psychologist'])
  for (const scope of [rena, delegate, rena]) await reconcileGrants(p.again(scope))
  p.at('2024-07-15')
  const [assessed, before, trained] = [people('assessed', 26), people('before', 3), people('trained', 3)]
  await addFacts(p.again(rena), [
    ...before.map((one) => fact('assessed', one, { on: '2022-11-02' })), ...assessed.map((one) => fact('assessed', one)),
    ...[...assessed.slice(0, 13), ...before].map(session), ...trained.map((one) => fact('milestone', one, { codes: ['trained'] })),
  ])
  await fixFigures(p.again(delegate))
}, 60_000)
afterEach(() => p.close())

async function signed(rules: DisclosureRules = defaultRules): Promise<void> {
  const proposed = await proposeCatalogue(p.again(delegate!), (number) => defaultPolicy({ year: 2024, number, areas: [], splitWindow: 'year', rules }))
  if (proposed.kind === 'proposed') await signCatalogue(p.again(officer!), proposed.id)
}

async function recordOf(template: string, window: string): Promise<ReleaseRecord> {
  const made = await prepareRelease(p.again(delegate!), { template, window })
  if (made.kind !== 'prepared') throw new Error(made.kind)
  return (await readRelease(p.again(delegate!), made.releaseId)).record
}

const headline = ({ headlines }: ReleaseRecord) => Object.fromEntries(headlines.map(({ key, shown }) => [key, shown]))

async function listed(name: string) {
  const line = (await listFigures(p.again(delegate!))).find((one) => one.name === name)!
  return line.kind === 'fixed' ? line.figure.reach : line.kind
}

test('in the window that divides people, assessed is assessed or in care wherever it is published, also where it was counted before', async () => {
  expect(await listed('2023')).toMatchObject({ assessed: 26, inCare: 16 })
  await signed()
  const record = await recordOf('report', '2023')
  const cascade = record.tables.find((one) => one.id === 'cascade')!.rows
  expect([headline(record).assessed, cascade.find((row) => row.node === 'assessed')!.figures[0]!.shown]).toEqual([29, 29])
  expect(await listed('2023')).toMatchObject({ assessed: 29, inCare: 16 })
  expect(headline(await recordOf('headline', '2023-Q1')).assessed).toBe(26)
  expect(await listed('2023-Q1')).toMatchObject({ assessed: 26 })
})

test('where headlines need ten people, the page of outcomes shows what stands in the ledger and nothing else', async () => {
  await signed({ ...defaultRules, headline: 'rounded', reachRoots: 'T' })
  const { figures, waiting } = await outcomesView(p.again(delegate!))
  expect(figures).toEqual([])
  expect(waiting.find((line) => line.name === '2023')).toMatchObject({ state: 'kept' })
  const record = await recordOf('report', '2023')
  const shown = await listed('2023')
  expect(shown).toMatchObject(headline(record))
  expect(shown).toMatchObject({ assessed: 30, inCare: 15, individual: null, trained: null })
  expect(await listed('2023-Q1')).toBe('kept')
  // and the next figure is judged beside it by the rules it was rounded by
  const { reach, head } = await readStanding(p.again(delegate!))
  const today = await readStandingToday(p.again(delegate!), head)
  expect([reach[0]!.rules, today.kind === 'read' && today.standing.reach[0]!.rules]).toEqual([undefined, { ...defaultRules, headline: 'rounded', reachRoots: 'T' }])
})

test('the sheet of next year begins with the choice that is in force', async () => {
  const headline = async () => (await listCatalogues(p.again(delegate!))).design!.headline
  expect(await headline()).toBe('exact')
  await signed({ ...defaultRules, headline: 'rounded', reachRoots: 'T' })
  expect(await headline()).toBe('rounded')
})

test('what was judged beside a ledger that grew meanwhile is not entered, whoever wrote', async () => {
  await signed()
  const scope = p.again(delegate!)
  const { head } = await readStanding(scope)
  await recordOf('headline', '2023-Q1')
  const entries = await prepareEntries(scope, head, [{ kind: 'outside-withdrawn', about: 'any', window: { kind: 'quarter', startsOn: '2023-01-01', endsOn: '2023-03-31' }, policyVersion: '2024/1', document: { kind: 'decision' } }])
  await expect(inTransaction(scope, (within) => enterAll(within, entries))).rejects.toMatchObject({ kind: 'stale' })
})

// each is admitted alone; both would tell that nobody came in the other three quarters
test('a year and its quarter asked at once stand beside each other or not at all, whoever comes first', async () => {
  await signed({ ...defaultRules, headline: 'rounded', reachRoots: 'T' })
  const records = await Promise.all([recordOf('report', '2023'), recordOf('report', '2023-Q1')])
  expect(records.map((record) => headline(record).inCare).filter((shown) => shown !== null)).toEqual([15])
  expect(await brokenAt(delegate!.db, delegate!.programme.id)).toBeUndefined()
  expect(await delegate!.db.selectFrom('ledger_entry').select('number').where('kind', '=', 'release').execute()).toHaveLength(2)
})
