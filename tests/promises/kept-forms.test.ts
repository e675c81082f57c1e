import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openForm } from '#app/accounts/sealed-form.server.ts'
import { markBrowser } from '#app/accounts/whose-browser.server.ts'
import { isEchoed } from '#app/http/form-problems.ts'
import { raiseAlert, type Raising } from '#app/risk/raise-alert.server.ts'
import { idFrom, newId } from '#app/work/id.ts'
import type { ServedDay } from '#tests/support/served-day.ts'
import { controlsOf, formWith, hiddenIn, isKept } from './form-on-page.ts'
import { isNoticed, onPages, words } from './kept-world.ts'
import { findIn } from './needles.ts'
import { fieldsOf, postsOf, routeTable, sendersOf, type Fields, type Post, type Visitor } from './routes.ts'
import { addressIn, build, serveWorld, type ServedWorld } from './served-world.ts'

// What was filled in when the page was covered is not lost: it waits, sealed, and stands in its fields again for the same
// person at the same browser. Nothing of it is carried out. All of it without script; tests/journeys/veil.spec.ts has the script.
let served: ServedWorld
let world: ServedDay
const { cover, send, look, leave } = onPages(() => served)
beforeAll(async () => {
  served = await serveWorld()
  world = served.world
}, 120_000)
afterAll(() => served.close())

const bannersOf = (page: string): number => page.split('class="banner ').length

const raised = async (raising: Pick<Raising, 'level' | 'type'>) => (await raiseAlert(world.again(world.rena), { caseId: world.file.caseId, alertId: newId<'alert'>(), source: 'button', ...raising })).alertId

const decided = new Map([['first', 'Qanarfirst her aunt may know'], ['late', 'Qanarlate only her aunt']])
const note = { signs: words, alone: '', number: '1', did: 'plan' }

const shownThen = ['revision', 'number', 'base']
/** A button is pressed again, also one that says whom it is about, or beside which version. */
const isFilledIn = (fields: Fields): boolean => Object.entries(fields).some(([field, value]) => !['did', ...shownThen].includes(field) && isEchoed(field) && [value].flat().some((text) => text !== '' && !idFrom(text)))

type Form = { id: string; post: Post; at: number; path: string; sender: Visitor }
const formsOfPages = (): Form[] => Object.entries(routeTable).flatMap(([id, row]) => {
  const { action, default: page } = build.routes[id]!.module
  if (!action || !page || row.for === 'everybody' || row.changesSession || id === 'routes/with-client.$draftId') return []
  return postsOf(row).map((post, at) => ({ id, post, at, path: addressIn(world, post.to ?? row.path), sender: (sendersOf(row, post) as readonly Visitor[])[0]! }))
})

test('every form of every page: what was filled in stands there again, and nothing was carried out', async () => {
  const before = await served.everythingWritten()
  const wrong: string[] = []
  const shown: string[] = []
  for (const { id, post, at, path, sender } of formsOfPages()) {
    const name = `${id} ${at}`
    const given = fieldsOf(post, world)
    const page = await look(sender, path)
    const form = page.status === 200 ? formWith(page.shown, given) : undefined
    // buttons of another page, and what this world shows no form for
    if (!form) continue
    const controls = controlsOf(form)
    // a draft keeps its own words, by its ticket
    if (controls.has('ticket') || 'intent' in given) continue
    const typed = Object.fromEntries([...controls].filter(([field, kind]) => kind === 'words' && isEchoed(field)).map(([field]) => [field, `${words} ${field}`]))
    cover(sender)
    // beside what stood there, as a browser sends it
    const beside = Object.fromEntries(Object.entries(hiddenIn(form)).filter(([field]) => shownThen.includes(field)))
    const answer = await send(sender, path, { ...beside, ...given, ...typed })
    if (!answer.to?.startsWith('/veiled')) wrong.push(`${name}: ${answer.status} ${answer.to}`)
    await served.signInAs(sender)
    const again = await look(sender, path)
    if (again.status !== 200) wrong.push(`${name}: shown with ${again.status}`)
    const back = formWith(again.shown, given) ?? ''
    for (const field of Object.keys(typed)) if (!isKept(back, field, typed[field]!)) wrong.push(`${name}: ${field} is lost`)
    if (bannersOf(again.shown) !== bannersOf(page.shown) + (isNoticed(again.shown) ? 1 : 0)) wrong.push(`${name}: says more than that`)
    if (isFilledIn({ ...given, ...typed }) !== isNoticed(again.shown)) wrong.push(`${name}: notice`)
    if (Object.keys(typed).length > 0) shown.push(name)
    await leave(sender, path)
    if (isNoticed((await look(sender, path)).shown)) wrong.push(`${name}: does not go away`)
  }
  expect(wrong).toEqual([])
  expect(shown.length).toBeGreaterThan(20)
  expect(await served.everythingWritten()).toBe(before)
}, 120_000)

test('it waits for its author alone: not for a PIN that is wrong, not for whoever signs in after her, not elsewhere', async () => {
  const page = `/alerts/${world.alertId}`
  await served.signInAs('owner')
  const mark = served.marks.owner!
  cover('owner')
  await send('owner', page, note)
  const [id, kept] = [world.rena.actor.id, served.runtime.forms.find(mark, page)!]
  expect(kept.person).toBe(id)
  expect((await look('owner', page)).to).toBe(`/veiled?to=${encodeURIComponent(page)}`)
  // her mark at somebody else's session, and somebody else's keys
  const nigar = served.marks['other psychologist']
  served.marks['other psychologist'] = mark
  expect((await look('other psychologist', page)).shown).not.toContain(words)
  served.marks['other psychologist'] = nigar
  await expect(openForm(world.again(world.nigar).keys, id, kept.id, kept.sealed)).rejects.toThrow()
  // another browser of her own
  await served.signInAs('owner')
  served.marks.owner = markBrowser(world.serverKey, id)
  expect(isNoticed((await look('owner', page)).shown)).toBe(false)
  served.marks.owner = mark
  expect((await look('owner', page)).shown).toContain(words)
  // a mark nobody made here
  served.marks.owner = `${mark.slice(0, -4)}AAAA`
  cover('owner')
  await send('owner', page, note)
  expect(served.runtime.forms.find(served.marks.owner, page)).toBeUndefined()
  // whoever signs in next at this browser
  const [hers, next] = [markBrowser(world.serverKey, id), markBrowser(world.serverKey, world.nigar.actor.id)]
  served.runtime.forms.move(mark, next, world.nigar.actor.id)
  expect([mark, next].map((one) => served.runtime.forms.find(one, page))).toEqual([undefined, undefined])
  served.marks.owner = hers
})

test('locked, expired, ended, or after a restart: the same', async () => {
  const mark = served.marks.owner!
  for (const [how, away] of Object.entries({
    locked: () => cover('owner', 'lock'),
    expired: () => { served.cookies().owner = served.cookies().expired },
    ended: () => { served.runtime.sessions.endAllOf(world.rena.actor.id) },
    restarted: () => { served.runtime.sessions.clear() },
  })) {
    await served.signInAs('owner')
    away()
    expect((await send('owner', '/cases/new?sheet=1', { givenName: `${words} ${how}`, passphrase: 'Qanarsecret', pin: '123456' })).to).toBe(`/${how === 'locked' ? 'unlock' : 'sign-in'}?to=%2Fcases%2Fnew`)
    await served.signInAs('owner')
    const next = markBrowser(world.serverKey, world.rena.actor.id)
    if (how !== 'locked') served.runtime.forms.move(served.marks.owner!, served.marks.owner = next, world.rena.actor.id)
    // back by the path alone, it goes on to the whole address
    expect((await look('owner', '/cases/new')).to).toBe('/cases/new?sheet=1')
    const page = await look('owner', '/cases/new?sheet=1')
    expect(page.shown, how).toContain(`${words} ${how}`)
    expect(page.shown).not.toContain('Qanarsecret')
    await leave('owner', '/cases/new?sheet=1')
  }
  served.marks.owner = mark
  await served.signIn()
})

test('what its page sends as it covers itself is kept in an open session too, and never carried out', async () => {
  const before = await served.everythingWritten()
  const page = `/cases/${world.file.caseId}/identity`
  const fields = { revision: '1', givenName: words, lineNumber: 'x' }
  expect((await send('owner', page, fields, true)).status).toBe(204)
  expect(await served.everythingWritten()).toBe(before)
  expect(isKept((await look('owner', page)).shown, 'givenName', words)).toBe(true)
  // a scale that is half answered; what is sent of one goes by its tickets
  const scale = `/cases/${world.file.caseId}/scales/new/gad7`
  await send('owner', scale, { ticket: 'x', measuredOn: '2024-05-13' })
  expect(isNoticed((await look('owner', scale)).shown)).toBe(false)
  await send('owner', scale, { ticket: 'x', measuredOn: '2024-05-13' }, true)
  expect(isKept((await look('owner', scale)).shown, 'measuredOn', '2024-05-13')).toBe(true)
  // a page's script asks for data alone: that is what is stored
  expect((await served.ask('owner', page, { method: 'GET', route: 'routes/_desk.cases.$caseId.identity', data: true })).shown).not.toContain(words)
  // where there is nothing to fill in, nothing is shown again
  expect((await send('owner', '/today', { words }, true)).status).toBe(204)
  expect((await look('owner', '/today')).status).toBe(200)
  await leave('owner', page)
})

test('somebody else was quicker: it waits for its author beside what is there now, and for nobody else', async () => {
  const page = `/alerts/${world.alertId}`
  const plan = (number: number, signs: string) => send('owner', page, { did: 'plan', number: String(number), signs, alone: '' })
  const answer = await plan(0, words)
  expect(answer.status).toBe(409)
  expect(answer.shown).toContain('What you typed waits on the page')
  expect(answer.shown).toContain(`href="${page}"`)
  expect((await look('supervisor', page)).shown).not.toContain(words)
  const again = await look('owner', page)
  expect([isNoticed(again.shown), isKept(formWith(again.shown, { did: 'plan', signs: '' })!, 'signs', words)]).toEqual([true, true])
  expect(again.shown).toContain('Somebody saved this page while you were writing')
  // the number is that of now: sent again it is taken, and gone; nothing was typed into a button alone
  const number = /name="number" [^>]*value="(\d+)"/.exec(again.shown)![1]!
  expect((await plan(Number(number), words)).status).toBe(303)
  expect(isNoticed((await look('owner', page)).shown)).toBe(false)
  served.runtime.forms.forget(served.marks.owner!, page)
  const mark = served.marks.owner!
  delete served.marks.owner
  expect((await plan(0, words)).shown).toContain('Look at the page as it is now')
  served.marks.owner = mark
  expect(isNoticed((await look('owner', page)).shown)).toBe(false)
})

test('what the person decided, written down twice: the first is sealed and shown, the second waits for her who was late', async () => {
  const page = `/alerts/${await raised({ level: 'high', type: 'harm-from-others' })}`
  const form = async (visitor: Visitor) => formWith((await look(visitor, page)).shown, { did: 'others', othersWords: '' })
  expect([await form('owner'), await form('supervisor')].every((shown) => shown && controlsOf(shown).get('othersWords') === 'words')).toBe(true)
  const write = (visitor: Visitor, othersWords: string) => send(visitor, page, { did: 'others', othersWords })
  expect((await write('supervisor', decided.get('first')!)).to).toBe(page)
  expect((await write('owner', decided.get('late')!)).status).toBe(409)
  const stands = async (visitor: Visitor) => findIn(Buffer.from((await look(visitor, page)).shown), decided)
  // the form is there no more; what she wrote is, for her alone
  expect([await form('owner'), isNoticed((await look('owner', page)).shown)]).toEqual([undefined, true])
  expect([await stands('owner'), await stands('supervisor')]).toEqual([['first as UTF-8', 'late as UTF-8'], ['first as UTF-8']])
  const { sealed } = served.runtime.forms.find(served.marks.owner!, page)!
  expect(findIn(Buffer.from(await served.everythingWritten() + sealed), decided)).toEqual([])
  await leave('owner', page)
  expect(await stands('owner')).toEqual(['first as UTF-8'])
})

test('sent again and taken, it is gone; refused, or where something else of its page was taken, it is not', async () => {
  const page = `/alerts/${world.alertId}`
  const number = /name="number" [^>]*value="(\d+)"/.exec((await look('owner', page)).shown)![1]!
  await send('owner', page, { ...note, number }, true)
  expect((await send('owner', page, { did: 'action', actionNow: 'a\0' })).status).toBe(422)
  expect((await send('owner', page, { did: 'spoken' })).status).toBe(303)
  expect((await send('owner', page, { did: 'action', actionNow: 'x', told: '', protective: '' })).status).toBe(303)
  const there = await look('owner', page)
  expect([isNoticed(there.shown), isKept(formWith(there.shown, { did: 'plan', signs: '' })!, 'signs', words)]).toEqual([true, true])
  expect(there.shown).toContain('The page was covered before this was saved')
  expect((await send('owner', page, { ...note, number })).status).toBe(303)
  expect(isNoticed((await look('owner', page)).shown)).toBe(false)
})

test('what a page sends of a form with several buttons comes back by any of them', async () => {
  const page = `/alerts/${world.alertId}`
  await send('owner', page, { did: ['elsewhere', 'action'], actionNow: words }, true)
  expect(isKept((await look('owner', page)).shown, 'actionNow', words)).toBe(true)
  await send('owner', page, { did: 'action', actionNow: words })
  expect(isNoticed((await look('owner', page)).shown)).toBe(false)
})

test('an alert that somebody else has closed: what was written for it stands on its page, to be taken elsewhere', async () => {
  const page = `/alerts/${world.alertId}`
  const asked = { did: 'action', actionNow: `${words} of an action`, told: '', protective: '' }
  await send('owner', page, { ...note, signs: 'kept before' }, true)
  await world.connection.db.updateTable('risk_alert').set({ state: 'resolved', resolved_at: world.rena.now().toISOString(), due_at: null }).where('id', '=', world.alertId).execute()
  const answer = await send('owner', page, asked)
  expect(answer.status).toBe(409)
  expect(answer.shown).toContain('What you typed waits on the page')
  const there = await look('owner', page)
  expect(there.shown).toContain(`${words} of an action`)
  expect(there.shown).toContain('What you had written')
  expect((await send('owner', page, { did: 'spoken' })).to).toBe(`${page}?late`)
  expect((await look('owner', page)).shown).toContain(`${words} of an action`)
  await world.connection.db.updateTable('risk_alert').set({ state: 'spoken', resolved_at: null }).where('id', '=', world.alertId).execute()
  await leave('owner', page)
})

test('what was typed before a colleague saved is not put over it: the page finds out, as if it had not been covered', async () => {
  const change = `/reintegration/people/${world.rasb.otherId}/change`
  const revision = Number(/name="revision" value="(\d+)"/.exec((await look('coordinator', change)).shown)![1])
  const person = { givenName: words, district: 'Aghdam', sex: 'male', ageBand: '18-25' }
  await send('coordinator', change, { ...person, revision: String(revision) }, true)
  expect((await send('coordinator', change, { ...person, givenName: 'Colleague', revision: String(revision), did: 'another window' })).status).toBe(303)
  const there = (await look('coordinator', change)).shown
  expect([isKept(there, 'givenName', words), isKept(there, 'revision', String(revision))]).toEqual([true, true])
  const refused = await send('coordinator', change, { ...person, revision: String(revision) })
  expect(refused.status).toBe(422)
  expect([isKept(refused.shown, 'givenName', words), isKept(refused.shown, 'revision', String(revision + 1))]).toEqual([true, true])
  await leave('coordinator', change)
  // a safety plan: the number of the version it was typed beside, until somebody was quicker
  const page = `/alerts/${world.alertId}`
  const numberOf = (shown: string) => Number(/name="number" [^>]*value="(\d+)"/.exec(shown)![1])
  const number = numberOf((await look('owner', page)).shown)
  await send('owner', page, { ...note, number: String(number) }, true)
  expect((await send('supervisor', page, { ...note, signs: 'of a colleague', number: String(number) })).status).toBe(303)
  expect(numberOf((await look('owner', page)).shown)).toBe(number)
  expect((await send('owner', page, { ...note, number: String(number) })).status).toBe(409)
  const beside = (await look('owner', page)).shown
  expect([numberOf(beside), isKept(beside, 'signs', words)]).toEqual([number + 1, true])
  expect(beside).toContain('of a colleague')
  await leave('owner', page)
})

test('a button keeps nothing, and nothing is kept where no page would show it: neither pushes out what was written', async () => {
  const mark = served.marks.owner!
  const pages = ['/cases/new', '/groups/new', '/first-contact/new', `/alerts/${world.alertId}`]
  for (const page of pages) await send('owner', page, { words }, true)
  cover('owner')
  await send('owner', '/alerts/contacts', { contactId: world.contactId, did: 'made', words })
  await send('owner', '/closures/follow-ups', { contactId: world.followUpId, did: 'made' })
  await send('owner', '/duty', { did: 'leave-end', leaveId: world.contactId, note: '' })
  await send('owner', '/nowhere', { words })
  expect(pages.map((page) => served.runtime.forms.find(mark, page) !== undefined)).toEqual(pages.map(() => true))
  await served.signInAs('owner')
  for (const page of pages) await leave('owner', page)
})

test('behind the door nobody lands on an address that only takes posts', async () => {
  const posts = Object.entries(routeTable).filter(([id]) => build.routes[id]!.module.action && !build.routes[id]!.module.default)
  const led: Record<string, string> = {}
  const wrong: string[] = []
  for (const [id, row] of posts) {
    const { to = '' } = await send('veiled', addressIn(world, row.path), { x: 'y' })
    if (!/^\/(veiled|unlock|sign-in)\b/.test(to)) continue
    led[id] = new URL(to, 'http://here').searchParams.get('to') ?? '/'
    const shown = await Promise.all((['owner', 'coordinator'] as const).map((who) => look(who, led[id]!)))
    if (!shown.some(({ status }) => status === 200 || status === 303)) wrong.push(`${id}: ${led[id]}`)
  }
  expect(wrong).toEqual([])
  expect(led).toMatchObject({ 'routes/alerts.contacts': '/alerts', 'routes/closures.follow-ups': '/', 'routes/reintegration.sessions.taken-back': '/reintegration' })
})

test('four pages of a browser, 64 kB of each, for ten hours', async () => {
  const mark = served.marks.owner!
  const { forms } = served.runtime
  const pages = ['/cases/new', '/groups/new', '/first-contact/new', '/account/passphrase', `/alerts/${world.alertId}`]
  for (const page of pages) await send('owner', page, { words }, true)
  expect(pages.map((page) => forms.find(mark, page) !== undefined)).toEqual([false, true, true, true, true])
  await send('owner', '/groups/new', { words: 'ə'.repeat(40_000) }, true)
  await send('owner', '/groups/new', { pin: '123456', passphrase: 'x' }, true)
  await send('owner', '/groups/new', {}, true)
  await send('owner', '/groups/new', { ticket: 'x', base: '1', words: 'not kept' }, true)
  for (const body of ['%', 'a[9999999]=1', '__proto__=1&constructor=2']) expect((await served.ask('owner', '/groups/new', { method: 'POST', body, keeps: true })).status).toBe(204)
  const kept = forms.find(mark, '/groups/new')!
  expect((await openForm(world.again(world.rena).keys, kept.person, kept.id, kept.sealed)).values).toEqual({ words })
  expect(forms.find(mark, '/groups/new')).toBeDefined()
  served.passTime(10 * 60 * 60_000 + 1000)
  expect(pages.map((page) => forms.find(mark, page))).toEqual(pages.map(() => undefined))
  await served.signIn()
})

test('nobody finds it: not in the memory of the server, not in the database, not in what it says', async () => {
  const said: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((chunk: string) => { said.push(String(chunk)); return true }) as typeof process.stdout.write
  const page = `/cases/${world.file.caseId}/closure`
  cover('owner')
  try {
    await send('owner', `${page}?of=Qanarlookedfor`, { words: 'Qanarclosing', name: 'Qanarname' })
  } finally {
    process.stdout.write = write
  }
  const typed = new Map([['words', 'Qanarclosing'], ['name', 'Qanarname'], ['search', 'Qanarlookedfor']])
  const kept = served.runtime.forms.find(served.marks.owner!, page)!
  const memory = (forms: object) => Buffer.from(inspect(forms, { depth: 9, maxStringLength: Infinity, showHidden: true }) + JSON.stringify([...typed].length))
  expect(kept.sealed.length).toBeGreaterThan(600)
  expect(findIn(memory([served.runtime.forms.find(served.marks.owner!, page), served.runtime.sessions, served.runtime.ways]), typed)).toEqual([])
  expect(findIn(Buffer.from(await served.everythingWritten() + said.join('')), typed)).toEqual([])
  // its eyes see a difference
  expect(findIn(memory([{ ...kept, sealed: 'Qanarclosing' }]), typed)).not.toEqual([])
})

test('altered in memory it is a named error, noticed in the trail, and gone', async () => {
  await served.signInAs('owner')
  const page = `/cases/${world.file.caseId}/identity`
  await send('owner', page, { givenName: words }, true)
  const kept = served.runtime.forms.find(served.marks.owner!, page)!
  served.runtime.forms.keep(served.marks.owner!, { ...kept, sealed: `${kept.sealed.slice(0, -8)}AAAAAAAA` as typeof kept.sealed })
  expect((await look('owner', page)).status).toBe(422)
  expect((await look('owner', page)).status).toBe(200)
})
