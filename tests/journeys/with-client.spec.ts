import { expect, test, type Page } from '@playwright/test'
import { startDesk, type Desk } from './desk.ts'
import { expectNothingWrong, field, mainButton, press, settled, watchedContext, type Watched } from './watched.ts'

// Fifty minutes beside a client: the page takes words, shows none that were written before, and needs no keys.
let desk: Desk
let rena: Watched

test.beforeAll(async () => { desk = await startDesk() })
test.afterAll(async () => { await desk?.stop() })

const words = () => desk.words.map(([, word]) => word)

/** Nothing that was written before, in what is seen and in what was sent. */
async function expectNothingOlder(page: Page, ...typed: string[]): Promise<void> {
  const content = await page.content()
  expect([...words(), ...typed].filter((word) => content.includes(word))).toEqual([])
}

async function begin(page: Page): Promise<void> {
  await page.goto(`/cases/${desk.caseId}`)
  await press(page, page.locator(`form[action="/cases/${desk.caseId}/with-client"] button`))
  await expect(page).toHaveURL(/\/with-client\//)
}

test('a session of fifty minutes: no lock, no earlier word, and afterwards everything is in the draft', async ({ browser }) => {
  rena = await watchedContext(browser, { origin: desk.origin })
  await desk.signIn(rena.context, 'rena', 'public')
  const page = await rena.context.newPage()
  await begin(page)
  await settled(page, 'with-client')
  await expectNothingOlder(page)
  for (const minute of [10, 20, 30, 40, 50]) {
    await desk.move(10)
    const jot = page.locator('textarea')
    await jot.pressSequentially(`minute ${minute}. `)
    await jot.blur()
    await expect(page.locator('.save-state-saved')).toBeVisible()
    await expect(page).toHaveURL(/\/with-client\//)
    await expectNothingOlder(page)
  }
  await page.locator('.imminent summary').click()
  await rena.context.setOffline(true)
  await page.locator('.imminent button.button-danger').click()
  await expect(page.locator('[data-delivery="not-sent"]')).toBeVisible()
  await rena.context.setOffline(false)
  await expect(page.locator('[data-delivery="sent"]')).toBeVisible({ timeout: 20_000 })
  const other = await rena.context.newPage()
  await other.goto(`/cases/${desk.caseId}`)
  await expect(other).toHaveURL(/\/veiled/)
  await other.close()
  await press(page, page.locator('button[value=hide]'))
  await settled(page, 'with-client-again')
  await expectNothingOlder(page, 'minute 10')
  await page.locator('textarea').fill('what he said at the door')
  await page.locator('summary', { hasText: 'A scale' }).click()
  await field(page, 'draft.scaleDigits2').fill('1035')
  await press(page, page.locator('button[value=end]'))
  await expect(page).toHaveURL(/\/veiled/)
  await field(page, 'pin').fill('123456')
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/drafts\//)
  const text = await page.locator('textarea[name="draft.text"]').inputValue()
  expect(text).toBe('minute 10. minute 20. minute 30. minute 40. minute 50. \n\nwhat he said at the door\n\n1035')
  await page.locator('button[value=stay]').click()
  await expect(page.locator('.save-state-saved')).toBeVisible()
  await page.reload()
  await expect(page.locator('textarea[name="draft.text"]')).toHaveValue(text)
  // the answer to a save by ticket is 401 on purpose
  rena.problems = rena.problems.filter((line) => !/status of 401|ERR_INTERNET_DISCONNECTED/.test(line))
  expectNothingWrong([rena])
  await rena.context.close()
})

test('without script it keeps and hides, and Esc is not needed to leave', async ({ browser }) => {
  const plain = await watchedContext(browser, { origin: desk.origin, script: false })
  await desk.signIn(plain.context, 'rena', 'shared')
  const page = await plain.context.newPage()
  await begin(page)
  await page.locator('textarea').fill('first words')
  await press(page, page.locator('button[value=hide]'))
  await expectNothingOlder(page, 'first words')
  await desk.move(55)
  await page.locator('textarea').fill('second words')
  await press(page, page.locator('button[value=end]'))
  await field(page, 'pin').fill('123456')
  await press(page, mainButton(page))
  await expect(page.locator('textarea[name="draft.text"]')).toHaveValue('first words\n\nsecond words')
  await plain.context.close()
})

test('with the group: presence and a concern are ticked, kept without a key, and stand in the draft afterwards', async ({ browser }) => {
  const watched = await watchedContext(browser, { origin: desk.origin })
  await desk.signIn(watched.context, 'rena', 'shared')
  const page = await watched.context.newPage()
  await page.goto(`/groups/${desk.groupId}`)
  await press(page, page.locator(`form[action="/groups/${desk.groupId}/with-client"] button`))
  await expect(page).toHaveURL(/\/with-client\//)
  await page.locator('.imminent summary').click()
  await expect(page.locator('.imminent a[href="tel:112"]')).toBeVisible()
  await settled(page, 'with-group')
  await expectNothingOlder(page)
  await page.locator('label', { has: page.locator('[name="draft.child1.here"]') }).click()
  await page.locator('label', { has: page.locator('[name="draft.child1.concern"]') }).click()
  await page.locator('textarea').fill('quiet today')
  await press(page, page.locator('button[value=end]'))
  await field(page, 'pin').fill('123456')
  await press(page, mainButton(page))
  await expect(page.locator('input[type=checkbox][name="draft.child1.here"]')).toBeChecked()
  await expect(page.locator('input[type=checkbox][name="draft.child1.concern"]')).toBeChecked()
  await expect(page.locator('textarea[name="draft.worked"]')).toHaveValue('quiet today')
  await expect(page.locator('a[href="/first-contact/new"]').first()).toBeVisible()
  await watched.context.close()
})
