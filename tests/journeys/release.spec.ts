import { expect, test, type Page } from '@playwright/test'
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

test('nobody else sees a count', async () => {
  for (const name of ['rena', 'leyla', 'kamran'] as const) {
    const page = pages[name]
    await signIn(page, name)
    for (const path of ['/outcomes', '/outcomes/releases', release]) {
      const response = await page.request.get(path)
      expect(response.status(), `${name} ${path}`).toBe(404)
      expect(await response.text()).not.toContain('301')
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
