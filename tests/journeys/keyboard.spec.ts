import { expect, test, type Locator, type Page } from '@playwright/test'
import { openHouse, type House } from './house.ts'
import { beforeSecondStep, nextCode } from './person.ts'
import { choose, did, expectNothingWrong, field, keptLine, press, ready, watchedContext, type Watched } from './watched.ts'

// From the door to a signed note without a pointer.
test.describe.configure({ mode: 'serial' })

let house: House
let rena: Watched
let page: Page

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  rena = await watchedContext(browser, { origin: house.origin })
  page = await rena.context.newPage()
})
test.afterEach(() => { expectNothingWrong([rena]) })
test.afterAll(async () => {
  await rena?.context.close()
  await house?.stop()
})

const sign = () => page.locator('button[name="then"][value="sign"]')

async function tabTo(target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the tab key never came there')
}

async function type(name: string, text: string): Promise<void> {
  await tabTo(field(page, name))
  await page.keyboard.type(text)
}

/** A key that leads to another document. */
async function keyTo(key: string, address: RegExp): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.keyboard.press(key)
  await loaded
  await page.waitForURL(address)
  // keys of the page work once its script is there
  await ready(page)
}

test('she signs in, covers the page and uncovers it, and asks which keys there are', async () => {
  const { account, passphrase, pin } = house.person('rena')
  await page.goto('/sign-in')
  await type('account', account)
  await type('passphrase', passphrase)
  await tabTo(page.locator('input[name="device"]:checked'))
  await keyTo('Enter', /\/(sign-in|today)/)
  await beforeSecondStep(page)
  if (await field(page, 'code').isVisible()) {
    await type('code', await nextCode(house.person('rena')))
    await tabTo(did(page, 'code'))
    await keyTo('Enter', /\/today$/)
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/veiled/)
  await ready(page)
  await type('pin', pin)
  await keyTo('Enter', /\/today$/)
  await page.keyboard.press('?')
  await expect(page.locator('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
})

test('caseload, case, note and signature by keys alone', async () => {
  await page.keyboard.press('g')
  await keyTo('c', /\/caseload$/)
  await tabTo(page.locator(`main a[href="/cases/${house.world.caseId}"]`).first())
  await keyTo('Enter', /\/cases\//)
  await keyTo('n', /\/drafts\/[0-9a-f-]{36}$/)
  // single keys are letters in a field
  await type('draft.subjective', 'She walks to the shop again. n g c / ?')
  await tabTo(page.locator('input[name="draft.riskAnswer"]').first())
  await page.keyboard.press('Space')
  await tabTo(sign())
  await keyTo('Enter', /\/sign$/)
  await type('pin', house.person('rena').pin)
  await keyTo('Enter', /\/notes\//)
  await expect(page.locator('main')).toContainText('She walks to the shop again. n g c / ?')
  await keyTo('/', /\/search$/)
})

test('"Read and sign" goes on while a save is on its way and when all is saved, by click and by the Enter key', async () => {
  await page.goto(`/cases/${house.world.caseId}`)
  await press(page, page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first())
  const draft = new URL(page.url()).pathname
  await ready(page)
  await choose(page, 'draft.riskAnswer', 'nothing')
  for (const way of ['click at once', 'click when saved', 'Enter at once', 'Enter when saved']) {
    await field(page, 'draft.plan').fill(`A walk, by ${way}.`)
    if (way.endsWith('when saved')) await field(page, 'draft.subjective').focus().then(() => keptLine(page))
    await (way.startsWith('click') ? press(page, sign()) : sign().focus().then(() => keyTo('Enter', /\/sign$/)))
    await expect(page).toHaveURL(/\/sign$/)
    await expect(page.locator('main')).toContainText(`A walk, by ${way}.`)
    await page.goto(draft)
    await ready(page)
    await expect(page.locator('#copies')).toHaveCount(0)
  }
})
