import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { keepEmergencyCards, serviceWorkerAddress } from '#app/ui/keep-emergency-cards.ts'

const source = readFileSync(new URL('../../public/service-worker.js', import.meta.url), 'utf8')
const offline = readFileSync(new URL('../../public/offline.html', import.meta.url), 'utf8')
const origin = 'https://sirdash.example'

interface Worker {
  stored: Map<string, Response>
  asked: { address: string; options: RequestInit | undefined }[]
  install: () => Promise<unknown>
  /** What goes on after an answer. */
  done: () => Promise<unknown>
  /** undefined: the worker leaves the request to the browser. */
  answer: (path: string, request?: { method?: string; mode?: string }) => Promise<Response> | undefined
  line: { up: boolean; breaksAt?: string }
}

function worker(query: string): Worker {
  const stored = new Map<string, Response>()
  const asked: Worker['asked'] = []
  const line: Worker['line'] = { up: true }
  const listeners = new Map<string, (event: object) => void>()
  const cache = { put: (address: string, response: Response) => Promise.resolve(void stored.set(address, response)), match: (address: string) => Promise.resolve(stored.get(address)) }
  const fetch = (target: string | { url: string }, options?: RequestInit) => {
    asked.push({ address: typeof target === 'string' ? target : target.url, options })
    if (!line.up || target === line.breaksAt) return Promise.reject(new TypeError('no line'))
    return Promise.resolve(new Response(target === '/offline.html' ? offline : `from the server: ${JSON.stringify(target)}`))
  }
  const self = {
    location: new URL(`/service-worker.js?${query}`, origin),
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    skipWaiting: () => Promise.resolve(), clients: { claim: () => Promise.resolve() },
  }
  runInNewContext(source, { self, fetch, URL, Response, Headers, caches: { open: () => Promise.resolve(cache), keys: () => Promise.resolve([]), delete: () => Promise.resolve(true) } })
  let work: Promise<unknown> = Promise.resolve()
  const waited = (name: string) => {
    listeners.get(name)?.({ waitUntil: (promise: Promise<unknown>) => { work = promise } })
    return work
  }
  return {
    stored, asked, line, install: () => waited('install'), done: () => work,
    answer: (path, { method = 'GET', mode = 'navigate' } = {}) => {
      let given: Promise<Response> | undefined
      listeners.get('fetch')?.({ request: { url: origin + path, method, mode }, respondWith: (response: Promise<Response>) => { given = response }, waitUntil: (promise: Promise<unknown>) => { work = promise } })
      return given
    },
  }
}

const sheet = '/assets/sirdash-Ab12_x.css'
const query = serviceWorkerAddress({ stylesheet: sheet, language: 'az' }).split('?')[1] ?? ''

test('keeps exactly three things, fetched without cookies', async () => {
  const it = worker(query)
  await it.install()
  expect([...it.stored.keys()].sort()).toEqual(['/emergency', '/offline.html', sheet].sort())
  for (const { options } of it.asked) expect(options).toMatchObject({ credentials: 'omit', redirect: 'error', headers: { 'Accept-Language': 'az' } })
  expect(await it.stored.get('/offline.html')?.text()).toContain(`href="${sheet}"`)
  // the page has just brought the style sheet: it does not come over the line once more
  expect(it.asked.map(({ address, options }) => [address, options?.cache])).toEqual([['/emergency', 'reload'], [sheet, 'default'], ['/offline.html', 'reload']])
})

test('a line that breaks costs no card: what is missing is asked for with the next page, what is there is not', async () => {
  const it = worker(query)
  it.line.breaksAt = '/emergency'
  await expect(it.install()).rejects.toThrow()
  it.line.breaksAt = '/offline.html'
  await it.install()
  expect([...it.stored.keys()].sort()).toEqual(['/emergency', sheet].sort())
  it.stored.set('/emergency', new Response('a card', { headers: { date: new Date().toUTCString() } }))
  delete it.line.breaksAt
  const before = it.asked.length
  await it.answer('/today')
  await it.done()
  expect(it.asked.slice(before).map(({ address }) => address)).toEqual([`${origin}/today`, '/offline.html'])
  expect(it.stored.has('/offline.html')).toBe(true)
})

test('it is registered when the page is there, not while it comes', () => {
  const register = vi.fn(() => Promise.resolve())
  const loaded: (() => void)[] = []
  for (const [name, value] of Object.entries({ window: { isSecureContext: true }, document: { readyState: 'interactive' }, navigator: { serviceWorker: { register } }, addEventListener: (name: string, act: () => void) => { if (name === 'load') loaded.push(act) } })) vi.stubGlobal(name, value)
  keepEmergencyCards({ stylesheet: sheet, language: 'az' })
  expect(register).not.toHaveBeenCalled()
  loaded[0]!()
  expect(register).toHaveBeenCalledExactlyOnceWith(`/service-worker.js?${query}`, { scope: '/' })
  vi.unstubAllGlobals()
})

test('stores nothing of a signed-in route and answers it only when there is no line, with the offline page', async () => {
  const it = worker(query)
  await it.install()
  const before = [...it.stored.keys()]
  expect(await (await it.answer('/cases/1'))?.text()).toContain('/cases/1')
  expect([...it.stored.keys()]).toEqual(before)
  it.line.up = false
  expect(await (await it.answer('/cases/1'))?.clone().text()).toContain('No connection')
  expect(await (await it.answer('/emergency'))?.clone().text()).toContain('/emergency')
})

test('leaves every other request to the browser', async () => {
  const it = worker(query)
  expect(it.answer('/cases/1/notes', { method: 'POST' })).toBeUndefined()
  expect(it.answer('/cases/1?_data=routes', { mode: 'cors' })).toBeUndefined()
  expect(it.answer('/assets/entry-1.js', { mode: 'no-cors' })).toBeUndefined()
  expect(it.answer(sheet, { mode: 'no-cors' })).toBeDefined()
})

test('takes no address but a hashed style sheet', async () => {
  const it = worker(new URLSearchParams({ stylesheet: '/cases/1', language: '../x' }).toString())
  await it.install()
  expect([...it.stored.keys()].sort()).toEqual(['/emergency', '/offline.html'])
})

test('a card older than a day is asked for again without cookies; a fresh one is not, and without a line the old one stays', async () => {
  const it = worker(query)
  const card = (hours: number) => new Response('a card', { headers: { date: new Date(Date.now() - hours * 3_600_000).toUTCString() } })
  const cardsAsked = () => it.asked.filter(({ address }) => address === '/emergency').length
  await it.install()
  it.stored.set('/emergency', card(1))
  const before = cardsAsked()
  await it.answer('/today')
  await it.done()
  expect(cardsAsked()).toBe(before)
  it.stored.set('/emergency', card(25))
  await it.answer('/today')
  await it.done()
  expect(cardsAsked()).toBe(before + 1)
  expect(it.asked.at(-1)?.options).toMatchObject({ credentials: 'omit' })
  expect(await it.stored.get('/emergency')?.clone().text()).toContain('from the server')
  it.stored.set('/emergency', card(25))
  it.line.up = false
  await it.answer('/today')
  await it.done()
  expect(await it.stored.get('/emergency')?.clone().text()).toBe('a card')
})
