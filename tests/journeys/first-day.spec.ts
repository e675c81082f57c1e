import { expect, test, type Page } from '@playwright/test'
import { activate, keepRecoveryCode, makeOwnKeys, newPerson, signIn, signOut } from './person.ts'
import { startServer, type BuiltServer } from './server.ts'
import { choose, did, expectNothingWrong, field, mainButton, press, settled, visit, watchedContext, type Watched } from './watched.ts'

// The first day of work, by its people, on one server: each journey goes on where the one before stopped.
test.describe.configure({ mode: 'serial' })

const kamran = newPerson('kamran', 'Kamran A.', '402917')
const rena = newPerson('rena', 'Rena H.', '518306')
const leyla = newPerson('leyla', 'Leyla M.', '730419')

const clientName = { given: 'Xanimzer', family: 'Quliyevazade' }
const sentence = 'She sleeps better since the walk to the shop.'
const kept = 'Written before the tab was closed.'
const typedWhileLocked = 'Typed while the keys were away.'

let server: BuiltServer
const people: Record<'kamran' | 'rena' | 'leyla', Watched> = {} as never
const pages: Record<'kamran' | 'rena' | 'leyla', Page> = {} as never
const paths: { case: string; note: string } = { case: '', note: '' }

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  for (const name of ['kamran', 'rena', 'leyla'] as const) {
    people[name] = await watchedContext(browser, { origin: server.origin, bodies: name === 'leyla' })
    pages[name] = await people[name].context.newPage()
  }
})

test.afterEach(() => { expectNothingWrong(Object.values(people)) })

test.afterAll(async () => {
  for (const { context } of Object.values(people)) await context.close()
  await server?.stop()
})

test('the administrator sets the programme up from the one-time link', async () => {
  const page = pages.kamran
  await visit(page, '/set-up', 'set-up-without-link')
  await visit(page, server.link, 'set-up-doors')
  await press(page, did(page, 'set-up'))
  await settled(page, 'set-up-organisation')
  await field(page, 'organisation').fill('Sample Red Crescent')
  await field(page, 'name').fill(kamran.name)
  await field(page, 'account').fill(kamran.account)
  await press(page, mainButton(page))
  await makeOwnKeys(page, kamran)
  await settled(page, 'set-up-divide')
  await press(page, mainButton(page))
  await settled(page, 'set-up-shares')
  const shares = await page.locator('[data-share] [data-digits]').allInnerTexts()
  expect(shares).toHaveLength(5)
  await press(page, did(page, 'printed'))
  await settled(page, 'set-up-confirm')
  await field(page, 'share1').fill(shares[1] ?? '')
  await field(page, 'share2').fill(shares[4] ?? '')
  await press(page, did(page, 'confirm'))
  await keepRecoveryCode(page, kamran)
  await settled(page, 'set-up-done')
  await signOut(page)
  await settled(page, 'sign-in')
  await signIn(page, kamran)
  await settled(page, 'administrator-today')
})

test('she invites a psychologist and a supervisor, and each makes the account her own', async () => {
  const page = pages.kamran
  for (const [person, roles] of [[rena, ['psychologist']], [leyla, ['supervisor', 'delegate']]] as const) {
    await visit(page, '/people/invite', `invite-${person.account}`)
    await field(page, 'name').fill(person.name)
    await field(page, 'account').fill(person.account)
    for (const role of roles) await choose(page, 'roles', role)
    await field(page, 'district').selectOption(person === rena ? 'Aghdam' : '')
    if (await field(page, 'passphrase').count() > 0) await field(page, 'passphrase').fill(kamran.passphrase)
    await press(page, mainButton(page))
    await settled(page, `invited-${person.account}`)
    const code = await page.locator('[data-activation-code]').innerText()
    const own = pages[person === rena ? 'rena' : 'leyla']
    await activate(own, person, code)
    await settled(own, `${person.account}-first-page`)
    await signOut(own)
    await signIn(own, person)
    await settled(own, `${person.account}-today`)
  }
  await visit(page, '/people', 'people')
})

test('both sign a supervision agreement', async () => {
  const page = pages.leyla
  await visit(page, '/supervision', 'supervision-empty')
  await visit(page, '/supervision/agreements/new', 'agreement-new')
  await field(page, 'superviseeId').selectOption({ index: 1 })
  await press(page, mainButton(page))
  await settled(page, 'agreement-to-sign')
  await field(page, 'pin').fill(leyla.pin)
  await press(page, mainButton(page))
  const path = new URL(page.url()).pathname
  await visit(pages.rena, '/supervision', 'supervision-agreement-waits')
  await visit(pages.rena, path, 'agreement-of-the-other')
  await field(pages.rena, 'pin').fill(rena.pin)
  await press(pages.rena, mainButton(pages.rena))
  await settled(pages.rena, 'agreement-signed')
})

test('the psychologist opens a case by one reading and enters the identity in its own panel', async () => {
  const page = pages.rena
  await visit(page, '/caseload', 'caseload-empty')
  await visit(page, '/cases/new', 'case-new')
  // what the browser itself would ask for first, the server asks for too
  await page.locator('main form[method="post"]').first().evaluate((form) => { (form as HTMLFormElement).noValidate = true })
  await press(page, mainButton(page))
  await settled(page, 'case-new-refused')
  people.rena.problems = people.rena.problems.filter((line) => !/status of 4(00|22)/.test(line))
  await fillCase(page)
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}/)
  paths.case = new URL(page.url()).pathname
  await settled(page, 'case-new-opened')
  await visit(page, `${paths.case}/identity`, 'identity')
  await field(page, 'givenName').fill(clientName.given)
  await field(page, 'familyName').fill(clientName.family)
  await field(page, 'phone').fill('+994 50 000 00 00')
  await press(page, mainButton(page))
  await visit(page, '/caseload', 'caseload-with-name')
  await expect(page.locator('main')).toContainText(clientName.given)
})

test('what she writes is there after a closed tab and after the keys were put away; then she signs', async () => {
  const { context } = people.rena
  await pages.rena.goto(paths.case)
  await press(pages.rena, pages.rena.locator(`form[action="${paths.case}/notes/new"] button`))
  const draft = new URL(pages.rena.url()).pathname
  await settled(pages.rena, 'note-editor')
  await field(pages.rena, 'draft.subjective').fill(`${sentence} ${kept}`)
  await pages.rena.close()
  pages.rena = await context.newPage()
  await expect(async () => {
    await pages.rena.goto(draft)
    await expect(field(pages.rena, 'draft.subjective')).toHaveValue(`${sentence} ${kept}`, { timeout: 500 })
  }).toPass({ timeout: 10_000 })

  const page = pages.rena
  const other = await context.newPage()
  await other.goto('/today')
  await other.evaluate(() => fetch('/lock', { method: 'POST', redirect: 'manual' }))
  await other.close()
  await page.waitForLoadState('networkidle')
  await field(page, 'draft.plan').fill(typedWhileLocked)
  const answered = page.waitForResponse((response) => response.url().endsWith('/save'))
  await field(page, 'draft.homeTask').focus()
  await answered
  await settled(page, 'note-editor-keys-away')
  people.rena.problems = people.rena.problems.filter((line) => !/status of 401/.test(line))
  await page.goto(draft)
  await expect(page).toHaveURL(/\/unlock/)
  await settled(page, 'unlock')
  await field(page, 'passphrase').fill(rena.passphrase)
  await press(page, mainButton(page))
  await page.goto(draft)
  await expect(field(page, 'draft.plan')).toHaveValue(typedWhileLocked)
  await expect(field(page, 'draft.subjective')).toHaveValue(`${sentence} ${kept}`)

  await fillNote(page)
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await settled(page, 'note-sign')
  await choose(page, 'askReview', 'yes')
  await field(page, 'pin').fill(rena.pin)
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/notes\/[0-9a-f-]{36}/)
  paths.note = new URL(page.url()).pathname
  await settled(page, 'note-signed')
})

test('she adds to the signed note, and retracts another', async () => {
  const page = pages.rena
  await visit(page, `${paths.note}/addendum`, 'addendum-begin')
  await press(page, mainButton(page))
  await settled(page, 'addendum-editor')
  await field(page, 'draft.text').fill('The walk was with her sister.')
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await field(page, 'pin').fill(rena.pin)
  await press(page, mainButton(page))
  await visit(page, paths.note, 'note-with-addendum')
  await expect(page.locator('main')).toContainText('The walk was with her sister.')

  await page.goto(paths.case)
  await press(page, page.locator(`form[action="${paths.case}/notes/new"] button`))
  await field(page, 'draft.subjective').fill('This belongs to another session.')
  await fillNote(page)
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await field(page, 'pin').fill(rena.pin)
  await press(page, mainButton(page))
  const second = new URL(page.url()).pathname
  await visit(page, `${second}/retract`, 'note-retract')
  await choose(page, 'reason', 'wrong-session')
  await field(page, 'pin').fill(rena.pin)
  await press(page, page.locator('main button.button-danger'))
  await visit(page, second, 'note-retracted')
  await expect(page.locator('main')).not.toContainText('This belongs to another session.')
  await visit(page, paths.case, 'case-with-story')
})

test('the supervisor reads it under the code, and no response to her holds the name', async () => {
  const page = pages.leyla
  await visit(page, '/supervision', 'supervision-queue')
  await press(page, did(page, 'start').first())
  await settled(page, 'review')
  await expect(page.locator('main')).toContainText(sentence)
  const anchor = page.locator('label.sentence', { hasText: sentence })
  await anchor.click()
  await choose(page, 'kind', 'wondering')
  await field(page, 'text').fill('What helped her to leave the house?')
  await settled(page, 'review-comment')
  await press(page, did(page, 'comment'))
  await press(page, did(page, 'send'))
  await settled(page, 'review-sent')
  const review = new URL(page.url()).pathname
  await visit(page, '/caseload', 'supervisor-caseload')
  await visit(page, paths.case, 'supervisor-case')
  expect((await page.request.get(`${paths.case}/identity`)).status()).toBe(404)

  await visit(pages.rena, '/supervision', 'supervision-came-back')
  await visit(pages.rena, review, 'review-of-hers')
  await pages.rena.locator('main details', { has: did(pages.rena, 'answer') }).locator('summary').click()
  await field(pages.rena, 'text').last().fill('Her sister waited at the gate.')
  await press(pages.rena, did(pages.rena, 'answer'))
  await settled(pages.rena, 'review-answered')
  await visit(page, review, 'review-with-answer')
  await expect(page.locator('main')).toContainText('Her sister waited at the gate.')

  const bodies = (await Promise.all(people.leyla.bodies)).join('\n')
  expect(bodies).toContain(sentence)
  for (const name of Object.values(clientName)) expect(bodies.includes(name), `a response to the supervisor holds ${name}`).toBe(false)
})

test('the delegate sees whole-programme counts; the administrator sees no case', async () => {
  await visit(pages.leyla, '/outcomes', 'outcomes')
  for (const path of [paths.case, `${paths.case}/identity`, `${paths.case}/consent`, paths.note, `${paths.note}/review`]) {
    const answer = await pages.kamran.request.get(path)
    expect(answer.status(), `${path} for the administrator`).toBe(404)
    expect(await answer.text()).not.toContain(sentence)
  }
  await visit(pages.kamran, '/audit', 'audit')
})

test('everybody who opened the file is on its list', async () => {
  await visit(pages.rena, `${paths.case}/opened-by`, 'opened-by')
  await expect(pages.rena.locator('main')).toContainText(leyla.name)
})

test('Esc twice covers the page, and the way back shows nothing', async () => {
  const page = pages.rena
  await page.goto('/today')
  await page.goto(paths.note)
  await page.waitForLoadState('networkidle')
  const covered = page.waitForURL(/\/veiled/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await covered
  await settled(page, 'veiled')
  await expect(page.locator('body')).not.toContainText(sentence)
  await page.goBack()
  await expect(page).toHaveURL(/\/veiled/)
  await expect(page.locator('body')).not.toContainText(sentence)
  await field(page, 'pin').fill(rena.pin)
  await press(page, mainButton(page))
})

test('every other page stands', async () => {
  for (const [path, name] of [['/today', 'today'], ['/drafts', 'drafts'], ['/groups', 'groups'], ['/groups/new', 'group-new'], ['/search', 'search'], ['/account', 'account'],
    ['/account/passphrase', 'account-passphrase'], ['/emergency', 'emergency'], ['/how-notes-are-protected', 'protection'], ['/first-contact/new', 'first-contact'],
    [`${paths.case}/consent`, 'consent'], [`${paths.case}/assessments/new`, 'assessment-new']] as const) await visit(pages.rena, path, name)
})

// words that would be left over from English
const leftOver = /\b(Today|Caseload|Supervision|Groups|Save|Sign|Session|Case|Note|Notes|Draft|Drafts|District|Please|Your|the|and|Search|Consent)\b/

for (const language of ['az', 'ru'] as const) {
  test(`the main pages speak ${language}`, async () => {
    const page = pages.rena
    await page.goto('/today')
    const loaded = page.waitForEvent('load')
    await page.locator(`button[name="language"][value="${language}"]`).evaluate((button) => { (button as HTMLButtonElement).form?.requestSubmit(button as HTMLButtonElement) })
    await loaded
    for (const [path, name] of [['/today', 'today'], ['/caseload', 'caseload'], [paths.case, 'case'], ['/cases/new', 'case-new'], ['/drafts', 'drafts'], ['/supervision', 'supervision'], ['/groups', 'groups'], ['/account', 'account'],
      ['/search', 'search'], ['/emergency', 'emergency'], [`${paths.case}/consent`, 'consent'], [`${paths.case}/opened-by`, 'opened-by'], ['/how-notes-are-protected', 'protection']] as const) {
      await visit(page, path, `${language}-${name}`)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      // what people wrote themselves stays in the language they wrote it in
      const text = (await page.locator('body').innerText()).replaceAll(sentence, '').replaceAll(kept, '').replaceAll(typedWhileLocked, '')
      expect.soft(leftOver.exec(text)?.[0], `${path} in ${language}`).toBeUndefined()
    }
  })
}

test('without script she signs in, writes, saves and signs', async ({ browser }) => {
  const plain = await watchedContext(browser, { origin: server.origin, script: false })
  const page = await plain.context.newPage()
  await signIn(page, rena)
  await page.goto(paths.case)
  await press(page, page.locator(`form[action="${paths.case}/notes/new"] button`))
  await field(page, 'draft.subjective').fill('Written without script.')
  await press(page, page.locator('button[name="then"][value="stay"]'))
  await expect(field(page, 'draft.subjective')).toHaveValue('Written without script.')
  await fillNote(page)
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await field(page, 'pin').fill(rena.pin)
  await press(page, mainButton(page))
  await expect(page.locator('main')).toContainText('Written without script.')
  expectNothingWrong([plain])
  await plain.context.close()
})

async function fillCase(page: Page): Promise<void> {
  await choose(page, 'kind', 'individual')
  await field(page, 'district').selectOption({ index: 1 })
  await field(page, 'sex').selectOption('female')
  await field(page, 'ageBand').selectOption('26-45')
  await field(page, 'category').selectOption('family-of-survivor')
  for (const box of await page.locator('input[name="statements"]').all()) await page.locator('label', { has: box }).click()
  for (const purpose of ['care', 'record', 'supervision', 'contact']) await choose(page, `for-${purpose}`, 'yes')
  for (const purpose of ['referral', 'group', 'recording']) await choose(page, `for-${purpose}`, 'no')
  await choose(page, 'how', 'signature')
  await choose(page, 'by', 'self')
}

/** The answers a note needs before it can be signed; the text is there already. */
async function fillNote(page: Page): Promise<void> {
  await choose(page, 'draft.outcome', 'held')
  await field(page, 'draft.sessionOn').fill(new Date().toISOString().slice(0, 10))
  await field(page, 'draft.minutes').fill('50')
  await choose(page, 'draft.mode', 'face-to-face')
  await choose(page, 'draft.riskAnswer', 'nothing')
}
