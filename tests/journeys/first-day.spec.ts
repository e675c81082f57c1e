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

let server: BuiltServer
const people: Record<'kamran' | 'rena' | 'leyla', Watched> = {} as never
const pages: Record<'kamran' | 'rena' | 'leyla', Page> = {} as never
const paths = { case: '' }

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
  await keepRecoveryCode(page)
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

async function fillCase(page: Page): Promise<void> {
  await choose(page, 'kind', 'individual')
  await field(page, 'district').selectOption({ index: 1 })
  await field(page, 'sex').selectOption('female')
  await field(page, 'ageBand').selectOption('26-45')
  await field(page, 'category').selectOption('family-of-survivor')
  for (const box of await page.locator('input[name="statements"]').all()) await box.check({ force: true })
  for (const purpose of ['care', 'record', 'supervision', 'contact']) await choose(page, `for-${purpose}`, 'yes')
  for (const purpose of ['referral', 'group', 'recording']) await choose(page, `for-${purpose}`, 'no')
  await choose(page, 'how', 'signature')
  await choose(page, 'by', 'self')
}
