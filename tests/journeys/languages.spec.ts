import { expect, test, type Page } from '@playwright/test'
import { az } from '../../app/language/az.ts'
import { ru } from '../../app/language/ru.ts'
import { foreignOn, vocabulary } from './foreign-words.ts'
import { openHouse, type House } from './house.ts'
import { signIn } from './person.ts'
import { expectNothingWrong, watchedContext } from './watched.ts'

// What only an act shows, in Azerbaijani and Russian: a refused field, a note as it is written and signed, a page that is
// not there. Every page as it opens is looked at in every-page.spec.ts.
let house: House
test.beforeAll(async () => { house = await openHouse() })
test.afterAll(() => house?.stop())

const languageCookie = (value: string) => ({ name: '__Host-sirdash-language', value, url: house.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' as const })

test('no English word at the door, beside a field that was refused, in a note, or where nothing is', async ({ browser }) => {
  const rena = house.person('rena')
  const left: string[] = []
  for (const [language, words] of [['az', az], ['ru', ru]] as const) {
    const known = vocabulary(words)
    const watched = await watchedContext(browser, { origin: house.origin })
    await watched.context.addCookies([languageCookie(language)])
    const page = await watched.context.newPage()
    const note = async (where: string) => { left.push(...(await foreignOn(page, known)).map((word) => `${language} ${where}: ${word}`)) }
    await page.goto('/sign-in')
    await note('sign-in')
    await signIn(page, rena, 'personal', language)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await page.goto('/nowhere')
    await note('nowhere')
    await refuse(page)
    await note('refused')
    await writeNote(page)
    await note('note')
    await Promise.all([page.waitForURL(/\/sign$/), page.locator('button[name="then"][value="sign"]').click()])
    await note('signing')
    watched.problems = watched.problems.filter((line) => !/status of 4(04|22)/.test(line))
    expectNothingWrong([watched])
    await watched.context.close()
  }
  expect(left).toEqual([])
})

async function refuse(page: Page): Promise<void> {
  await page.goto('/cases/new')
  await page.locator('main form[method="post"]').first().evaluate((form) => { (form as HTMLFormElement).noValidate = true })
  await Promise.all([page.waitForEvent('load'), page.locator('main button.button-action').click()])
  await expect(page.locator('.field-error').first()).toBeVisible()
}

async function writeNote(page: Page): Promise<void> {
  await page.goto(`/cases/${house.world.caseId}`)
  await Promise.all([page.waitForURL(/\/drafts\//), page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first().click()])
  // the browser itself asks for this answer, in its own language
  await page.locator('label', { has: page.locator('input[name="draft.riskAnswer"][value="nothing"]') }).click()
}

test('in English the same look finds many: it would see one that was left', async ({ browser }) => {
  const watched = await watchedContext(browser, { origin: house.origin })
  const page = await watched.context.newPage()
  await page.goto('/how-notes-are-protected')
  expect((await foreignOn(page, vocabulary(az))).length).toBeGreaterThan(50)
  expect((await foreignOn(page, vocabulary(ru))).length).toBeGreaterThan(50)
  // one English button on a page in Azerbaijani
  await watched.context.addCookies([languageCookie('az')])
  await page.goto('/how-notes-are-protected')
  expect(await foreignOn(page, vocabulary(az))).toEqual([])
  await page.locator('main').evaluate((main) => { main.append('Unreadable record') })
  expect(await foreignOn(page, vocabulary(az))).toContain('record')
  await watched.context.close()
})
