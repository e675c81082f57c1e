import { expect, test, type Page } from '@playwright/test'
import { az } from '../../app/language/az.ts'
import { en } from '../../app/language/en.ts'
import { ru } from '../../app/language/ru.ts'
import { openHouse, type House } from './house.ts'
import { signIn } from './person.ts'
import { expectNothingWrong, watchedContext } from './watched.ts'

// The same pages in Azerbaijani and Russian, and no English word left on any of them.
let house: House
test.beforeAll(async () => { house = await openHouse() })
test.afterAll(() => house?.stop())

/** Every sentence of a language. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : []
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}]{4,}/gu) ?? []
const vocabulary = (words: unknown): Set<string> => new Set(textsOf(words).flatMap(wordsIn))
const english = vocabulary(en)
/** Names of people, places and instruments are the same in every language; so is what the organisation is called. */
const names = new Set(wordsIn('Sirdash Sample Red Crescent Aysel Ilham Sevda Leyla Rena Nigar Xanimzer English Azərbaycanca Русский SOAP DAP BIRP GIRP'))

async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
    const shown = document.body.cloneNode(true) as HTMLElement
    // languages are offered in their own names, typed text and codes are nobody's translation
    shown.querySelectorAll('script, style, noscript, textarea, [lang], [translate="no"], select[name="language"], select[name="district"]').forEach((element) => element.remove())
    return [document.title, shown.textContent, ...attributes].join('\n')
  })
}

/** English words on the page that the page's own language does not know. */
async function foreignOn(page: Page, known: Set<string>): Promise<string[]> {
  return [...new Set(wordsIn(await textOf(page)))].filter((word) => english.has(word) && !known.has(word) && !names.has(word))
}

const pagesOf = (world: House['world']): Record<'rena' | 'leyla' | 'aysel' | 'sevda' | 'ilham', string[]> => ({
  rena: [
    '/today', '/caseload', '/cases/new', '/first-contact/new', '/drafts', '/groups', '/groups/new', '/supervision', '/search', '/account', '/account/passphrase', '/emergency', '/how-notes-are-protected',
    ...['', '/identity', '/consent', '/opened-by', '/assessments/new'].map((page) => `/cases/${world.caseId}${page}`), `/cases/${world.olderCaseId}`,
    `/notes/${world.olderNoteId}`, `/notes/${world.olderNoteId}/addendum`, `/notes/${world.olderNoteId}/retract`, `/supervision/agreements/${world.agreementId}`, '/nowhere',
  ],
  leyla: ['/today', '/supervision', '/supervision/agreements/new', '/caseload?whose=supervised', `/cases/${world.olderCaseId}`],
  aysel: ['/today', '/people', '/people/invite', `/people/${world.people.rena.id}`, '/audit'],
  sevda: ['/today', '/outcomes'],
  ilham: ['/audit'],
})

for (const [language, words] of [['az', az], ['ru', ru]] as const) {
  test(`${language}: no English word on any page, nor beside a field that was refused`, async ({ browser }) => {
    const left: string[] = []
    for (const [who, paths] of Object.entries(pagesOf(house.world))) {
      const watched = await watchedContext(browser, { origin: house.origin })
      await watched.context.addCookies([{ name: '__Host-sirdash-language', value: language, url: house.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' }])
      const page = await watched.context.newPage()
      await page.goto('/sign-in')
      const known = vocabulary(words)
      left.push(...(await foreignOn(page, known)).map((word) => `/sign-in: ${word}`))
      await signIn(page, people(who), 'personal', language)
      for (const path of paths) {
        await page.goto(path)
        expect(await page.locator('html').getAttribute('lang'), path).toBe(language)
        left.push(...(await foreignOn(page, known)).map((word) => `${who} ${path}: ${word}`))
      }
      if (who === 'rena') {
        left.push(...(await refusedPage(page, known)).map((word) => `refused: ${word}`), ...(await writtenPage(page, known)).map((word) => `note: ${word}`))
        watched.problems = watched.problems.filter((line) => !/status of 4(04|22)/.test(line))
      }
      expectNothingWrong([watched])
      await watched.context.close()
    }
    expect(left).toEqual([])
  })
}

const persons = new Map<string, ReturnType<House['person']>>()
/** One of each: a code of the app counts once, whatever the language. */
function people(who: string): ReturnType<House['person']> {
  const person = persons.get(who) ?? house.person(who as 'rena')
  persons.set(who, person)
  return person
}

async function refusedPage(page: Page, known: Set<string>): Promise<string[]> {
  await page.goto('/cases/new')
  await page.locator('main form[method="post"]').first().evaluate((form) => { (form as HTMLFormElement).noValidate = true })
  await Promise.all([page.waitForEvent('load'), page.locator('main button.button-action').click()])
  await expect(page.locator('.field-error').first()).toBeVisible()
  return foreignOn(page, known)
}

async function writtenPage(page: Page, known: Set<string>): Promise<string[]> {
  await page.goto(`/cases/${house.world.caseId}`)
  await Promise.all([page.waitForURL(/\/drafts\//), page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first().click()])
  const found = await foreignOn(page, known)
  // the browser itself asks for this answer, in its own language
  await page.locator('label', { has: page.locator('input[name="draft.riskAnswer"][value="nothing"]') }).click()
  await Promise.all([page.waitForURL(/\/sign$/), page.locator('button[name="then"][value="sign"]').click()])
  return [...found, ...await foreignOn(page, known)]
}

test('in English the same look finds many: it would see one that was left', async ({ browser }) => {
  const watched = await watchedContext(browser, { origin: house.origin })
  const page = await watched.context.newPage()
  await page.goto('/how-notes-are-protected')
  expect((await foreignOn(page, vocabulary(az))).length).toBeGreaterThan(50)
  expect((await foreignOn(page, vocabulary(ru))).length).toBeGreaterThan(50)
  // one English button on a page in Azerbaijani
  await watched.context.addCookies([{ name: '__Host-sirdash-language', value: 'az', url: house.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' }])
  await page.goto('/how-notes-are-protected')
  expect(await foreignOn(page, vocabulary(az))).toEqual([])
  await page.locator('main').evaluate((main) => { main.append('Unreadable record') })
  expect(await foreignOn(page, vocabulary(az))).toContain('record')
  await watched.context.close()
})
