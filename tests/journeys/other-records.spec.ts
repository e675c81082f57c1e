import { expect, test, type Page } from '@playwright/test'
import { startDesk, type Desk } from './desk.ts'
import { choose, expectNothingWrong, field, press, settled, watchedContext, type Watched } from './watched.ts'

// What a psychologist writes beside notes of one person, from its first field to its signature, on her telephone.
let desk: Desk
let rena: Watched
let page: Page

test.beforeAll(async ({ browser }) => {
  desk = await startDesk()
  rena = await watchedContext(browser, { origin: desk.origin, inHand: true })
  await desk.signIn(rena.context, 'rena')
  page = await rena.context.newPage()
})
test.afterEach(() => { expectNothingWrong([rena]) })
test.afterAll(async () => {
  await rena?.context.close()
  await desk?.stop()
})

async function begin(path: string, form: string): Promise<void> {
  await page.goto(path)
  await press(page, page.locator(form))
  await expect(page).toHaveURL(/\/drafts\//)
}

/** Asks for the page before the signature, and signs there. */
async function sign(name: string): Promise<void> {
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await expect(page).toHaveURL(/\/sign$/)
  await settled(page, name)
  await field(page, 'pin').fill('123456')
  await press(page, page.locator('main form', { has: field(page, 'pin') }).locator('button[type="submit"]'))
  await expect(page).not.toHaveURL(/\/sign$/)
}

test('a family session: who took part, no signature before risk was asked about, one record of the family', async () => {
  await begin(`/cases/${desk.familyId}/notes/new`, 'main button.button-action')
  for (const [name, value] of [['draft.outcome', 'held'], ['draft.mode', 'face-to-face'], ['draft.kind', 'family'], ['draft.participants', 'M1'], ['draft.participants', 'M2'], ['draft.format', 'free']] as const) await choose(page, name, value)
  await field(page, 'draft.minutes').fill('60')
  await field(page, 'draft.text').fill('Both parents speak about the school way.')
  // nobody was asked about risk: the page before the signature says so, and takes none
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await expect(page.locator('main')).toContainText('Was risk asked about today?: Please choose one.')
  await expect(field(page, 'pin')).toHaveCount(0)
  await settled(page, 'family-session-not-ready')
  await press(page, page.locator('main a', { hasText: 'Write on' }).first())
  await expect(field(page, 'draft.text')).toHaveValue('Both parents speak about the school way.')
  await choose(page, 'draft.riskAnswer', 'nothing')
  await sign('family-session-to-sign')
  await expect(page).toHaveURL(/\/notes\//)
  await settled(page, 'family-session-signed')
  await expect(page.locator('main')).toContainText('Family')
  await expect(page.locator('main')).toContainText('Both parents speak about the school way.')
})

test('a group session: children by their numbers, signed, and counted on the page of the group', async () => {
  await begin(`/groups/${desk.groupId}`, 'form[action$="/sessions/new"] button')
  await field(page, 'draft.minutes').fill('45')
  await field(page, 'draft.theme').fill('Colours of a day')
  for (const child of [1, 2]) {
    await choose(page, `draft.child${child}.here`, 'yes')
    await field(page, `draft.child${child}.sex`).selectOption('female')
    await field(page, `draft.child${child}.ageBand`).selectOption('10-12')
    await field(page, `draft.child${child}.participation`).selectOption('2')
  }
  await field(page, 'draft.secondAdult').selectOption('teacher')
  await field(page, 'draft.worked').fill('Drawing first, then talking.')
  await sign('group-session-to-sign')
  await page.goto(`/groups/${desk.groupId}`)
  await expect(page.locator('main')).toContainText('Colours of a day')
  await expect(page.locator('main')).toContainText('2 children here')
})

test('a needs assessment with its scale: read once more, signed, and the score stands on the case', async () => {
  await begin(`/cases/${desk.caseId}/assessments/new`, 'main button.button-action')
  await choose(page, 'draft.mode', 'face-to-face')
  await field(page, 'draft.place').selectOption('home')
  await field(page, 'draft.presenting').fill('Sleeps little since the winter.')
  for (const name of ['selfCare', 'work', 'family', 'community']) await choose(page, `draft.${name}`, '1')
  await choose(page, 'draft.riskAnswer', 'nothing')
  await field(page, 'draft.scale').selectOption('who5')
  await field(page, 'draft.total').fill('44')
  await field(page, 'draft.scaleLanguage').selectOption('az')
  await field(page, 'draft.scaleMode').selectOption('read-aloud')
  await field(page, 'draft.conclusion').selectOption('individual')
  await choose(page, 'draft.urgency', 'month')
  await sign('assessment-to-sign')
  await expect(page).toHaveURL(/\/assessments\//)
  await settled(page, 'assessment-signed')
  await expect(page.locator('main')).toContainText('Sleeps little since the winter.')
  await page.goto(`/cases/${desk.caseId}`)
  await expect(page.locator('main')).toContainText('WHO-5')
})
