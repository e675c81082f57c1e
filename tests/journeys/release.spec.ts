import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { startDemo, type BuiltServer } from './server.ts'
import { choose, did, expectNothingWrong, field, mainButton, press, settled, visit, watchedContext, type Watched } from './watched.ts'

// The synthetic programme's project period, released by two people; then a note is retracted, and the figures stay.
test.describe.configure({ mode: 'serial' })

const names = ['anna', 'farid', 'rena', 'leyla', 'kamran'] as const
type Name = (typeof names)[number]

let server: BuiltServer
const people = {} as Record<Name, Watched>
const pages = {} as Record<Name, Page>
let release = ''

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  server = await startDemo()
  for (const name of names) {
    people[name] = await watchedContext(browser, { origin: server.origin })
    pages[name] = await people[name].context.newPage()
  }
})
// without script nothing is missing: the answers of actions that refuse are pages, and the browser says 4xx on its console
test.afterEach(() => { expectNothingWrong(Object.values(people)) })
test.afterAll(async () => {
  for (const { context } of Object.values(people)) await context.close()
  await server?.stop()
})

const pin = '314159'

/** As the sign-in page of the synthetic programme tells everybody. */
async function signIn(page: Page, account: Name): Promise<void> {
  await page.goto('/sign-in')
  await field(page, 'account').fill(account)
  await field(page, 'passphrase').fill('seven quiet lanterns by the river')
  await choose(page, 'device', 'personal')
  await press(page, mainButton(page))
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: account, exact: true }) })
  await field(page, 'code').fill(await row.locator('code').innerText())
  await press(page, did(page, 'code'))
  await expect(page).toHaveURL(/\/today$/)
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('a delegate prepares the project period: 65, 44, 301, 14 and 19; three areas show, no district', async () => {
  const page = pages.anna
  await signIn(page, 'anna')
  await visit(page, '/outcomes/catalogue', 'catalogues')
  await visit(page, '/outcomes/releases', 'releases')
  await field(page, 'template').selectOption('report')
  await field(page, 'window').selectOption('project')
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/outcomes\/releases\/[0-9a-f-]{36}$/)
  release = new URL(page.url()).pathname
  await settled(page, 'release-prepared')
  await expect(page.locator('main')).toContainText('65 people were assessed and 44 received psychological care through 301 individual or family sessions.')
  for (const [name, figure] of [['Individual sessions', '253'], ['Family sessions', '48'], ['Child group sessions', '14'], ['RASB facilitators', '19']]) await expect(rowOf(page, name!)).toContainText(figure!)
  for (const area of ['Aghdam and Fuzuli', 'Tartar and Barda', 'Goranboy, Aghjabadi and Beylagan']) await expect(rowOf(page, area)).toContainText('15')
  for (const district of ['Aghdam', 'Fuzuli', 'Tartar', 'Barda', 'Goranboy', 'Aghjabadi', 'Beylagan']) await expect(rowOf(page, district)).toContainText('not shown')
  await expect(page.locator('main')).toContainText('waits for a second person')
  await expect(did(page, 'approve')).toHaveCount(0)
})

test('data protection reads the same figures and approves', async () => {
  const page = pages.farid
  await signIn(page, 'farid')
  await visit(page, '/outcomes/releases', 'releases-officer')
  await page.getByRole('link', { name: 'Programme report' }).click()
  await settled(page, 'release-to-approve')
  await expect(page.locator('main')).toContainText('65 people were assessed')
  await field(page, 'pin').fill(pin)
  await did(page, 'approve').click()
  await expect(page.locator('main')).toContainText('The release is approved.')
  await settled(page, 'release-approved')
  await expect(page.locator('main')).toContainText('by data protection')
})

/** A file as the link on its page gives it. */
async function taken(page: Page, kind: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`a[href$="/files/en/${kind}"]`).click()])
  return readFileSync(await download.path())
}

type Told = { shown: number | null }
type ReleaseJson = { headlines: Told[]; tables: { rows: { figures: Told[] }[] }[] }
const shownIn = ({ headlines, tables }: ReleaseJson): number[] => [...headlines, ...tables.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures))].flatMap(({ shown }) => (shown === null ? [] : [shown]))
const figuresOn = async (page: Page): Promise<number[]> => (await page.locator('.report table strong').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))

test('every file is taken through the page, says what the page says and nothing hidden, and is in the trail', async () => {
  const page = pages.farid
  await page.goto(release)
  const onPage = await figuresOn(page)
  expect(onPage.length).toBeGreaterThan(30)
  expect(shownIn(JSON.parse(String(await taken(page, 'json'))) as ReleaseJson)).toEqual(onPage)
  const rows = String(await taken(page, 'csv')).split('\r\n').filter((row) => row.startsWith('figure'))
  expect(rows.flatMap((row) => row.split(',').slice(-4, -3).filter(Boolean).map(Number))).toEqual(onPage)
  for (const kind of ['xlsx', 'quarterly']) {
    const parts = Object.entries(unzipSync(new Uint8Array(await taken(page, kind)))).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))
    expect(parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))).toHaveLength(2)
    expect(parts.filter(({ name, text }) => /comments|vmlDrawing|pivot|externalLink/i.test(name) || /state="(veryH|h)idden"|hidden="1"|<f>|<dc:creator>[^<]/.test(text)).map(({ name }) => name)).toEqual([])
    const numbers = new Set(parts.flatMap(({ text }) => [...text.matchAll(/<v>(\d+)<\/v>/g)].map(([, number]) => Number(number))))
    for (const figure of kind === 'xlsx' ? onPage : [44, 253, 48, 14, 19]) expect(numbers, `${kind} ${figure}`).toContain(figure)
  }
  await expect(page.locator('a[href$="/files/en/dhis2"]')).toHaveCount(0)
  await taken(page, 'dhis2-mapping')
  await visit(page, `${release}/print`, 'release-on-paper')
  for (const text of ['65 people were assessed', '253', '15 (13–17)', 'not shown']) await expect(page.locator('.one-page')).toContainText(text)
  await visit(page, '/audit', 'audit-of-downloads')
  for (const kind of ['json en', 'csv en', 'xlsx en', 'quarterly en', 'dhis2-mapping en', 'print']) await expect(page.locator('main')).toContainText(kind)
})

/** The figure itself, in what is read and in the data of its script; not the digits of a hashed file name, which stood there by chance. */
const sessions = /(?<![\w-])301(?![\w-])/

test('nobody else sees a count', async () => {
  expect(await (await pages.anna.request.get(release)).text()).toMatch(sessions)
  for (const name of ['rena', 'leyla', 'kamran'] as const) {
    const page = pages[name]
    await signIn(page, name)
    for (const path of ['/outcomes', '/outcomes/releases', release]) {
      const response = await page.request.get(path)
      expect(response.status(), `${name} ${path}`).toBe(404)
      expect(await response.text()).not.toMatch(sessions)
    }
    await expect(page.locator('a[href^="/outcomes"]')).toHaveCount(0)
  }
})

test('a note is retracted late; the figures stay, with their note and without a number', async () => {
  const rena = pages.rena
  await rena.goto('/caseload')
  await rena.locator('a[href^="/cases/"]:not([href="/cases/new"])').first().click()
  await rena.locator('a[href^="/notes/"]').first().click()
  await rena.waitForURL(/\/notes\/[0-9a-f-]{36}$/)
  await rena.goto(`${new URL(rena.url()).pathname}/retract`)
  await choose(rena, 'reason', 'wrong-session')
  await field(rena, 'words').fill('Written on the wrong day.')
  await field(rena, 'pin').fill(pin)
  await rena.locator('form:has([name=reason]) button.button-danger').click()
  await rena.waitForURL(/\/(notes|cases)\/[0-9a-f-]{36}$/)

  const page = pages.anna
  await page.goto(release)
  await did(page, 'check').click()
  await expect(page.locator('main')).toContainText('The figures stay, with the note.')
  await settled(page, 'release-corrected')
  await expect(page.locator('main')).toContainText('Data corrected after release.')
  await expect(page.locator('main')).toContainText('through 301 individual or family sessions')
  await visit(page, '/outcomes/releases', 'releases-corrected')
  await expect(page.locator('main')).toContainText('data corrected after release')
})

test('areas are drawn on invented caseloads, and quarters stand side by side once they are released', async () => {
  const page = pages.anna
  await page.goto('/outcomes/catalogue')
  await did(page, 'try').click()
  await expect(page.locator('#tried')).toContainText('With about 44 people')
  await settled(page, 'catalogue-tried')
  for (const window of ['2022-Q3', '2022-Q4']) {
    await page.goto('/outcomes/releases')
    await field(page, 'template').selectOption('headline')
    await field(page, 'window').selectOption(window)
    await press(page, mainButton(page))
    const path = new URL(page.url()).pathname
    await pages.farid.goto(path)
    await field(pages.farid, 'pin').fill(pin)
    await did(pages.farid, 'approve').click()
    await expect(pages.farid.locator('main')).toContainText('The release is approved.')
  }
  await visit(page, '/outcomes/releases', 'releases-side-by-side')
  await expect(page.locator('figure.columns')).toHaveCount(2)
})

test('a quarter goes to DHIS2 as the page shows it; what was hoped for and said stands beside it', async () => {
  const [page, officer] = [pages.anna, pages.farid]
  await page.goto('/outcomes/reports/2022-Q3')
  await field(page, 'target.inCare').fill('15')
  await field(page, 'text.changed').fill('The road was open again.')
  await press(page, mainButton(page))
  await officer.goto('/outcomes/releases')
  await officer.getByRole('row', { name: /July to September 2022|Jul.*Sep.* 2022/ }).first().getByRole('link').click()
  await settled(officer, 'release-with-report')
  await expect(officer.locator('.report')).toContainText('The road was open again.')
  const { headlines } = JSON.parse(String(await taken(officer, 'json'))) as ReleaseJson
  const set = JSON.parse(String(await taken(officer, 'dhis2'))) as { period: string; dataValues: { value: string }[] }
  expect(set.period).toBe('2022Q3')
  expect(set.dataValues.map(({ value }) => Number(value))).toEqual(headlines.flatMap(({ shown }) => (shown === null ? [] : [shown])))
})

test('a delegate proposes next year’s catalogue with a public list in it; the second person reads what changes and signs', async () => {
  const [page, officer] = [pages.anna, pages.farid]
  await page.goto('/outcomes/catalogue')
  await field(page, 'known').fill('Mine survivors: 400')
  await field(page, 'inhabitants').fill('320000')
  await field(page, 'pin').fill(pin)
  await press(page, did(page, 'propose'))
  await officer.goto(new URL(page.url()).pathname)
  await settled(officer, 'catalogue-to-sign')
  await expect(officer.locator('main')).toContainText('which is in force')
  await expect(officer.getByRole('row', { name: /People in care by category: Mine survivors/ })).toContainText('a public list has 400')
  await field(officer, 'pin').fill(pin)
  await did(officer, 'sign').click()
  await expect(officer.locator('main')).toContainText('The catalogue is in force.')
})
