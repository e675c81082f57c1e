import { expect, test } from '@playwright/test'
import { startDesk, type Desk } from './desk.ts'
import { expectNothingWrong, field, keptLine, watchedContext } from './watched.ts'

// Over 2G the page stands there long before its script: whoever writes meanwhile loses nothing.
let desk: Desk
test.beforeAll(async () => { desk = await startDesk() })
test.afterAll(async () => { await desk?.stop() })

test('what is written on into a text, or chosen, before the script has come stays and is saved', async ({ browser }) => {
  const rena = await watchedContext(browser, { origin: desk.origin, inHand: true })
  await desk.signIn(rena.context, 'rena')
  const page = await rena.context.newPage()
  await page.goto(`/drafts/${desk.draftId}`)
  await field(page, 'draft.subjective').fill('She slept.')
  await page.locator('button[name="then"][value="stay"]').click()
  await keptLine(page)
  let come = () => {}
  const script = new Promise<void>((done) => { come = done })
  await page.route('**/*.js', async (route) => { await script; await route.continue() })
  await page.goto(`/drafts/${desk.draftId}`, { waitUntil: 'commit' })
  await expect(field(page, 'draft.subjective')).toHaveValue('She slept.')
  await field(page, 'draft.subjective').pressSequentially(' And she ate.')
  await page.locator('select[name="draft.place"]').evaluate((list: HTMLSelectElement) => { list.value = list.options[2]!.value })
  const place = await page.locator('select[name="draft.place"]').inputValue()
  come()
  await page.waitForLoadState('networkidle')
  await expect(field(page, 'draft.subjective')).toHaveValue(/And she ate\./)
  await expect(page.locator('select[name="draft.place"]')).toHaveValue(place)
  await expect.poll(async () => (await (await rena.context.request.get(`${desk.origin}/drafts/${desk.draftId}`)).text()).includes('And she ate.')).toBe(true)
  await page.unroute('**/*.js')
  await page.goto(`/drafts/${desk.draftId}`)
  await expect(field(page, 'draft.subjective')).toHaveValue(/And she ate\./)
  await expect(page.locator('select[name="draft.place"]')).toHaveValue(place)
  expectNothingWrong([rena])
  await rena.context.close()
})

test('what is typed before the script has come is saved by itself', async ({ browser }) => {
  const rena = await watchedContext(browser, { origin: desk.origin, inHand: true })
  await desk.signIn(rena.context, 'rena')
  const page = await rena.context.newPage()
  let come = () => {}
  const script = new Promise<void>((done) => { come = done })
  await page.route('**/*.js', async (route) => { await script; await route.continue() })
  await page.goto(`/drafts/${desk.draftId}`, { waitUntil: 'commit' })
  await field(page, 'draft.homeTask').fill('A letter, before the script.')
  come()
  await keptLine(page)
  await page.locator('button[name="then"][value="stay"]').click()
  await expect(page.locator('.save-state-saved')).toBeVisible()
  await page.unroute('**/*.js')
  await page.goto(`/drafts/${desk.draftId}`)
  await expect(field(page, 'draft.homeTask')).toHaveValue('A letter, before the script.')
  expectNothingWrong([rena])
  await rena.context.close()
})
