import { expect, test, type Page } from '@playwright/test'
import { startDesk, type Desk } from './desk.ts'
import { choose, expectNothingWrong, field, mainButton, press, settled, watchedContext, type Watched } from './watched.ts'

// "Əlinin" is caught before signing: with script and without, on the desk and on a telephone.
test.describe.configure({ mode: 'serial' })

let desk: Desk
const browsers: Record<'script' | 'plain' | 'leyla', Watched> = {} as never
const pages: Record<'script' | 'plain' | 'leyla', Page> = {} as never

test.beforeAll(async ({ browser }) => {
  desk = await startDesk()
  for (const name of ['script', 'plain', 'leyla'] as const) {
    browsers[name] = await watchedContext(browser, { origin: desk.origin, script: name !== 'plain', bodies: name === 'leyla', inHand: name === 'plain' })
    await desk.signIn(browsers[name].context, name === 'leyla' ? 'leyla' : 'rena')
    pages[name] = await browsers[name].context.newPage()
  }
})

test.afterEach(() => {
  // a refused form answers 422, which the browser says on its console
  for (const watched of Object.values(browsers)) watched.problems = watched.problems.filter((line) => !/status of 422/.test(line))
  expectNothingWrong(Object.values(browsers))
})

test.afterAll(async () => {
  for (const { context } of Object.values(browsers)) await context.close()
  await desk?.stop()
})

const names = (page: Page) => page.locator('#names')
const take = (page: Page, value: string) => page.locator(`button[name="take"][value="${value}"]`)

test('the names of a case are entered in its own panel', async () => {
  const page = pages.plain
  await page.goto(`/cases/${desk.caseId}/identity`)
  for (const [name, text] of [['givenName', 'Əli'], ['familyName', 'Məmmədov'], ['guardianName', 'Sevda Məmmədova'], ['guardianRelation', 'anası'], ['familyLinks', 'qardaşı Elçin']] as const) await field(page, name).fill(text)
  await press(page, mainButton(page))
})

async function writeNote(page: Page, text: string): Promise<void> {
  await page.goto(`/cases/${desk.caseId}/notes/new`)
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/drafts\//)
  await field(page, 'draft.minutes').fill('50')
  for (const [name, value] of [['draft.outcome', 'held'], ['draft.mode', 'face-to-face'], ['draft.riskAnswer', 'nothing']] as const) await choose(page, name, value)
  await field(page, 'draft.subjective').fill(text)
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await expect(page).toHaveURL(/\/sign$/)
}

const signWith = async (page: Page) => {
  await field(page, 'pin').fill('123456')
  await press(page, page.locator('main form', { has: field(page, 'pin') }).locator('button[type="submit"]'))
}

test('"Əlinin" is caught; one key takes all suggestions; the signed text holds no name', async () => {
  const page = pages.script
  await writeNote(page, 'Əlinin yuxusu pozulub, narahatdır. Sonra Elçinə zəng etdim.')
  await expect(names(page).locator('mark')).toHaveText(['Əlinin', 'Elçinə'])
  await settled(page, 'names-found')
  await signWith(page)
  await expect(page.locator('main')).toContainText('There are names in the text')
  const loaded = page.waitForEvent('load')
  await page.locator('h1').click()
  await page.keyboard.press('a')
  await loaded
  await expect(names(page)).toHaveCount(0)
  await settled(page, 'names-taken')
  await signWith(page)
  await expect(page).toHaveURL(/\/notes\//)
  await expect(page.locator('main')).toContainText('Danışanın yuxusu pozulub, narahatdır. Sonra qardaşa zəng etdim.')
  await expect(page.locator('main')).not.toContainText('Əlinin')
})

test('the one line of the editor says what would stand there, moves nothing, and one press puts it in', async () => {
  const page = pages.script
  await page.goto(`/cases/${desk.caseId}/notes/new`)
  await press(page, mainButton(page))
  const line = page.locator('.names-line')
  // the line of the last save wraps on a telephone and moves the page by itself: what is measured is the room of this line
  const place = () => line.evaluate((element) => [element.getBoundingClientRect().height, element.nextElementSibling!.getBoundingClientRect().top - element.getBoundingClientRect().top])
  const before = await place()
  await field(page, 'draft.subjective').fill('Əlinin yuxusu pozulub.')
  await field(page, 'draft.objective').focus()
  await expect(line).toContainText('Names: 1 → Danışanın')
  expect(await place()).toEqual(before)
  const loaded = page.waitForEvent('load')
  await page.locator('button[name="then"][value="names"]').click()
  await loaded
  await expect(field(page, 'draft.subjective')).toHaveValue('Danışanın yuxusu pozulub.')
})

test('one choice of one name; "not a name here" is remembered for the case', async () => {
  const page = pages.script
  await writeNote(page, 'Dünən Əli gəldi, sonra Elçin gəldi.')
  const byKey = async (...keys: string[]) => {
    const loaded = page.waitForEvent('load')
    for (const key of keys) await page.keyboard.press(key)
    await loaded
  }
  await take(page, '0:0').focus()
  await byKey('ArrowDown', '0')
  await expect(names(page).locator('mark')).toHaveText(['Əli'])
  await expect(take(page, '0:0'), 'the next name is in focus').toBeFocused()
  await byKey('1')
  await expect(page.locator('main')).toContainText('Dünən danışan gəldi, sonra Elçin gəldi.')
  await signWith(page)
  await expect(page).toHaveURL(/\/notes\//)
  await writeNote(page, 'Yenə Elçin gəldi, Elçinlə getdi.')
  await expect(names(page).locator('mark')).toHaveText(['Elçinlə'])
})

test('without script: the same page, the same buttons; a name may stay when she says so', async () => {
  const page = pages.plain
  await writeNote(page, 'Bu gün Əliyə dedim, Sevdaya zəng etdim.')
  await settled(page, 'names-found-without-script')
  await expect(names(page).locator('mark')).toHaveText(['Əliyə', 'Sevdaya'])
  await press(page, take(page, '0:0'))
  await expect(names(page).locator('mark')).toHaveText(['Sevdaya'])
  await choose(page, 'leave', 'yes')
  await signWith(page)
  await expect(page).toHaveURL(/\/notes\//)
  await expect(page.locator('main')).toContainText('Bu gün danışana dedim, Sevdaya zəng etdim.')
  await press(page, page.locator('button[name="did"][value="ask"]'))
  await settled(page, 'names-before-asking')
  await expect(page.locator('main mark')).toHaveText(['Sevdaya'])
  await press(page, page.locator('button[name="did"][value="ask"]'))
  await expect(page).toHaveURL(/\/notes\/[0-9a-f-]{36}$/)
})

test('the supervisor reads the note and finds the word for the client; no name in anything she was sent', async () => {
  const page = pages.leyla
  await page.goto(`/cases/${desk.caseId}`)
  await expect(page.locator('main')).toContainText('Danışanın yuxusu')
  const sent = (await Promise.all(browsers.leyla.bodies)).join('\n')
  expect(sent).toContain('Danışanın yuxusu')
  for (const name of ['Əli', 'Məmmədov', 'Elçinlə']) expect(sent).not.toContain(name)
})
