import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isEchoed } from '#app/http/form-problems.ts'
import { newId } from '#app/work/id.ts'
import type { ServedDay } from '#tests/support/served-day.ts'
import { fieldsOf, postsOf, routeTable, sendersOf, type Fields, type Post, type RouteRow, type Visitor } from './routes.ts'
import { addressIn, build, serveWorld, type Answer, type Asked, type ServedWorld } from './served-world.ts'
import { controlsOf, fieldIsRefused, formWith, hiddenIn, isKept, says } from './form-on-page.ts'

// Every form of the build, in a language that is not the code's: what cannot be used is refused in that language, beside
// its field, with what was typed kept; whatever is sent, the server stands.
let served: ServedWorld
let world: ServedDay

beforeAll(async () => {
  served = await serveWorld()
  world = served.world
  await world.connection.db.updateTable('person').set({ language: 'az' }).execute()
}, 120_000)
afterAll(() => served.close())

type Form = { id: string; row: RouteRow; post: Post; at: number; sender: Visitor }

const takers = Object.entries(routeTable).filter(([id]) => build.routes[id]?.module.action)
const forms: Form[] = takers.flatMap(([id, row]) => {
  const posts = postsOf(row).length > 0 ? postsOf(row) : [{ fields: {} }]
  return posts.map((post, at) => ({ id, row, post, at, sender: senderOf(row, post) }))
})

function senderOf(row: RouteRow, post: Post): Visitor {
  const senders = sendersOf(row, post)
  if (senders !== 'everybody') return senders[0]!
  return row.changesSession ? 'owner' : 'anonymous'
}

const addressOf = ({ row, post }: Form): string => addressIn(world, post.to ?? row.path)

/** Whose session the last form veiled or ended, and how many PINs it has been sent: the fifth wrong one ends it. */
const away = new Set<Visitor>()
const pins = new Map<Visitor, number>()

async function send(form: Form, asked: Omit<Asked, 'method' | 'route'>, path = addressOf(form)): Promise<Answer> {
  // a wrong PIN counts, and some forms end the session: their sender begins anew each time
  if (form.row.changesSession || /account\./.test(form.id) || away.has(form.sender) || (pins.get(form.sender) ?? 0) >= 4) {
    await served.signInAs(form.sender)
    pins.delete(form.sender)
  }
  if ('pin' in fieldsOf(form.post, world)) pins.set(form.sender, (pins.get(form.sender) ?? 0) + 1)
  if (form.row.changesSession) away.add(form.sender)
  else away.delete(form.sender)
  const answer = await served.ask(form.sender, path, { language: 'az', ...asked, route: form.id, method: 'POST' })
  // sent on: a browser sends the same form there
  return answer.status === 307 ? served.ask(form.sender, answer.to!, { language: 'az', ...asked, method: 'POST' }) : answer
}

const standing = ({ status, text }: Answer): boolean => status < 500 || (status === 503 && /^retry-after: /m.test(text))

/** An address with nothing to look at answers in data, or with a page of the layer in front of it. */
const isPage = (id: string): boolean => build.routes[id]!.module.default !== undefined

describe('what is no form at all', () => {
  const oneEach = forms.filter(({ at }) => at === 0)

  test.each(oneEach)('$id says what is wrong with it', async (form) => {
    const wrong: string[] = []
    const expectRefusal = async (what: string, asked: Omit<Asked, 'method' | 'route'>, statuses: number[]) => {
      const answer = await send(form, asked)
      if (!statuses.includes(answer.status)) wrong.push(`${what}: ${answer.status}`)
      else if (answer.status >= 400 && isPage(form.id) && !says(answer.shown)) wrong.push(`${what}: no words`)
    }
    const ignores = readsNoForm(form.id)
    await expectRefusal('2 MB', { body: `x=${'y'.repeat(2 * 1024 * 1024)}` }, [413])
    await expectRefusal('plain text', { body: 'hello', type: 'text/plain' }, [415])
    await expectRefusal('a type nobody knows', { body: 'hello', type: 'application/x-nothing' }, [415])
    await expectRefusal('a broken multipart', { body: 'hello', type: 'multipart/form-data; boundary=x' }, ignores ? [200, 204, 303, 400] : [400, 422])
    await expectRefusal('half a surrogate', { body: 'text=%ED%A0%80' }, ignores ? [200, 204, 303, 400] : [400, 422])
    expect(wrong).toEqual([])
  })

  const withId = oneEach.filter(({ row, post }) => typeof (post.to ?? row.path) === 'function')
  test.each(withId)('$id of somebody or something that is not there', async (form) => {
    const fields = fieldsOf(form.post, world)
    for (const id of [newId(), 'x', '%00', 'a'.repeat(300)]) {
      const answer = await send(form, { fields }, addressOf(form).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, id))
      expect([400, 404], id).toContain(answer.status)
      if (isPage(form.id)) expect(says(answer.shown), id).toBe(true)
    }
  })
})

/** Buttons: whatever else is sent with them is not read. */
const readsNoForm = (id: string): boolean => /routes\/(veil|lock|sign-out|ping)$|notes\.new$|addendum$|account\._index$|set-up$|with-client$|assessments\.new$|groups\.\$groupId\.sessions\.new$/.test(id)

describe('one field that cannot be used', () => {
  const inPages = forms.filter(({ id, row }) => row.for !== 'everybody' && !row.changesSession && isPage(id) && !readsNoForm(id))

  test.each(inPages)('$id says so beside it and keeps the others, form $at', async (form) => {
    const page = await served.ask(form.sender, form.post.to ?? form.row.path, { language: 'az', method: 'GET' })
    const given = fieldsOf(form.post, world)
    // several forms of a page may have a field of the same name
    const formOn = (html: string) => formWith(html, given) ?? html
    const controls = controlsOf(formOn(page.shown))
    const fields = filled(given, controlsOf(formWith(page.shown, given) ?? ''))
    // beside which words it was filled in, as a browser sends it
    const beside = Object.fromEntries(Object.entries(hiddenIn(formOn(page.shown))).filter(([name]) => name === 'base' && !(name in given)))
    const wrong: string[] = []
    for (const name of Object.keys(fields)) {
      const answer = await send(form, { fields: { ...beside, ...fields, [name]: 'a\0b' } })
      if (![400, 422].includes(answer.status)) wrong.push(`${name}: ${answer.status}`)
      if (!says(answer.shown)) wrong.push(`${name}: no words`)
      // a button, or which form it is: nothing of it was typed
      if (!controls.has(name) || (name === 'did' && controls.get(name) === 'hidden')) continue
      // 400: only buttons and lists stand there, and the page says that this was none of them
      const hasPlace = answer.status === 422 ? !['hidden', 'box'].includes(controls.get(name)!) : controls.get(name) === 'words'
      if (hasPlace && !fieldIsRefused(formOn(answer.shown), name)) wrong.push(`${name}: not beside it`)
      const others = answer.status === 422 ? Object.keys(fields).filter((each) => each !== name && isEchoed(each) && controls.has(each) && controls.get(each) !== 'hidden') : []
      for (const other of others) {
        for (const value of [fields[other]!].flat()) if (!isKept(formOn(answer.shown), other, value)) wrong.push(`${name}: ${other} is not kept`)
      }
    }
    expect(wrong).toEqual([])
  })

  /** Words where words go, so that they can be found again. */
  function filled(fields: Fields, controls: Map<string, string>): Fields {
    const words = [...controls].filter(([name, kind]) => kind === 'words' && isEchoed(name) && !(name in fields)).map(([name]) => [name, `Qanarkept ${name}`])
    return { ...fields, ...Object.fromEntries(words) }
  }
})

describe('what was saved meanwhile', () => {
  const identity = forms.find(({ id }) => id.endsWith('identity'))!

  test('an identity changed since: 409, and the page shows what was typed beside what is stored', async () => {
    const answer = await send(identity, { fields: { revision: '0', givenName: 'Qanarstale', address: 'Qanarstreet' } })
    expect(answer.status).toBe(409)
    expect(isKept(answer.shown, 'givenName', 'Qanarstale')).toBe(true)
    expect(isKept(answer.shown, 'address', 'Qanarstreet')).toBe(true)
    expect(says(answer.shown)).toBe(true)
  })

  test('a draft saved elsewhere since: both texts are kept and stand on its page', async () => {
    const draft = forms.find(({ id, at }) => id.endsWith('drafts.$draftId._index') && at === 0)!
    const path = (await served.ask('owner', `/cases/${world.file.caseId}/notes/new`, { method: 'POST' })).to!
    const save = (plan: string) => send(draft, { fields: { 'base': '1', 'draft.plan': plan } }, path)
    expect(`${(await save('Qanarfirst plan')).status} ${(await save('Qanarother plan')).to}`).toBe(`303 ${path}`)
    const page = await served.ask('owner', path, { method: 'GET' })
    expect(page.shown).toContain('Qanarfirst plan')
    expect(page.shown).toContain('Qanarother plan')
  })
})

test('on a page nobody has filled in, nothing is refused and nothing is kept: the eyes of this test see a difference', async () => {
  const { shown, status } = await served.ask('owner', '/cases/new', { method: 'GET' })
  const controls = [...controlsOf(shown).keys()]
  expect(status).toBe(200)
  expect(controls.length).toBeGreaterThan(20)
  expect(controls.filter((name) => fieldIsRefused(shown, name))).toEqual([])
  expect(isKept(shown, 'district', 'Agdam') || isKept(shown, 'for-care', 'yes')).toBe(false)
  expect(says(shown.replace('lang="az"', 'lang="en"'))).toBe(false)
  expect(standing({ status: 500, text: '' } as Answer) || standing({ status: 503, text: '' } as Answer)).toBe(false)
})

// The last: some of what is sent here is taken.
describe('hostile fields', () => {
  const unknownId = newId()
  const hostile = fc.oneof(
    fc.constantFrom('', ' ', 'a\0b', '\uFFFD', '\u202Egnp.exe', '-1', '0', '1e999', 'NaN', '99999999999999999999', '2023-02-30', '0000-00-00', '9999-99-99', '24:61', '[]', '{}', 'null', '__proto__', 'constructor', '../../etc', '<b onx=1>', "');--", unknownId),
    fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 100, max: 60_000 }).map((length) => 'ə'.repeat(length)),
  )
  const name = (known: string[]) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known, 'x') }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'a[99999999]', 'children[7].line', 'members[3].role', 'constructor', 'did', 'intent', 'index', '') })
  const changed = (known: string[]) => fc.array(fc.tuple(name(known), fc.oneof(hostile.map((value) => [value]), fc.array(hostile, { maxLength: 3 }))), { minLength: 1, maxLength: 5 })
  // forms that hash a passphrase before they say no cost half a second each, and are slowed down on purpose
  const runsOf = (id: string): number => (/sign-in|unlock|account\.|come-back|activate/.test(id) ? 3 : 10)

  test.each(forms)('$id stands, form $at', async (form) => {
    const fields = fieldsOf(form.post, world)
    const known = Object.keys(fields)
    await fc.assert(fc.asyncProperty(changed(known), async (changes) => {
      const answer = await send(form, { fields: { ...fields, ...Object.fromEntries(changes) } })
      if (!standing(answer)) throw new Error(`answered ${answer.status}`)
      if (answer.status >= 400) expect(answer.shown).toMatch(/<html lang="az"|^$|^null$|^\{/)
    }), { numRuns: runsOf(form.id), endOnFailure: true })
  }, 60_000)
})

describe('a question that is none of the catalogue\'s', () => {
  const route = 'routes/_desk.outcomes.releases._index'
  const good = { template: 'headline', window: '2023-Q2' }
  const asked: [string, Partial<Asked>][] = [
    ['a template nobody signed', { fields: { ...good, template: 'districts' } }], ['a tree instead of a template', { fields: { ...good, template: 'district' } }], ['the name of what objects have', { fields: { ...good, template: '__proto__' } }],
    ['a window that is open', { fields: { ...good, window: '2024-Q2' } }], ['one that is over and not closed', { fields: { ...good, window: '2030-Q1' } }], ['a month', { fields: { ...good, window: '2023-05' } }], ['two windows in one', { fields: { ...good, window: '2023-Q1 2023-Q2' } }],
    ['a filter beside it', { fields: { ...good, sex: 'female' } }], ['a field twice', { fields: { ...good, window: ['2023-Q1', '2023-Q2'] } }], ['no template', { fields: { window: '2023-Q2' } }], ['nothing', { fields: {} }], ['very long words', { fields: { ...good, template: 'a'.repeat(50_000) } }],
    ['a file', { body: '--x\r\nContent-Disposition: form-data; name="template"; filename="a"\r\n\r\nheadline\r\n--x\r\nContent-Disposition: form-data; name="window"\r\n\r\n2023-Q2\r\n--x--\r\n', type: 'multipart/form-data; boundary=x' }],
  ]

  /** Headers and body, but for what differs between any two answers: the second, the request's number, the page's own nonce. */
  const constant = ({ status, text }: Answer): string => `${status}\n${text.replace(/^(date|x-request-id): .*$/gm, '$1').replace(/(nonce=\\?"|nonce-|data-reference=")[\w+/=-]+/g, '$1')}`

  test.each([['to a page', false], ['to a fetch', true]])('is one answer %s, byte for byte with its headers, whatever is wrong with it', async (_, data) => {
    await served.signInAs('delegate')
    const answers = new Map<string, string>()
    for (const [what, one] of asked) answers.set(what, constant(await served.ask('delegate', '/outcomes/releases', { route, data, method: 'POST', language: 'az', ...one })))
    expect([...new Set(answers.values())]).toHaveLength(1)
    expect([...answers.values()][0]).toMatch(/^400\n/)
  })

  // positive control: whatever differs by a word, a status or a header is another answer
  test('one that is understood, and one by somebody else, are other answers', async () => {
    const refused = constant(await served.ask('delegate', '/outcomes/releases', { route, method: 'POST', fields: {} }))
    const others = [await served.ask('delegate', '/outcomes/releases', { route, method: 'POST', fields: good }), await served.ask('data protection', '/outcomes/releases', { route, method: 'POST', fields: {} })]
    for (const other of others) expect(constant(other)).not.toBe(refused)
    expect(others.map(({ status }) => status)).toEqual([303, 404])
  })
})
