import { expect, test, type Locator, type Page } from '@playwright/test'
import { startDesk, type Desk } from './desk.ts'
import { expectNothingWrong, watchedContext } from './watched.ts'

// From the veil to a signed note without a pointer.
let desk: Desk
test.beforeAll(async () => { desk = await startDesk() })
test.afterAll(async () => { await desk?.stop() })

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the tab key never came there')
}

const loaded = async (page: Page, key: string) => {
  const load = page.waitForEvent('load')
  await page.keyboard.press(key)
  await load
  await page.waitForLoadState('networkidle')
}

test('veil, caseload, note and signature by keys alone', async ({ browser }) => {
  const rena = await watchedContext(browser, { origin: desk.origin })
  await desk.signIn(rena.context, 'rena')
  const page = await rena.context.newPage()
  await page.goto('/today')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('?')
  await expect(page.locator('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.waitForTimeout(700)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/veiled/)
  await page.waitForLoadState('networkidle')
  await page.keyboard.type('123456')
  await loaded(page, 'Enter')
  await expect(page).toHaveURL(/\/today/)
  await page.keyboard.press('g')
  await loaded(page, 'c')
  await expect(page).toHaveURL(/\/caseload/)
  await tabTo(page, page.locator(`main a[href="/cases/${desk.caseId}"]`))
  await loaded(page, 'Enter')
  await loaded(page, 'n')
  await expect(page).toHaveURL(/\/drafts\//)
  await tabTo(page, page.locator('textarea[name="draft.subjective"]'))
  await page.keyboard.type('She walks to the shop again. n g c / ?')
  await tabTo(page, page.locator('input[name="draft.riskAnswer"][value="nothing"]'))
  await page.keyboard.press('Space')
  await tabTo(page, page.locator('button[value="sign"]'))
  await loaded(page, 'Enter')
  await expect(page).toHaveURL(/\/sign$/)
  await tabTo(page, page.locator('input[name="pin"]'))
  await page.keyboard.type('123456')
  await loaded(page, 'Enter')
  await expect(page).toHaveURL(/\/notes\//)
  await expect(page.locator('main')).toContainText('She walks to the shop again. n g c / ?')
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/search/)
  expectNothingWrong([rena])
  await rena.context.close()
})
