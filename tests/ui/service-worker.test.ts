import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { serviceWorkerAddress } from '#app/ui/keep-emergency-cards.ts'

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
  line: { up: boolean }
}

function worker(query: string): Worker {
  const stored = new Map<string, Response>()
  const asked: Worker['asked'] = []
  const line = { up: true }
  const listeners = new Map<string, (event: object) => void>()
  const cache = { put: (address: string, response: Response) => Promise.resolve(void stored.set(address, response)), match: (address: string) => Promise.resolve(stored.get(address)) }
  const fetch = (target: string | { url: string }, options?: RequestInit) => {
    asked.push({ address: typeof target === 'string' ? target : target.url, options })
    if (!line.up) return Promise.reject(new TypeError('no line'))
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
