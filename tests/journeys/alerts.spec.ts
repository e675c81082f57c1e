import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import type { Who } from '#tests/support/desk-server.ts'
import { startDesk, type Desk } from './desk.ts'
import { openHouse } from './house.ts'
import { signIn, signOut } from './person.ts'
import { expectNothingWrong, expectRefusal, field, mainButton, press, ready, settled, telephone, watchedContext, type Watched } from './watched.ts'

// An alert from the first tap to its end, in the browsers of the people it goes to. The pages' own clocks are moved by the
// test, the server's by its world; nobody waits. The psychologist and the backup have a telephone in their hand, the others sit
// at a desk.
const inHand = new Set<Who | 'nobody'>(['rena', 'elchin', 'nobody'])
/** What a cut line and a killed server make a browser say. */
const lineIsCut = /ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET)/
/** Said by each test that cuts a line or kills a server; the others hear nothing of it. */
let meant: RegExp | undefined
let desk: Desk
const all: Watched[] = []
test.beforeAll(async () => { desk = await startDesk() })
test.afterEach(async () => {
  expectNothingWrong(all, meant)
  meant = undefined
  for (const { context } of all.splice(0)) await context.close()
})
test.afterAll(() => desk?.stop())

async function open(browser: Browser, who: Who | 'nobody', path: string, options: { script?: boolean } = {}): Promise<Page> {
  const watched = await watchedContext(browser, { origin: desk.origin, inHand: inHand.has(who), ...options })
  all.push(watched)
  if (who !== 'nobody') await desk.signIn(watched.context, who)
  const page = await watched.context.newPage()
  if (options.script !== false) await page.clock.install()
  await page.goto(path)
  await ready(page)
  return page
}

const delivery = (page: Page) => page.locator('[data-delivery]').first()
/** The bar of the case: one tap opens it, the next one sends. */
async function twoTaps(page: Page): Promise<void> {
  await page.locator('.imminent > summary').click()
  await page.locator('.imminent form button.button-danger').click()
}
const polled = (page: Page) => page.clock.fastForward(21_000)
const idOf = async (page: Page) => (await page.locator('a[href^="/alerts/"]', { hasText: /./ }).first().getAttribute('href'))!.split('/')[2]!
const cut = (context: BrowserContext, off: boolean) => context.setOffline(off)

test('two taps from a file without consent: sent, and nobody has seen it; in a second browser within a minute, without loading it anew; seen and spoken come back', async ({ browser }) => {
  const leyla = await open(browser, 'leyla', '/caseload')
  const before = Number(await leyla.locator('[data-waiting]').getAttribute('data-waiting'))
  const rena = await open(browser, 'rena', `/cases/${desk.contactId}`)
  await rena.locator('.imminent > summary').click()
  await expect(rena.locator('.imminent a[href="tel:112"]')).toBeVisible()
  await expect(rena.locator('.imminent a[href^="tel:+99450"]')).toBeVisible()
  await settled(rena, 'alert-bar')
  await rena.locator('.imminent form button.button-danger').click()
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'sent')
  await settled(rena, 'alert-sent')
  expect(await desk.alerts(desk.contactId)).toBe(1)

  await polled(leyla)
  await expect(leyla.locator('[data-waiting]')).toHaveAttribute('data-waiting', String(before + 1))
  await settled(leyla, 'alert-banner')
  await leyla.locator('[data-waiting]').click()
  const line = leyla.locator('[data-level="imminent"]')
  await settled(leyla, 'alerts')
  await press(leyla, line.getByRole('button', { name: 'Seen' }))
  await settled(leyla, 'alert-page')
  await polled(rena)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'seen')
  await expect(delivery(rena)).toContainText('Leyla')
  await press(leyla, leyla.getByRole('button', { name: 'Spoken' }))
  await polled(rena)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'spoken')
})

const phq9 = async (page: Page): Promise<void> => {
  await page.locator('.digit-row input').first().focus()
  await page.keyboard.type('121100001')
}

test('PHQ-9 total 6 with item 9 at 1: to be screened, in two browsers within a minute; a server killed between raising and reading loses nothing of it; asked in the same session and negative, she closes it alone', async ({ browser }) => {
  meant = lineIsCut
  const house = await openHouse()
  const enter = async (who: 'rena' | 'leyla', path: string) => {
    const watched = await watchedContext(browser, { origin: house.origin, inHand: inHand.has(who) })
    all.push(watched)
    const [page, person] = [await watched.context.newPage(), house.person(who)]
    const again = async (to: string) => {
      await signIn(page, person)
      await page.goto(to)
    }
    await again(path)
    await page.clock.install()
    return { page, again }
  }
  try {
    const file = `/cases/${house.world.caseId}`
    const [{ page: leyla, again: leylaAgain }, { page: rena, again: renaAgain }] = [await enter('leyla', '/caseload'), await enter('rena', `${file}/scales/new/phq9`)]
    await leyla.reload()
    await phq9(rena)
    await rena.locator('main button.button-action').click()
    await rena.waitForURL(/\/scales\/[0-9a-f-]{36}$/)
    const own = rena.locator('[data-level="to-be-screened"]')
    const id = await own.getAttribute('data-alert')
    await expect(own).toContainText('SENT, nobody has seen it')
    await polled(leyla)
    await expect(leyla.locator('[data-waiting="1"]')).toContainText('To be screened')
    // one look at any page of ours, without signing in, and the card is there when nothing else is
    const stranger = await browser.newContext({ baseURL: house.origin, serviceWorkers: 'allow', ...telephone })
    const card = await stranger.newPage()
    await card.goto('/sign-in')
    await card.evaluate(async () => void await navigator.serviceWorker.ready)
    await house.server.stop('SIGKILL')
    await card.goto('/emergency')
    await expect(card.locator('a[href="tel:112"]')).toBeVisible()
    await expect(card.locator('a[href="tel:103"]')).toBeVisible()
    await card.goto('/today')
    await expect(card.locator('a[href="/emergency"]').first()).toBeVisible()
    await stranger.close()
    await house.killed()
    // the device is known: the passphrase is enough
    await leylaAgain('/caseload')
    await expect(leyla.locator('[data-waiting="1"]')).toContainText('To be screened')
    await leyla.goto(`/alerts/${id}`)
    await expect(leyla.locator('main')).toContainText('PHQ-9 item 9')
    await renaAgain(file)
    await expect(rena.locator(`[data-alert="${id}"]`)).toContainText('To be screened')
    await rena.goto(`/alerts/${id}`)
    await settled(rena, 'alert-screening')
    await rena.locator('label', { has: rena.locator('input[name="result"][value="negative"]') }).click()
    await rena.locator('form:has([name="result"]) [name="words"]').fill('Four times no.')
    await press(rena, rena.locator('button[value="screen"]'))
    await expect(rena.locator('main')).toContainText('Closed')
  } finally {
    await house.stop()
  }
})

test('a scale, and the line is cut during the post: NOT SENT in red with the card and then the supervisor\'s number; pressed again it is one alert and one scale', async ({ browser }) => {
  meant = lineIsCut
  const rena = await open(browser, 'rena', `/cases/${desk.caseId}/scales/new/phq9`)
  const [alerts, scales] = [await desk.alerts(desk.caseId), await desk.scales(desk.caseId)]
  const save = rena.locator('main button.button-action')
  await rena.route('**/scales/save', (route) => route.abort())
  await phq9(rena)
  await save.click()
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'not-sent')
  await expect(rena.locator('main form .banner-danger')).toBeVisible()
  await expect(rena.locator('main form a[href="tel:103"]')).toBeVisible()
  await expect(rena.locator('main form a[href^="tel:+99450"]').first()).toBeVisible()
  await settled(rena, 'scale-not-sent')
  expect([await desk.alerts(desk.caseId), await desk.scales(desk.caseId)]).toEqual([alerts, scales])
  // this time it arrives, and only the answer is lost
  await rena.unroute('**/scales/save')
  let arrived = false
  await rena.route('**/scales/save', async (route) => {
    await route.fetch()
    arrived = true
    // a try that is still under way when the test goes on is let go by the browser itself
    await route.abort().catch(() => {})
  })
  await save.click()
  await expect.poll(() => arrived).toBe(true)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'not-sent')
  expect([await desk.alerts(desk.caseId), await desk.scales(desk.caseId)]).toEqual([alerts + 1, scales + 1])
  await rena.unroute('**/scales/save')
  await save.click()
  await expect(rena).toHaveURL(/\/scales\/[0-9a-f-]{36}$/)
  await expect(rena.locator('[data-level="to-be-screened"]').first()).toContainText('SENT, nobody has seen it')
  expect([await desk.alerts(desk.caseId), await desk.scales(desk.caseId)]).toEqual([alerts + 1, scales + 1])
})

test('the line is cut, before and during the post: NOT SENT in red with the numbers; pressed again, and sent by itself when the line is back, it is one alert', async ({ browser }) => {
  meant = lineIsCut
  const rena = await open(browser, 'rena', `/cases/${desk.familyId}`)
  await cut(rena.context(), true)
  await twoTaps(rena)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'not-sent')
  await expect(rena.locator('.banner-danger')).toBeVisible()
  await expect(rena.locator('.imminent a[href="tel:103"]')).toBeVisible()
  expect(await desk.alerts(desk.familyId)).toBe(0)
  let arrived = false
  await rena.route('**/alerts/send', async (route) => {
    await route.fetch()
    arrived = true
    // a try that is still under way when the test goes on is let go by the browser itself
    await route.abort().catch(() => {})
  })
  await cut(rena.context(), false)
  await rena.locator('.imminent form button.button-danger').click()
  await expect.poll(() => arrived).toBe(true)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'not-sent')
  expect(await desk.alerts(desk.familyId)).toBe(1)
  await rena.unroute('**/alerts/send')
  // nobody presses: the page tries again when the line is back
  await cut(rena.context(), true)
  await cut(rena.context(), false)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'sent')
  expect(await desk.alerts(desk.familyId)).toBe(1)
})

test('her session is over meanwhile: the page sends all the same and says so', async ({ browser }) => {
  const rena = await open(browser, 'rena', `/cases/${desk.familyId}`, { script: false })
  const before = await desk.alerts(desk.familyId)
  await rena.context().clearCookies()
  await rena.locator('.imminent > summary').click()
  await press(rena, rena.locator('.imminent form button.button-danger'))
  await expect(rena.locator('h1')).toContainText('SENT, nobody has seen it')
  expect(await desk.alerts(desk.familyId)).toBe(before + 1)
})

test('the total of an assessment\'s scale is sent when it was typed and not left', async ({ browser }) => {
  const rena = await open(browser, 'rena', `/cases/${desk.caseId}/assessments/new`)
  await press(rena, mainButton(rena))
  await expect(rena).toHaveURL(/\/drafts\//)
  await ready(rena)
  const before = await desk.alerts(desk.caseId)
  await field(rena, 'draft.scale').selectOption('who5')
  await field(rena, 'draft.total').pressSequentially('8')
  expect(await desk.alerts(desk.caseId)).toBe(before)
  await rena.clock.fastForward(3_000)
  await expect.poll(() => desk.alerts(desk.caseId), { timeout: 5_000 }).toBe(before + 1)
})

test('without script the numbers stand beside the button, and the same two taps lead to the alert', async ({ browser }) => {
  const rena = await open(browser, 'rena', `/cases/${desk.contactId}`, { script: false })
  await rena.locator('.imminent > summary').click()
  await expect(rena.locator('.imminent a[href="tel:112"]')).toBeVisible()
  await press(rena, rena.locator('.imminent form button.button-danger'))
  await expect(rena).toHaveURL(/\/alerts\/[0-9a-f-]{36}$/)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'sent')
})

test('another level with what is done; level, plan and end on the alert\'s page', async ({ browser }) => {
  const rena = await open(browser, 'rena', `/cases/${desk.contactId}/alerts/new`)
  await settled(rena, 'alert-new')
  await rena.locator('label', { has: rena.locator('input[name="level"][value="high"]') }).click()
  await field(rena, 'actionNow').fill('The aunt stays tonight.')
  await rena.locator('main form button.button-danger').click()
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'sent')
  await rena.goto(`/alerts/${await idOf(rena)}`)
  await expect(field(rena, 'actionNow')).toHaveValue('The aunt stays tonight.')
  await rena.locator('summary', { hasText: 'plan' }).click()
  await field(rena, 'signs').fill('When the house is quiet.')
  await press(rena, rena.locator('button[value="plan"]'))
  await expect(rena.locator('main')).toContainText('When the house is quiet.')
  await rena.locator('summary', { hasText: 'Close' }).click()
  await field(rena, 'reason').selectOption('safe-now')
  await rena.locator('form:has([name="reason"]) [name="words"]').fill('Aunt moved in.')
  await press(rena, rena.locator('button[value="close"]'))
  const path = new URL(rena.url()).pathname
  const leyla = await open(browser, 'leyla', path)
  await settled(leyla, 'alert-closing')
  await press(leyla, leyla.locator('button[value="agree"]'))
  await settled(leyla, 'alert-closed')
  await expect(leyla.locator('main')).toContainText('Closed')
})

test('Saturday 22:00, the supervisor silent, the psychologist signed out: the backup reads the alert, and not the file', async ({ browser }) => {
  // from Monday 13:00 in Baku
  await desk.move(5 * 24 * 60 + 9 * 60)
  const rena = await open(browser, 'rena', `/cases/${desk.familyId}/alerts/new`)
  await rena.locator('label', { has: rena.locator('input[name="level"][value="imminent"]') }).click()
  await field(rena, 'actionNow').fill('The grandmother is with them.')
  await rena.locator('main form button.button-danger').click()
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'sent')
  const id = await idOf(rena)
  await signOut(rena)
  await expect(rena).toHaveURL(/\/sign-in/)
  await desk.move(16)
  const elchin = await open(browser, 'elchin', '/today')
  await settled(elchin, 'backup-today')
  await elchin.locator(`[data-alert="${id}"] a[href="/alerts/${id}"]`).click()
  await expect(field(elchin, 'actionNow')).toHaveValue('The grandmother is with them.')
  await settled(elchin, 'backup-alert')
  const answer = await elchin.goto(`/cases/${desk.familyId}`)
  expect(answer!.status()).toBe(404)
  expectRefusal(all.at(-1)!, 404)
})

test('a first contact with a high risk: NOT SENT while the line is cut, with what was typed kept; then it is there, and the supervisor has its alert', async ({ browser }) => {
  meant = lineIsCut
  const rena = await open(browser, 'rena', '/first-contact/new')
  for (const [name, value] of [['place', 'home'], ['sex', 'male'], ['ageBand', '12-17']] as const) await field(rena, name).selectOption(value)
  await rena.locator('label', { has: rena.locator('input[name="done"][value="calming"]') }).click()
  await rena.locator('label', { has: rena.locator('input[name="risk"][value="high"]') }).click()
  await cut(rena.context(), true)
  await rena.locator('main form button.button-action').click()
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'not-sent')
  await expect(rena.locator('main a[href="tel:112"]')).toBeVisible()
  await expect(field(rena, 'place')).toHaveValue('home')
  await settled(rena, 'first-contact-not-sent')
  await cut(rena.context(), false)
  await rena.waitForURL(/\/alerts\/[0-9a-f-]{36}$/)
  await expect(delivery(rena)).toHaveAttribute('data-delivery', 'sent')
  const leyla = await open(browser, 'leyla', new URL(rena.url()).pathname)
  await expect(leyla.locator('h1')).toContainText('High')
})

test('the roster and the card are kept by the people who keep them; the card opens before sign-in', async ({ browser }) => {
  const leyla = await open(browser, 'leyla', '/duty')
  await settled(leyla, 'duty')
  await leyla.goto('/duty/cards?district=Aghdam')
  await settled(leyla, 'cards')
  await field(leyla, 'nurse').fill('+994 50 555 55 55')
  await leyla.locator('label', { has: leyla.locator('input[name="checked"]') }).click()
  await press(leyla, leyla.locator('main form[method="post"] button.button-action'))
  const stranger = await open(browser, 'nobody', '/emergency')
  await expect(stranger.locator('a[href="tel:+994505555555"]')).toBeVisible()
  await settled(stranger, 'emergency-with-district')
})
