import { expect, test, type Page } from '@playwright/test'
import { openHouse, type House } from './house.ts'
import { signIn, signOut } from './person.ts'
import { dangerButton, expectNothingWrong, expectRefusal, field, keptLine, mainButton, press, settled, visit, watchedContext, type Watched } from './watched.ts'

// A psychologist's days with her notes: closed tabs, an ended session, two windows, a wrong client.
test.describe.configure({ mode: 'serial' })

let house: House
let rena: Watched
let page: Page
const paths = { draft: '', note: '', second: '' }
/** With a word as long as Azerbaijani makes them: it breaks, and no page grows wider than a telephone. */
const slept = 'Xatira slept four hours. Müvəffəqiyyətsizləşdiricilərdənmişsinizcəsinə'

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  rena = await watchedContext(browser, { origin: house.origin })
  page = await rena.context.newPage()
  await signIn(page, house.person('rena'))
})
test.afterEach(() => { expectNothingWrong([rena]) })
test.afterAll(async () => {
  await rena?.context.close()
  await house?.stop()
})

const then = (value: string) => page.locator(`button[name="then"][value="${value}"]`)

async function beginNote(): Promise<string> {
  await page.goto(`/cases/${house.world.caseId}`)
  await press(page, page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first())
  await expect(page).toHaveURL(/\/drafts\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

const hide = (on: Page) => on.evaluate(() => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
  Reflect.deleteProperty(document, 'visibilityState')
})

/** Everything signing needs besides the text. */
async function answerTheRest(on: Page): Promise<void> {
  await on.locator('label', { has: on.locator('input[name="draft.riskAnswer"][value="nothing"]') }).click()
}

test('she writes; the page saves by itself; the tab is closed and the text is there again', async () => {
  paths.draft = await beginNote()
  await settled(page, 'note-empty')
  await field(page, 'draft.subjective').fill(slept)
  await field(page, 'draft.plan').focus()
  await keptLine(page)
  await settled(page, 'note-saved')
  // half a sentence, never left by the cursor, when the lid is closed
  await field(page, 'draft.plan').pressSequentially('Breathing at nigh')
  await page.close()
  page = await rena.context.newPage()
  await visit(page, '/drafts', 'drafts')
  await page.locator(`main a[href="${paths.draft}"]`).first().click()
  await expect(field(page, 'draft.subjective')).toHaveValue(slept)
  await expect(field(page, 'draft.plan')).toHaveValue('Breathing at nigh')
})

test('her session ends while she writes: what she typed is kept for her, and signing in leads back to it', async () => {
  // another window of the same browser signs out; this one does not know
  const [cookie] = await rena.context.cookies().then((all) => all.filter(({ name }) => name === '__Host-sirdash'))
  const other = await rena.context.request.post(`${house.origin}/sign-out`, { headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded', 'Cookie': `${cookie!.name}=${cookie!.value}` }, maxRedirects: 0 })
  expect(other.status()).toBe(303)
  await field(page, 'draft.plan').fill('Breathing at night, and the lamp.')
  await field(page, 'draft.subjective').focus()
  await expect(page.locator('.save-state-offline')).toBeVisible()
  await settled(page, 'note-signed-out')
  await signIn(page, house.person('rena'))
  expectRefusal(rena, 401)
  await visit(page, paths.draft, 'note-back-after-session')
  await expect(page.locator('body')).toContainText('Breathing at night, and the lamp.')
  await joinCopies()
  await expect(field(page, 'draft.plan')).toHaveValue(/Breathing at night, and the lamp\./)
})

async function joinCopies(): Promise<void> {
  while (await page.locator('button[name="intent"][value="join"]').count() > 0) await press(page, page.locator('button[name="intent"][value="join"]').first())
}

test('she signs with her PIN; a wrong one loses nothing', async () => {
  await answerTheRest(page)
  await press(page, then('sign'))
  await settled(page, 'note-to-sign')
  await field(page, 'pin').fill('000000')
  await press(page, mainButton(page))
  await settled(page, 'note-wrong-pin')
  expectRefusal(rena, 422)
  await field(page, 'pin').fill(house.person('rena').pin)
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/notes\//)
  paths.note = new URL(page.url()).pathname
  await settled(page, 'note-signed')
  await expect(page.locator('main')).toContainText(slept)
  await expect(page.locator('main textarea')).toHaveCount(0)
})

test('she adds to it, and takes another one back', async () => {
  await visit(page, `${paths.note}/addendum`, 'addendum-start')
  await press(page, mainButton(page))
  await settled(page, 'addendum')
  await field(page, 'draft.text').fill('She called in the evening: calmer.')
  await press(page, then('sign'))
  await field(page, 'pin').fill(house.person('rena').pin)
  await press(page, mainButton(page))
  await settled(page, 'note-with-addendum')
  await expect(page.locator('main')).toContainText('She called in the evening: calmer.')

  paths.second = await beginNote()
  // the tab is hidden and shown again in the middle of a sentence: nothing of it lies beside the draft when she signs
  await field(page, 'draft.subjective').pressSequentially('This belongs')
  await hide(page)
  await field(page, 'draft.subjective').pressSequentially(' to somebody')
  await hide(page)
  await field(page, 'draft.subjective').pressSequentially(' else.')
  await field(page, 'draft.plan').focus()
  await hide(page)
  await keptLine(page)
  await answerTheRest(page)
  await press(page, then('sign'))
  await field(page, 'pin').fill(house.person('rena').pin)
  await press(page, mainButton(page))
  const wrong = new URL(page.url()).pathname
  await visit(page, `${wrong}/retract`, 'retract')
  await page.locator('label', { has: page.locator('input[name="reason"][value="wrong-client"]') }).click()
  await field(page, 'words').fill('Written into the wrong file.')
  await field(page, 'pin').fill(house.person('rena').pin)
  await press(page, dangerButton(page))
  await expect(page).toHaveURL(new RegExp(`${wrong}$`))
  await settled(page, 'note-retracted')
  await expect(page.locator('main')).toContainText('Written into the wrong file.')
})

test('two windows on one draft: neither text is lost, and she compares them', async () => {
  paths.draft = await beginNote()
  const second = await rena.context.newPage()
  await second.goto(paths.draft)
  await field(page, 'draft.subjective').fill('Written in the first window.')
  await field(page, 'draft.plan').focus()
  await keptLine(page)
  await field(second, 'draft.subjective').fill('Written in the second window.')
  await field(second, 'draft.plan').focus()
  await expect(second.locator('.save-state-conflict')).toBeVisible()
  expectRefusal(rena, 409)
  await second.close()
  await visit(page, paths.draft, 'note-copies')
  await expect(page.locator('#copies')).toContainText('Written in the second window.')
  await expect(field(page, 'draft.subjective')).toHaveValue('Written in the first window.')
  await press(page, page.locator('button[name="intent"][value="join"]').first())
  await expect(field(page, 'draft.subjective')).toHaveValue(/first window[\s\S]*second window/)
})

test('somebody changed the identity meanwhile: the page keeps what she typed and shows both', async () => {
  await visit(page, `/cases/${house.world.caseId}/identity`, 'identity')
  const second = await rena.context.newPage()
  await second.goto(`/cases/${house.world.caseId}/identity`)
  await field(second, 'address').fill('Gulustan 12')
  await press(second, mainButton(second))
  await second.close()
  await field(page, 'address').fill('Qarabulaq, by the mill')
  await press(page, mainButton(page))
  expectRefusal(rena, 409)
  await settled(page, 'identity-stale')
  await expect(field(page, 'address')).toHaveValue('Qarabulaq, by the mill')
  await expect(page.locator('main')).toContainText('Gulustan 12')
})

test('she finds it by a word, discards a draft, and signs out', async () => {
  await visit(page, '/search', 'search')
  await field(page, 'words').fill('lamp')
  await press(page, mainButton(page))
  await settled(page, 'search-found')
  await expect(page.locator('main')).toContainText('the lamp')
  await page.goto(paths.draft)
  await page.locator('details', { has: page.locator('button[value="discard"]') }).locator('summary').click()
  await press(page, page.locator('button[name="intent"][value="discard"]'))
  await expect(page.locator(`main a[href="${paths.draft}"]`)).toHaveCount(0)
  await signOut(page)
  await settled(page, 'signed-out')
})
