import { expect, test, type Page } from '@playwright/test'
import { startDesk, type Desk } from './desk.ts'
import { choose, did, expectNothingWrong, field, mainButton, press, settled, visit, watchedContext, type Watched } from './watched.ts'

// The coordinator's day with the register, and the end of a case: taken back, begun again, closed with its outcome.
test.describe.configure({ mode: 'serial' })

let desk: Desk
let gunay: Watched
let bare: Watched
let rena: Watched
let leyla: Watched

test.beforeAll(async ({ browser }) => {
  desk = await startDesk()
  const watching = { origin: desk.origin }
  gunay = await watchedContext(browser, watching)
  bare = await watchedContext(browser, { ...watching, script: false, inHand: true })
  rena = await watchedContext(browser, { ...watching, inHand: true })
  leyla = await watchedContext(browser, watching)
  await desk.signIn(gunay.context, 'coordinator')
  await desk.signIn(bare.context, 'coordinator')
  await desk.signIn(rena.context, 'rena')
  await desk.signIn(leyla.context, 'leyla')
})
test.afterAll(async () => {
  for (const { context } of [gunay, bare, rena, leyla]) await context.close()
  await desk?.stop()
})
test.afterEach(() => {
  // 422 is how the server says that something was refused, 404 that it is nobody's of those who ask
  for (const watched of [gunay, bare, rena]) watched.problems = watched.problems.filter((line) => !/status of (422|404)/.test(line))
  expectNothingWrong([gunay, bare, rena, leyla])
})

async function register(page: Page, given: string, family: string): Promise<void> {
  await field(page, 'givenName').fill(given)
  await field(page, 'familyName').fill(family)
  await field(page, 'district').selectOption('Fuzuli')
  await field(page, 'sex').selectOption('male')
  await field(page, 'ageBand').selectOption('18-25')
  await press(page, mainButton(page))
  await page.waitForURL(/\/reintegration\/people\/[0-9a-f-]{36}$/)
}

test('the coordinator adds a person, who gets the register’s next number', async () => {
  const page = await gunay.context.newPage()
  await visit(page, '/today', 'coordinator-today')
  await expect(page.locator('nav').first()).not.toContainText('Caseload')
  await visit(page, '/reintegration', 'register')
  await press(page, mainButton(page).or(page.locator('a[href="/reintegration/new"]')).first())
  await settled(page, 'register-new')
  await register(page, 'Elvin', 'Qocayevzade')
  await settled(page, 'register-person')
  await expect(page.locator('main')).toContainText('RASB-03')
  await page.close()
})

test('a training of two in one press; a step that does not fit is refused with its number, and nothing is written', async () => {
  const page = await gunay.context.newPage()
  await visit(page, '/reintegration/steps/new', 'register-step')
  await field(page, 'step').selectOption('trained')
  await field(page, 'on').fill('2024-05-18')
  for (const box of await page.locator('input[name="people"]').all()) await page.locator('label', { has: page.locator(`input[value="${await box.getAttribute('value')}"]`) }).click()
  await press(page, mainButton(page))
  await settled(page, 'register-step-refused')
  await expect(page.locator('main')).toContainText('RASB-01 has come to this step before.')
  await expect(page.locator('main')).toContainText('Nothing was written.')
  await field(page, 'step').selectOption('mentored')
  for (const name of ['RASB-01', 'RASB-02']) await page.locator('label', { hasText: name }).locator('input').check({ force: true })
  await field(page, 'on').fill('2024-05-18')
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/reintegration$/)
  await expect(page.locator('dl.facts').first()).toContainText('mentored2')
  await page.close()
})

test('without script: a session they led, with participants as numbers; taken back again', async () => {
  const page = await bare.context.newPage()
  await visit(page, '/reintegration/sessions/new', 'register-session')
  await field(page, 'on').fill('2024-05-19')
  await field(page, 'district').selectOption('Aghdam')
  await field(page, 'place').selectOption('school')
  await page.locator('label', { hasText: 'RASB-01' }).locator('input').check({ force: true })
  await press(page, mainButton(page))
  await settled(page, 'register-session-refused')
  await expect(page.locator('main')).toContainText('Please write how many took part.')
  await field(page, 'participants[1]').fill('11')
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/reintegration$/)
  const row = page.getByRole('row').filter({ hasText: '19 May 2024' })
  await expect(row).toContainText('11')
  await press(page, row.getByRole('button'))
  await expect(page.getByRole('row').filter({ hasText: '19 May 2024' })).toHaveCount(0)
  await page.close()
})

test('no case is the coordinator’s to see, and no register the psychologist’s', async () => {
  const page = await gunay.context.newPage()
  expect((await page.goto(`/cases/${desk.caseId}`))?.status()).toBe(404)
  const other = await rena.context.newPage()
  expect((await other.goto('/reintegration'))?.status()).toBe(404)
  await page.close()
  await other.close()
})

const areas = ['distress', 'functioning', 'coping'] as const

test('a closure is taken back, care goes on, and the case is closed anew with its outcome', async () => {
  const page = await rena.context.newPage()
  const file = `/cases/${desk.closedId}`
  await visit(page, `${file}/closure`, 'closure-signed')
  await page.locator('main summary', { hasText: 'Take the closure back' }).click()
  await choose(page, 'takeBack', 'goes-on')
  await field(page, 'pin').fill('123456')
  await press(page, did(page, 'take-back'))
  await settled(page, 'closure-form')
  await visit(page, file, 'case-closing')
  await press(page, page.locator('button[name="to"][value="in-care"]'))
  await press(page, page.locator('button[name="to"][value="closing"]'))
  await expect(page).toHaveURL(/\/closure$/)
  await field(page, 'reason').selectOption('goals-met')
  await choose(page, 'evaluated', 'yes')
  for (const area of areas) await choose(page, `client.${area}`, 'better')
  await choose(page, 'lastScales', 'declined')
  await choose(page, 'followUps', 'planned')
  await field(page, 'goals').fill('Walks to the shop alone.')
  await field(page, 'pin').fill('123456')
  await press(page, mainButton(page))
  await settled(page, 'closure-refused')
  await expect(page.locator('.field-error').first()).toBeVisible()
  await expect(field(page, 'goals')).toHaveValue('Walks to the shop alone.')
  for (const rater of ['practitioner', 'overall']) for (const area of areas) await choose(page, `${rater}.${area}`, area === 'coping' ? 'same' : 'better')
  await field(page, 'pin').fill('123456')
  await press(page, mainButton(page))
  await settled(page, 'closure-closed')
  await expect(page.locator('main')).toContainText('Walks to the shop alone.')
  await page.close()
})

test('her supervisor reads the closure under the code, and may not take it back', async () => {
  const page = await leyla.context.newPage()
  await visit(page, `/cases/${desk.closedId}/closure`, 'closure-supervisor')
  await expect(page.locator('main')).toContainText('goals were reached')
  await expect(did(page, 'take-back')).toHaveCount(0)
  await page.close()
})
