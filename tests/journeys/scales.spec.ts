import { expect, test, type Page } from '@playwright/test'
import { examplePack } from '#app/scales/wording-packs.server.ts'
import { startDesk, type Desk } from './desk.ts'
import { choose, dangerButton, expectNothingWrong, field, mainButton, press, ready, settled, visit, watchedContext, type Watched } from './watched.ts'

// Scales as a psychologist enters them beside her paper forms, and as her supervisor sees them under the code.
test.describe.configure({ mode: 'serial' })

let desk: Desk
let rena: Watched
let leyla: Watched
let bare: Watched

test.beforeAll(async ({ browser }) => {
  desk = await startDesk()
  const watching = { origin: desk.origin }
  // one thumb
  rena = await watchedContext(browser, { ...watching, inHand: true })
  leyla = await watchedContext(browser, watching)
  bare = await watchedContext(browser, { ...watching, script: false })
  await desk.signIn(rena.context, 'rena')
  await desk.signIn(leyla.context, 'leyla')
  await desk.signIn(bare.context, 'rena')
})
test.afterAll(async () => {
  for (const { context } of [rena, leyla, bare]) await context.close()
  await desk?.stop()
})
test.afterEach(() => {
  // 422 is how the server says that a value was refused
  for (const watched of [rena, bare]) watched.problems = watched.problems.filter((line) => !/status of 422/.test(line))
  expectNothingWrong([rena, leyla, bare])
})

const casePath = () => `/cases/${desk.caseId}`
const items = (page: Page) => page.locator('.digit-row input')
const values = (page: Page) => items(page).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).join(''))

async function keep(page: Page): Promise<void> {
  await press(page, mainButton(page))
  await page.waitForURL(/\/scales\/[0-9a-f-]{36}$/)
}

test('PHQ-9 by keyboard alone: one digit an item and on to the next, back with one key, item 9 is said at once', async () => {
  const page = await rena.context.newPage()
  await visit(page, casePath(), 'case-with-scales')
  await press(page, page.locator(`a[href="${casePath()}/scales/new"]`).first())
  await settled(page, 'choose-scale')
  await press(page, page.locator('a[href$="/scales/new/phq9"]'))
  await settled(page, 'enter-phq9')
  await items(page).first().focus()
  await page.keyboard.type('2111')
  await expect(items(page).nth(4)).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(items(page).nth(3)).toBeFocused()
  expect(await values(page)).toBe('211')
  await page.keyboard.type('0000010')
  expect(await values(page)).toBe('2110000010')
  await page.locator('[name="version"]').focus()
  await mainButton(page).focus()
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await loaded
  await page.waitForURL(/\/scales\/[0-9a-f-]{36}$/)
  await settled(page, 'phq9-kept')
  await expect(page.locator('main')).toContainText('5')
  await expect(page.locator('.banner-attention')).toContainText('item 9')
  await page.close()
})

test('CRIES-8 with a 2 is refused beside the item, with all that was typed kept; by thumb it is mended', async () => {
  const page = await rena.context.newPage()
  await page.goto(`${casePath()}/scales/new/cries8`)
  await ready(page)
  await items(page).first().focus()
  await page.keyboard.type('012')
  const third = page.locator('.digit-row').nth(2)
  await expect(third.locator('.field-error')).toContainText('0, 1, 3, 5')
  await expect(items(page).nth(2)).toBeFocused()
  await expect(items(page).nth(2)).toHaveAttribute('aria-invalid', 'true')
  await settled(page, 'cries8-refused')
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/scales\/new\/cries8/)
  await expect(third.locator('.field-error')).toContainText('0, 1, 3, 5')
  expect(await values(page)).toBe('012')
  await settled(page, 'cries8-refused-by-server')
  await items(page).nth(2).focus()
  for (const value of ['3', '5', '0']) await page.locator('.digit-pad button', { hasText: new RegExp(`^${value}$`) }).click()
  await page.locator('.digit-pad button').last().click()
  expect(await values(page)).toBe('0135')
  await expect(items(page).nth(4)).toBeFocused()
  await page.locator('.digit-pad button', { hasText: /^0$/ }).click()
  for (let item = 0; item < 3; item++) await page.locator('.digit-pad button', { hasText: /^1$/ }).click()
  expect(await values(page)).toBe('01350111')
  await keep(page)
  await expect(page.locator('main')).toContainText('12')
  await page.close()
})

test('without script the same form is plain fields, and a total asks its risk item', async () => {
  const page = await bare.context.newPage()
  await page.goto(`${casePath()}/scales/new/phq9?by=totals`)
  await expect(page.locator('.digit-pad')).toBeHidden()
  await field(page, 'measuredOn').fill('2024-04-02')
  await field(page, 'entered.total').fill('28')
  await press(page, mainButton(page))
  await expect(page.locator('.field-error')).toContainText('0 to 27')
  await expect(field(page, 'measuredOn')).toHaveValue('2024-04-02')
  await field(page, 'entered.total').fill('16')
  await keep(page)
  await expect(page.locator('.banner-attention')).toContainText('item 9 without an answer')
  await page.close()
})

test('both see the plots, the one before beside the new one; the supervisor under the code', async () => {
  const page = await rena.context.newPage()
  await visit(page, `${casePath()}/scales`, 'scales-of-case')
  await expect(page.locator('.plot')).toHaveCount(2)
  await expect(page.locator('main')).toContainText('13 > 5')
  await expect(page.locator('main')).toContainText('more than chance (6 points)')
  await visit(page, casePath(), 'case-with-new-scales')
  await expect(page.locator('main')).toContainText('13 > 5')
  const theirs = await leyla.context.newPage()
  await visit(theirs, `${casePath()}/scales`, 'scales-for-supervisor')
  await expect(theirs.locator('.plot')).toHaveCount(2)
  await expect(theirs.locator('main')).not.toContainText('Enter a scale')
  await press(theirs, theirs.locator('button[value="print"]'))
  await settled(theirs, 'scales-printed')
  await expect(theirs.locator('.print-frame')).toContainText('Destroy after')
  for (const open of [page, theirs]) await open.close()
})

test('an administrator loads the example pack, and the whole questionnaire stands on the page of entry', async ({ browser }) => {
  const aysel = await watchedContext(browser, { origin: desk.origin })
  await desk.signIn(aysel.context, 'administrator')
  const page = await aysel.context.newPage()
  await visit(page, '/wording-packs', 'wording-packs-empty')
  await field(page, 'pack').fill('{ "instrument": "phq9" }')
  await press(page, mainButton(page))
  await expect(page.locator('.field-error')).toContainText('version')
  await field(page, 'pack').fill(examplePack)
  await press(page, mainButton(page))
  await settled(page, 'wording-pack-loaded')
  await expect(page.locator('main')).toContainText('Free to change and to translate')
  await aysel.context.close()
  const entry = await rena.context.newPage()
  await visit(entry, `${casePath()}/scales/new/appraisal`, 'enter-appraisal-with-wording')
  await expect(entry.locator('main')).toContainText('How you manage your everyday life')
  await expect(entry.locator('main')).toContainText('Free to change and to translate')
  for (const about of ['distress', 'functioning', 'coping']) await choose(entry, `answers.appraisal_${about}_overall`, 'better')
  await keep(entry)
  await settled(entry, 'appraisal-kept')
  await entry.close()
})

test('what was typed wrongly is retracted and leaves the plot', async () => {
  const page = await rena.context.newPage()
  await page.goto(`${casePath()}/scales`)
  await press(page, page.locator('tr', { hasText: 'CRIES-8' }).locator('a').first())
  await press(page, page.locator('a[href$="/retract"]'))
  await settled(page, 'retract-scale')
  await page.locator('label', { hasText: 'typed wrongly' }).click()
  await field(page, 'pin').fill('123456')
  await press(page, dangerButton(page))
  await settled(page, 'scale-retracted')
  await page.goto(`${casePath()}/scales`)
  await expect(page.locator('.plot')).toHaveCount(1)
  await page.close()
})
