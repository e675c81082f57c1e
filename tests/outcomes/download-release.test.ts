import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { downloadRelease, printRelease } from '#app/outcomes/download-release.server.ts'
import type { Dhis2Mapping } from '#app/outcomes/dhis2-mapping.ts'
import { putMapping } from '#app/outcomes/put-mapping.server.ts'
import { listMappings } from '#app/outcomes/read-mapping.server.ts'
import { showRelease } from '#app/outcomes/show-release.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'

let world: DayOfWork
beforeAll(async () => { world = await dayOfWork() }, 120_000)
afterAll(() => world.close())

const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'
const downloads = async (): Promise<string[]> => ((await readAudit(world.again(world.protection))).lines ?? []).filter(({ did }) => did === 'release.downloaded').map(({ about = '' }) => about)

test('each file that leaves is in the trail, with its kind and language; a refused one is not', async () => {
  const { again, delegate, protection, rena, leyla, administrator, coordinator, releases: { released, waiting } } = world
  const file = await downloadRelease(again(delegate), { releaseId: released, kind: 'csv', language: 'ru' })
  expect(file).toMatchObject({ name: expect.stringMatching(/^sirdash-[a-z-]+-2023-Q4-ru\.csv$/) as string, type: 'text/csv; charset=utf-8' })
  await downloadRelease(again(protection), { releaseId: released, kind: 'xlsx', language: 'az' })
  await printRelease(again(delegate), released)
  expect(await downloads()).toEqual(['print', 'xlsx az', 'csv ru'])
  await expect(downloadRelease(again(delegate), { releaseId: waiting, kind: 'csv', language: 'en' })).rejects.toSatisfy(refused)
  await expect(printRelease(again(protection), waiting)).rejects.toSatisfy(refused)
  for (const scope of [rena, leyla, administrator, coordinator]) await expect(downloadRelease(again(scope), { releaseId: released, kind: 'json', language: 'en' })).rejects.toSatisfy(refused)
  expect(await downloads()).toHaveLength(3)
})

test('a delegate signs a DHIS2 mapping; it is used from then on, replaced, and never used when it was altered', async () => {
  const { again, delegate, protection, rena, administrator, connection: { db }, releases: { released } } = world
  const set = async () => JSON.parse(new TextDecoder().decode((await downloadRelease(again(protection), { releaseId: released, kind: 'dhis2', language: 'en' })).body)) as { orgUnit: string; dataElementIdScheme: string }
  expect(await set()).toMatchObject({ orgUnit: 'SIRDASH', dataElementIdScheme: 'CODE' })
  const mapping = (orgUnit: string, key = 'headline/inCare'): Dhis2Mapping => ({ scheme: 'UID', dataSet: 'pBOMPrpg1QX', orgUnit, elements: { [key]: { dataElement: 'f7n9E0hX8qk' } } })
  for (const scope of [rena, administrator, protection]) await expect(putMapping(again(scope), mapping('DiszpKrYNg8'))).rejects.toSatisfy(refused)
  expect(await putMapping(again(delegate), mapping('DiszpKrYNg8', 'headline/everybody'))).toEqual({ kind: 'unknown-figure', key: 'headline/everybody' })
  await putMapping(again(delegate), mapping('DiszpKrYNg8'))
  expect(await set()).toMatchObject({ orgUnit: 'DiszpKrYNg8', dataElementIdScheme: 'UID', dataValues: [{ dataElement: 'f7n9E0hX8qk' }] })
  await putMapping(again(delegate), mapping('O6uvpzGd5pu'))
  expect(await set()).toMatchObject({ orgUnit: 'O6uvpzGd5pu' })
  await db.updateTable('dhis2_mapping').set({ document: JSON.stringify(mapping('AnotherUnit')) }).where('number', '=', 2).execute()
  await expect(set()).rejects.toSatisfy((error: unknown) => isRefusal(error) && error.kind === 'unreadable')
  expect((await showRelease(again(delegate), released)).kinds).toEqual(['xlsx', 'csv', 'json', 'quarterly'])
  expect((await listMappings(again(delegate))).lines.map(({ number, kind }) => [number, kind])).toEqual([[2, 'altered'], [1, 'signed']])
})
