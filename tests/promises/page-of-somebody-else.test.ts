import { afterAll, beforeAll, expect, test } from 'vitest'
import { markPage } from '#app/accounts/whose-browser.server.ts'
import { choiceText } from '#app/sessions/sat-scale.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { newId } from '#app/work/id.ts'
import type { ServedDay } from '#tests/support/served-day.ts'
import { onPages, words } from './kept-world.ts'
import { fieldsOf, postsOf, routeTable, sendersOf, type Address, type Fields, type Post, type RouteRow, type Visitor } from './routes.ts'
import { addressIn, build, personOf, serveWorld, type ServedWorld } from './served-world.ts'

// A shared laptop: a page of one person stands open when another has signed in. Nothing of it is done in the second one's name.
let served: ServedWorld
let world: ServedDay
const { cover, look, leave } = onPages(() => served)
beforeAll(async () => {
  served = await serveWorld()
  world = served.world
}, 120_000)
afterAll(() => served.close())

test('a page that was left open at a browser where somebody else signed in gives her nothing', async () => {
  const { forms } = served.runtime
  const kept = () => forms.find(served.marks.owner!, '/groups/new') !== undefined
  // sent by the page as it covers itself, and without script after the second person's own cover
  await served.ask('owner', '/groups/new', { method: 'POST', fields: { place: words }, keeps: true, page: 'other psychologist' })
  cover('owner')
  await served.ask('owner', '/groups/new', { method: 'POST', fields: { place: words }, page: 'other psychologist' })
  expect(kept()).toBe(false)
  await served.ask('owner', '/groups/new', { method: 'POST', fields: { place: words } })
  expect(kept()).toBe(true)
  await served.signInAs('owner')
  await leave('owner', '/groups/new')
})

// what leads into the programme or out of it, and the choice of a language: nobody is asked whose page they stand on
const doors = ['activate', 'come-back', 'language', 'lock', 'set-up', 'sign-in', 'sign-out', 'unlock', 'veil', 'veiled'].map((name) => `routes/${name}`)
// what goes by the ticket of its page asks for that: an alert is sent, a draft kept, for its author alone; without one it is refused
const byTicket = ['alerts.send', 'with-client.answers', 'with-client.$draftId', 'drafts.$draftId.save', 'drafts.$draftId.risk', '_desk.drafts.$draftId._index'].map((name) => `routes/${name}`)

type Form = { id: string; fields: Fields; path: Address; sender: Visitor }
const formsOf = ([id, row]: [string, RouteRow]): Form[] => {
  const posts: readonly Post[] = postsOf(row).length > 0 ? postsOf(row) : [{ fields: {} }]
  return posts.map((post) => ({ id, fields: fieldsOf(post, world), path: post.to ?? row.path, sender: [sendersOf(row, post)].flat().find((one) => one !== 'everybody') ?? 'owner' }))
}

test('a page left open when somebody else signed in does nothing for her: no form of any page, and none that names no page', async () => {
  const forms = Object.entries(routeTable).filter(([id]) => build.routes[id]!.module.action && !doors.includes(id)).flatMap(formsOf)
  const [before, openBefore] = [await served.everythingWritten(), namesOfSessions()]
  const led = new Map<string, Set<string>>()
  for (const { id, fields, path, sender } of forms) {
    for (const page of [sender === 'delegate' ? 'owner' : 'delegate', 'anonymous'] as const) {
      const { to = '', status } = await served.ask(sender, path, { route: id, method: 'POST', fields, page })
      const where = to === '/somebody-else' ? to : `${status} ${to}`
      led.set(where, (led.get(where) ?? new Set()).add(id))
    }
  }
  expect([await served.everythingWritten() === before, namesOfSessions()]).toEqual([true, openBefore])
  expect([...led].filter(([where]) => where !== '/somebody-else').flatMap(([, ids]) => [...ids]).filter((id) => !byTicket.includes(id))).toEqual([])
  expect([...led].filter(([, ids]) => byTicket.some((id) => ids.has(id))).map(([where]) => where).filter((where) => !/^(\/somebody-else|40[014] )$/.test(where))).toEqual([])
  expect([...led.get('/somebody-else')!]).toEqual(expect.arrayContaining(['routes/names', 'routes/ping', 'routes/kept', 'routes/_desk.cases.$caseId.with-client', 'routes/_desk.groups.$groupId.with-client']))
  expect(led.get('/somebody-else')!.size).toBeGreaterThan(50)
  expect((await served.ask('owner', '/somebody-else', { method: 'GET', language: 'ru' })).shown).toContain('Эту страницу открыл кто-то другой')
})

/** How each session stands: open still, names shown or not. */
const namesOfSessions = () => Object.entries(served.cookies()).map(([visitor, cookie]) => {
  const found = served.runtime.sessions.find(cookie, { quiet: true })
  return [visitor, found.kind, found.kind === 'open' && found.session.namesOn]
})

test('every form that is posted says whose page it stands on, and nothing about her', async () => {
  const without: string[] = []
  const marks = new Set<string>()
  let forms = 0
  for (const [id, row] of Object.entries(routeTable).filter(([id, { for: readers }]) => build.routes[id]!.module.default && readers !== 'everybody')) {
    for (const visitor of row.for as readonly Visitor[]) {
      const { shown } = await look(visitor, addressIn(world, row.path))
      const [posted, said] = [shown.split(/<form [^>]*method="post"/).slice(1), [...shown.matchAll(/name="__whose" value="([\w-]{16})"/g)].map(([, mark]) => mark!)]
      forms += posted.length
      for (const mark of said) marks.add(mark)
      if (posted.length !== said.length || new Set(said).size > 1 || posted.some((form) => !form.slice(0, form.indexOf('</form>')).includes('name="__whose"'))) without.push(`${visitor} ${id}`)
    }
  }
  expect(without).toEqual([])
  expect(forms).toBeGreaterThan(500)
  // one for each person, whatever page she opens and however often she signs in
  expect([...marks].sort()).toEqual([...new Set(Object.keys(served.marks).map((visitor) => markPage(world.serverKey, personOf(world, visitor as Visitor)!.actor.id)))].filter((mark) => marks.has(mark)).sort())
  expect(marks.size).toBeGreaterThan(5)
})

test('whether an alert went out is what she is shown, also by a route that has a page of its own', async () => {
  const { draftId, caseId } = world.file
  const { ticket, risk } = await showEditor(world.again(world.rena), { draftId })
  const draft = { 'base': '1', 'member': '', ticket, 'alertTicket': risk.tickets['']!, 'draft.scale': 'phq9', 'draft.total': '12', 'draft.riskItem': '3' }
  const scale = await look('owner', `/cases/${caseId}/scales/new/phq9`)
  const hidden = Object.fromEntries(['by', 'pack', 'ticket', 'keepTicket', 'scaleId', 'alertId'].map((name) => [name, new RegExp(`name="${name}" [^>]*value="([^"]*)"`).exec(scale.shown)![1]!]))
  const answers = { ...hidden, 'measuredOn': '2024-05-14', 'language': 'az', 'mode': 'self', 'rater': 'client', 'answers.phq9_9': '2' }
  const sitting = { base: '1', ticket, alertTicket: draft.alertTicket, then: 'end', 'draft.scale1': choiceText({ tool: 'phq9', scaleId: newId(), alertId: newId() }), 'draft.scale1.answers.phq9_9': '2' }
  const forms: [route: string, path: string, fields: Fields][] = [
    ['routes/_desk.drafts.$draftId._index', `/drafts/${draftId}`, draft], ['routes/with-client.$draftId', `/with-client/${draftId}`, sitting], ['routes/_desk.cases.$caseId.scales.new.$instrument', `/cases/${caseId}/scales/new/phq9`, answers],
  ]
  for (const [route, path, fields] of forms) {
    const { status, shown } = await served.ask('delegate', path, { route, method: 'POST', fields, page: 'owner' })
    expect([route, status, /<h1[^>]*>([^<]*)/.exec(shown)?.[1]]).toEqual([route, 200, 'SENT, nobody has seen it. Until somebody has seen it: call.'])
    const failed = await served.ask('veiled', path, { route, method: 'POST', fields: { ...fields, ...(route.includes('scales') ? { ticket: 'none' } : { alertTicket: 'none' }) } })
    expect([route, failed.status, failed.shown.includes('NOT SENT'), failed.shown.includes('tel:112')]).toEqual([route, 401, true, true])
  }
  const contact = await served.ask('delegate', '/first-contact/new', { route: 'routes/_desk.first-contact.new', method: 'POST', fields: { risk: 'high' }, page: 'owner' })
  expect([contact.status, contact.shown.includes('NOT SENT')]).toEqual([401, true])
  // words that no ticket keeps: the page says so, and leads to no door
  for (const [visitor, page] of [['delegate', 'owner'], ['veiled', 'veiled']] as const) {
    const lost = await served.ask(visitor, `/drafts/${draftId}`, { route: 'routes/_desk.drafts.$draftId._index', method: 'POST', fields: { 'base': '1', 'ticket': 'over', 'draft.text': words }, page })
    expect([lost.status, lost.to, lost.shown.includes('There is nothing here for you')]).toEqual([404, undefined, true])
  }
})
