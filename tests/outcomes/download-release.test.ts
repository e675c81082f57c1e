import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { downloadRelease, printRelease } from '#app/outcomes/download-release.server.ts'
import { changeSettings, programmeSettings } from '#app/outcomes/reach-window-table.server.ts'
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

test('a programme’s own DHIS2 mapping is used where its settings have one', async () => {
  const { again, delegate, connection: { db }, releases: { released } } = world
  const set = async () => JSON.parse(new TextDecoder().decode((await downloadRelease(again(delegate), { releaseId: released, kind: 'dhis2', language: 'en' })).body)) as { orgUnit: string; dataElementIdScheme: string }
  expect(await set()).toMatchObject({ orgUnit: 'SIRDASH', dataElementIdScheme: 'CODE' })
  await changeSettings(db, delegate.programme.id, { ...await programmeSettings(db, delegate.programme.id), dhis2: { scheme: 'UID', dataSet: 'pBOMPrpg1QX', orgUnit: 'DiszpKrYNg8', elements: {} } })
  expect(await set()).toMatchObject({ orgUnit: 'DiszpKrYNg8', dataElementIdScheme: 'UID', dataValues: [] })
})
