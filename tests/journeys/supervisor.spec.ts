import { expect, test, type Page } from '@playwright/test'
import { openHouse, type House } from './house.ts'
import { signIn } from './person.ts'
import { expectNothingWrong, field, mainButton, press, settled, visit, watchedContext, type Watched } from './watched.ts'

// A note is read under its code, answered, and looked after by those who never see a case.
test.describe.configure({ mode: 'serial' })

const staff = ['rena', 'leyla', 'sevda', 'aysel', 'ilham'] as const
type Staff = (typeof staff)[number]

let house: House
const people = {} as Record<Staff, Watched>
const pages = {} as Record<Staff, Page>
const paths = { note: '', review: '' }
const sentence = 'Xatira slept four hours. She walked to the field behind the house. '

test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  for (const who of staff) {
    people[who] = await watchedContext(browser, { origin: house.origin, bodies: who === 'leyla' || who === 'rena' || who === 'aysel' })
    pages[who] = await people[who].context.newPage()
  }
})
test.afterEach(() => { expectNothingWrong(Object.values(people)) })
test.afterAll(async () => {
  for (const { context } of Object.values(people)) await context.close()
  await house?.stop()
})

const pin = (who: Staff) => field(pages[who], 'pin').fill(house.person(who).pin)
const label = (page: Page, name: string, value: string) => page.locator('label', { has: page.locator(`input[name="${name}"][value="${value}"]`) })
const act = (page: Page, value: string) => page.locator(`button[name="did"][value="${value}"]`)

test('the psychologist sees her client\'s name, and signs a note', async () => {
  const page = pages.rena
  await signIn(page, house.person('rena'))
  await visit(page, '/caseload', 'caseload')
  await expect(page.locator('main')).toContainText(house.world.names.given!)
  await visit(page, `/cases/${house.world.caseId}/identity`, 'identity-open')
  await page.goto(`/cases/${house.world.caseId}`)
  await press(page, page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first())
  await field(page, 'draft.subjective').fill(sentence)
  await field(page, 'draft.plan').fill('Breathing at night.')
  await label(page, 'draft.riskAnswer', 'nothing').click()
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await label(page, 'askReview', 'yes').click()
  await pin('rena')
  await press(page, mainButton(page))
  paths.note = new URL(page.url()).pathname
})

test('the supervisor finds it in her queue under the code, and reads it', async () => {
  const page = pages.leyla
  await signIn(page, house.person('leyla'))
  await settled(page, 'supervisor-today')
  await visit(page, '/supervision', 'queue')
  const form = page.locator(`form[action="${paths.note}/review"]`)
  await expect(page.locator('tr', { has: form })).toContainText(house.world.code)
  await press(page, form.locator('button'))
  paths.review = new URL(page.url()).pathname
  await settled(page, 'review')
  await expect(page.locator('main')).toContainText('She walked to the field behind the house.')
})

test('she comments on a sentence and gives feedback of every kind', async () => {
  const page = pages.leyla
  const comment = async (kind: string, text: string, on?: string) => {
    if (on) await page.locator('label.sentence', { hasText: on }).click()
    else await label(page, 'anchor', '').click()
    await label(page, 'kind', kind).click()
    await field(page, 'text').fill(text)
    if (kind === 'must') await field(page, 'answerBy').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
    await press(page, act(page, 'comment'))
    await expect(page.locator('#comments')).toContainText(text)
  }
  await comment('wondering', 'What was she looking for there?', 'She walked to the field')
  await settled(page, 'review-comment')
  await comment('kept', 'The lamp beside the bed was a good idea.')
  await comment('try', 'Ask for one good moment of the day.')
  await comment('must', 'Write down what was agreed about the field.')
  await settled(page, 'review-comments')
  await press(page, act(page, 'send'))
  await settled(page, 'review-sent')
})

test('the psychologist reads it, answers each, and adds what must be added', async () => {
  const page = pages.rena
  await visit(page, '/supervision', 'feedback-came')
  await visit(page, paths.review, 'feedback')
  await expect(page.locator('main')).toContainText('She walked to the field behind the house.')
  let answered = 0
  // what was kept needs no answer
  for (const form = page.locator('form', { has: act(page, 'answer') }); await form.count() > 0; answered += 1) {
    const details = page.locator('details', { has: act(page, 'answer') }).first()
    if (await details.getAttribute('open') === null) await details.locator('summary').click()
    await form.first().locator('[name="text"]').fill(`Answer number ${answered + 1}.`)
    await press(page, form.first().locator('button[name="did"]'))
  }
  expect(answered).toBeGreaterThanOrEqual(3)
  await settled(page, 'feedback-answered')
  await page.goto(`${paths.note}/addendum`)
  await press(page, mainButton(page))
  await field(page, 'draft.text').fill('Agreed: nobody walks there alone.')
  await press(page, page.locator('button[name="then"][value="sign"]'))
  await pin('rena')
  await press(page, mainButton(page))
  await settled(page, 'note-reviewed')
})

test('the review says which version was read, and that something was added since; she closes it', async () => {
  const page = pages.leyla
  await visit(page, paths.review, 'review-answered')
  await expect(page.locator('main')).toContainText('Answer number 1.')
  await expect(page.locator('main')).toContainText('Agreed: nobody walks there alone.')
  const note = await pages.rena.locator('main').innerText()
  const [, digest = ''] = /([\w-]{8}), /.exec(await page.locator('main dl').first().innerText()) ?? []
  expect(digest).not.toBe('')
  expect(note).toContain(digest)
  await expect(page.locator('main a[href^="#part-addendum-"]')).toHaveCount(1)
  await press(page, act(page, 'close'))
  await settled(page, 'review-closed')
})

test('the supervisor asks for everything she can reach of the case, and was sent no name, number or address in any response', async () => {
  const page = pages.leyla
  for (const path of ['/caseload?whose=supervised', `/cases/${house.world.caseId}`, paths.note, `/cases/${house.world.caseId}/opened-by`, '/supervision', '/search', '/today']) await visit(page, path, `supervisor ${path.split('/')[1]}`)
  await page.goto(`/cases/${house.world.caseId}/identity`)
  people.leyla.problems = people.leyla.problems.filter((line) => !/status of 404/.test(line))
  const sent = await Promise.all(people.leyla.bodies)
  const seen = await Promise.all(people.rena.bodies)
  const namesIn = (bodies: string[]) => Object.keys(house.world.names).filter((field) => bodies.some((body) => body.includes(house.world.names[field]!)))
  // the psychologist's own browser was sent all of them: they would be found
  expect(namesIn(seen).sort()).toEqual(Object.keys(house.world.names).sort())
  expect(sent.some((body) => body.includes('She walked to the field'))).toBe(true)
  expect(namesIn(sent)).toEqual([])
})

test('the delegate sees counts of the whole programme, and nothing of a case', async () => {
  const page = pages.sevda
  await signIn(page, house.person('sevda'))
  await visit(page, '/outcomes', 'outcomes')
  await expect(page.locator('main')).not.toContainText(house.world.code)
  await page.goto(paths.note)
  await expect(page.locator('main')).not.toContainText('Xatira')
  await page.goto(`/cases/${house.world.caseId}`)
  await expect(page.locator('main')).not.toContainText(house.world.code)
  people.sevda.problems = people.sevda.problems.filter((line) => !/status of 404/.test(line))
})

test('the administrator sees people and whether the trail is whole, and no case', async () => {
  const page = pages.aysel
  await signIn(page, house.person('aysel'))
  for (const path of ['/people', '/audit', '/account', `/people/${house.world.people.rena.id}`]) await visit(page, path, `administrator ${path.split('/')[1]}`)
  for (const path of [`/cases/${house.world.caseId}`, paths.note, paths.review, '/caseload', '/outcomes']) {
    await page.goto(path)
    await expect(page.locator('main')).not.toContainText(house.world.code)
  }
  people.aysel.problems = people.aysel.problems.filter((line) => !/status of 404/.test(line))
  const sent = await Promise.all(people.aysel.bodies)
  expect([house.world.code, 'Xatira', ...Object.values(house.world.names)].filter((word) => sent.some((body) => body.includes(word)))).toEqual([])
})

test('data protection reads in the trail who read what, and the psychologist sees every look at the file', async () => {
  const page = pages.ilham
  await signIn(page, house.person('ilham'))
  await visit(page, '/audit', 'trail')
  await expect(page.locator('main')).toContainText('Leyla M.')
  await expect(page.locator('main')).toContainText(house.world.code)
  const own = pages.rena
  await visit(own, `/cases/${house.world.caseId}/opened-by`, 'opened-by')
  await expect(own.locator('main table')).toContainText('Leyla M.')
  await expect(own.locator('main table')).toContainText('Rena H.')
  await expect(own.locator('main table')).not.toContainText('Aysel')
})
