import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { wholeBrowser } from './browsers.ts'
import { startDesk, type Desk } from './desk.ts'
import { expectNothingWrong, expectRefusal, field, mainButton, press, ready, settled, watchedContext, type Watched } from './watched.ts'

// Veil and lock as a person meets them. The browser keeps pages for "back", as browsers outside Playwright do.
let desk: Desk
let browser: Browser
let own: Watched

test.beforeAll(async ({}, testInfo) => {
  browser = await chromium.launch({ ...testInfo.project.use.launchOptions, executablePath: wholeBrowser, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  desk = await startDesk()
})
test.afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})
test.beforeEach(async ({}, testInfo) => { own = await watchedContext(browser, { origin: desk.origin, viewport: testInfo.project.use.viewport ?? null }) })
test.afterEach(async () => {
  // some of these cut the line themselves
  expectNothingWrong([own], /ERR_INTERNET_DISCONNECTED/)
  await own.context.close()
})

const words = () => desk.words.map(([, word]) => word)
const plan = () => desk.words.find(([name]) => name === 'one.plan')![1]

/** Everything of the page a person could see or find, and how it came there. */
async function shown(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText)
}

async function expectNothingShown(page: Page): Promise<void> {
  const text = await shown(page)
  expect(words().filter((word) => text.includes(word))).toEqual([])
}

async function openCase(device: 'personal' | 'shared' | 'public' = 'personal'): Promise<Page> {
  await desk.signIn(own.context, 'rena', device)
  const page = await own.context.newPage()
  await page.addInitScript(() => { addEventListener('pageshow', ({ persisted }) => { if (persisted) sessionStorage.setItem('persisted', location.pathname) }) })
  await page.goto(`/notes/${desk.noteId}`)
  await ready(page)
  await expect(page.locator('main')).toContainText(plan())
  return page
}

const escTwice = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

const typePin = async (page: Page, pin: string) => {
  await field(page, 'pin').fill(pin)
  await mainButton(page).click()
}

test('Esc twice covers the page; the PIN brings the same page back', async () => {
  const page = await openCase()
  await page.keyboard.press('Escape')
  await page.waitForTimeout(700)
  await expect(page).toHaveURL(/\/notes\//)
  await escTwice(page)
  await expect(page).toHaveURL(/\/veiled/)
  await settled(page, 'veiled')
  await expectNothingShown(page)
  await typePin(page, '123456')
  await expect(page).toHaveURL(new RegExp(`/notes/${desk.noteId}$`))
})

test('what is half filled in on a form comes back with the page, in every tab, and is saved by its author', async () => {
  const page = await openCase()
  const other = await own.context.newPage()
  await other.goto('/groups/new')
  await settled(other, 'groups-new')
  await other.locator('[name=ageRange]').selectOption('10-12')
  // sent too early it comes back with its problems: nobody types in it again, and it is covered
  await other.locator('main form:not([action])').evaluate((form: HTMLFormElement) => { form.submit() })
  await expect(other.locator('[aria-invalid]').first()).toBeVisible()
  await ready(other)
  expectRefusal(own, 422)
  await page.goto(`/cases/${desk.caseId}/identity`)
  await settled(page, 'identity')
  await page.locator('[name=address]').fill('Qanar half a street')
  await escTwice(page)
  await expect(page).toHaveURL(/\/veiled/)
  await expect(other).toHaveURL(/\/veiled/)
  await typePin(page, '123456')
  await expect(page.locator('[name=address]')).toHaveValue('Qanar half a street')
  await settled(page, 'kept')
  await expect(page.locator('form[action="/kept"]')).toBeVisible()
  await other.goto('/groups/new')
  await expect(other.locator('[name=ageRange]')).toHaveValue('10-12')
  await press(other, other.locator('form[action="/kept"] button'))
  await expect(other.locator('[name=ageRange]')).toHaveValue('')
  await press(page, page.locator('main form:not([action]) button.button-action'))
  await expect(page).toHaveURL(new RegExp(`/cases/${desk.caseId}$`))
  await page.goto(`/cases/${desk.caseId}/identity`)
  await expect(page.locator('form[action="/kept"]')).toHaveCount(0)
})

test('five wrong PINs put the keys away: from then on the passphrase is asked', async () => {
  const page = await openCase()
  await escTwice(page)
  await expect(page).toHaveURL(/\/veiled/)
  for (let wrong = 0; wrong < 4; wrong++) {
    await typePin(page, '000000')
    await expect(page.locator('.banner-attention')).toContainText(String(4 - wrong))
  }
  await typePin(page, '000000')
  await expect(page).toHaveURL(/\/unlock/)
  await settled(page, 'unlock-after-five')
  await expect(page.locator('.banner-attention')).toBeVisible()
  expectRefusal(own, 422)
  await page.goto(`/notes/${desk.noteId}`)
  await expect(page).toHaveURL(/\/unlock/)
})

test('the back button shows nothing after veil and after signing out', async () => {
  for (const leave of ['veil', 'sign-out'] as const) {
    const page = await openCase()
    await page.goto(`/cases/${desk.caseId}`)
    await ready(page)
    if (leave === 'veil') await escTwice(page)
    else {
      await page.locator('.person-menu summary').click()
      await page.locator('form[action="/sign-out"] button').click()
    }
    await expect(page).toHaveURL(/\/(veiled|sign-in)/)
    await page.evaluate(() => sessionStorage.removeItem('persisted'))
    await page.goBack()
    await ready(page)
    // a page from memory would show itself a moment later
    await page.waitForTimeout(500)
    await expectNothingShown(page)
    await expect(page).toHaveURL(/\/(veiled|sign-in)/)
    expect(await page.evaluate(() => sessionStorage.getItem('persisted'))).toBeNull()
    await page.close()
  }
})

test('(this browser does keep pages for "back": without the change of cookie the page comes back from memory, covered, and is asked for anew)', async () => {
  const page = await openCase()
  await page.goto('/emergency')
  await page.goBack()
  await expect(page.locator('main')).toContainText(plan())
  expect(await page.evaluate(() => sessionStorage.getItem('persisted'))).toBe(`/notes/${desk.noteId}`)
  expect(await page.evaluate(() => document.documentElement.dataset.covered)).toBeUndefined()
})

test('a second tab is covered with the first, and both are gone after signing out', async () => {
  const first = await openCase()
  const second = await own.context.newPage()
  await second.goto(`/cases/${desk.caseId}`)
  await second.waitForLoadState('networkidle')
  await first.bringToFront()
  await escTwice(first)
  await expect(second).toHaveURL(/\/veiled/)
  await expectNothingShown(second)
  await typePin(first, '123456')
  await expect(first).toHaveURL(/\/notes\//)
  await second.goto(`/cases/${desk.caseId}`)
  await second.waitForLoadState('networkidle')
  await first.locator('.person-menu summary').click()
  await first.locator('form[action="/sign-out"] button').click()
  await expect(first).toHaveURL(/\/sign-in/)
  await expect(second).toHaveURL(/\/sign-in/)
})

test('without a line the page is hidden all the same, stays hidden, and is veiled when the line is back', async () => {
  const page = await openCase()
  await own.context.setOffline(true)
  await escTwice(page)
  await expect(page.locator('.cover button')).toBeVisible()
  await expectNothingShown(page)
  await page.locator('.cover button').click()
  await page.waitForTimeout(300)
  await expectNothingShown(page)
  await own.context.setOffline(false)
  await expect(page).toHaveURL(/\/veiled/)
})

test('a shared device covers itself after two minutes, warns before, and any key stays it', async () => {
  await desk.signIn(own.context, 'rena', 'shared')
  const page = await own.context.newPage()
  await page.clock.install()
  await page.goto(`/cases/${desk.caseId}`)
  await ready(page)
  await page.clock.runFor(95_000)
  await expect(page.locator('.toast')).toBeVisible()
  await page.keyboard.press('Shift')
  await page.clock.runFor(1000)
  await expect(page.locator('.toast')).toHaveCount(0)
  await page.clock.runFor(121_000)
  await expect(page).toHaveURL(/\/veiled/)
})

test('time that passes while nobody looks: the server veils by itself, and later puts the keys away', async () => {
  const page = await openCase()
  await desk.move(11)
  await page.goto(`/cases/${desk.caseId}`)
  await expect(page).toHaveURL(/\/veiled/)
  await desk.move(61)
  await page.goto(`/cases/${desk.caseId}`)
  await expect(page).toHaveURL(/\/unlock/)
})

test('without script: a page to read asks for its veil by itself, a page to write in does not', async () => {
  const plain = await watchedContext(browser, { origin: desk.origin, script: false })
  await desk.signIn(plain.context, 'rena', 'shared')
  const page = await plain.context.newPage()
  await page.goto(`/notes/${desk.noteId}`)
  expect(await page.content()).toMatch(/http-equiv="refresh" content="121; url=\/veiled\?to=/)
  await page.goto(`/drafts/${desk.draftId}`)
  expect(await page.content()).not.toMatch(/http-equiv="refresh"/)
  await desk.move(3)
  await page.goto(`/veiled?to=/notes/${desk.noteId}`)
  await typePin(page, '123456')
  await expect(page).toHaveURL(new RegExp(`/notes/${desk.noteId}$`))
  await page.goto('/today')
  await page.locator('.person-menu summary').click()
  await press(page, page.locator('form[action="/veil"] button'))
  await expect(page).toHaveURL(/\/veiled/)
  await plain.context.close()
})
