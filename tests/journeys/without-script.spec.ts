import { expect, test, type Page } from '@playwright/test'
import { openHouse, type House } from './house.ts'
import { signIn } from './person.ts'
import { expectNothingWrong, expectRefusal, field, mainButton, settled, visit, watchedContext, type Watched } from './watched.ts'

// An old browser, or one in which nothing may run: everything is there, and no word is lost.
test.describe.configure({ mode: 'serial' })

let house: House
let rena: Watched
let page: Page
let draft = ''

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  rena = await watchedContext(browser, { origin: house.origin, script: false, inHand: true })
  page = await rena.context.newPage()
})
test.afterEach(() => { expectNothingWrong([rena]) })
test.afterAll(async () => {
  await rena?.context.close()
  await house?.stop()
})

const then = (value: string) => page.locator(`button[name="then"][value="${value}"]`)
const choose = (name: string, value: string) => page.locator('label', { has: page.locator(`input[name="${name}"][value="${value}"]`) }).click()

test('she signs in, opens the case and begins a note', async () => {
  await signIn(page, house.person('rena'))
  await settled(page, 'plain-today')
  await visit(page, `/cases/${house.world.caseId}`, 'plain-case')
  await page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first().click()
  await expect(page).toHaveURL(/\/drafts\//)
  draft = new URL(page.url()).pathname
  await settled(page, 'plain-note')
})

test('she saves by the button, and what she wrote stands there', async () => {
  await field(page, 'draft.subjective').fill('Xatira spoke about the lamp.')
  await then('stay').click()
  await expect(page).toHaveURL(new RegExp(`${draft}$`))
  await expect(field(page, 'draft.subjective')).toHaveValue('Xatira spoke about the lamp.')
})

test('her session ends while she writes: the text is kept, the door opens, and it stands in the draft', async () => {
  const [cookie] = (await rena.context.cookies()).filter(({ name }) => name === '__Host-sirdash')
  await rena.context.request.post(`${house.origin}/sign-out`, { headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded', 'Cookie': `${cookie!.name}=${cookie!.value}` }, maxRedirects: 0 })
  await field(page, 'draft.plan').fill('A walk to the well, in the morning.')
  await then('stay').click()
  await expect(page).toHaveURL(/\/sign-in/)
  await settled(page, 'plain-door')
  await signIn(page, house.person('rena'))
  await visit(page, draft, 'plain-kept-at-the-door')
  // it was written on the newest saved text: there is nothing to compare
  await expect(page.locator('#copies')).toHaveCount(0)
  await expect(field(page, 'draft.plan')).toHaveValue('A walk to the well, in the morning.')
  await expect(field(page, 'draft.subjective')).toHaveValue('Xatira spoke about the lamp.')
})

test('what is missing is said on the page to sign; with it she signs and reads the note', async () => {
  await then('sign').click()
  await settled(page, 'plain-not-ready')
  await page.goto(draft)
  await choose('draft.riskAnswer', 'nothing')
  await then('sign').click()
  await field(page, 'pin').fill('000000')
  await mainButton(page).click()
  await settled(page, 'plain-wrong-pin')
  expectRefusal(rena, 422)
  await field(page, 'pin').fill(house.person('rena').pin)
  await mainButton(page).click()
  await expect(page).toHaveURL(/\/notes\//)
  await settled(page, 'plain-signed')
  await expect(page.locator('main')).toContainText('Xatira spoke about the lamp.')
  await expect(page.locator('main')).toContainText('A walk to the well')
})
