import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formType, openSmallSite, own, type SmallSite } from './small-site.ts'

let site: SmallSite
beforeAll(async () => { site = await openSmallSite() })
afterAll(() => site.close())

const write = (headers: Record<string, string>, on = site) => on.ask('/?index', { method: 'POST', headers: { ...formType, ...headers }, body: 'title=a' })

describe('a write is taken', () => {
  it.each([
    ['from our own page', () => own],
    ['from our own page, whose no-referrer makes Origin null', () => ({ ...own, Origin: 'null' })],
    ['from an old browser that names localhost', () => ({ Origin: `http://localhost:${site.port}` })],
    ['from an old browser that names 127.0.0.1', () => ({ Origin: `http://127.0.0.1:${site.port}` })],
  ])('%s', async (_, headers) => {
    const before = site.writes()
    expect((await write(headers())).status).toBe(303)
    expect(site.writes()).toBe(before + 1)
  })
})

describe('a write is refused', () => {
  it.each([
    ['when nobody says where it comes from', () => ({})],
    ['from another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['from a sibling host', () => ({ 'Sec-Fetch-Site': 'same-site' })],
    ['when typed or bookmarked', () => ({ 'Sec-Fetch-Site': 'none' })],
    ['from another site that names our origin', () => ({ 'Sec-Fetch-Site': 'cross-site', Origin: `http://localhost:${site.port}` })],
    ['with Origin null alone', () => ({ Origin: 'null' })],
    ['from another port', () => ({ Origin: 'http://localhost:1' })],
    ['with https in place of http', () => ({ Origin: `https://localhost:${site.port}` })],
    ['from a look-alike', () => ({ Origin: `http://localhost:${site.port}.example.org` })],
    ['with a host that fits its origin', () => ({ Origin: 'http://evil.example', 'X-Forwarded-Host': 'evil.example' })],
  ])('%s', async (_, headers) => {
    const before = site.writes()
    expect((await write(headers())).status).toBe(403)
    expect(site.writes()).toBe(before)
  })

  it('by any method but POST, and by no GET', async () => {
    const before = site.writes()
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
      const answer = await site.ask('/', { method, headers: { ...own, ...formType } })
      expect(answer.status).toBe(405)
      expect(answer.headers.allow).toBe('GET, HEAD, POST')
    }
    await site.ask('/?title=a', { headers: own })
    expect(site.writes()).toBe(before)
  })
})

describe('where a request was sent to', () => {
  const publicOrigin = 'https://sirdash.example.org'
  let behind: SmallSite
  beforeAll(async () => { behind = await openSmallSite({ SIRDASH_PUBLIC_ORIGIN: publicOrigin }) })
  afterAll(() => behind.close())

  it.each(['localhost', '127.0.0.1', '[::1]', 'localhost:9'])('%s is this machine', async (host) => {
    expect((await site.ask('/', { headers: { Host: host } })).text).toContain('small site')
  })

  it.each([
    ['another name', { Host: 'sirdash.example.org' }],
    ['an address of the network', { Host: '192.168.1.4:3000' }],
    ['a name that begins like ours', { Host: 'localhost.example.org' }],
    ['a broken name', { Host: 'localhost@example.org' }],
    ['a proxy nobody configured', { 'X-Forwarded-Proto': 'https' }],
    ['a proxy that hides the name', { 'X-Forwarded-For': '203.0.113.9' }],
  ])('%s gets the page about TLS, in three languages, and no form', async (_, headers: Record<string, string>) => {
    const answer = await site.ask('/', { headers })
    expect(answer.status).toBe(403)
    for (const language of ['en', 'az', 'ru']) expect(answer.text).toContain(`<section lang="${language}">`)
    expect(answer.text).not.toMatch(/<form|<input|small site/)
  })

  it('a configured proxy is believed when it says https', async () => {
    const answer = await behind.ask('/data/1', { headers: { Host: 'sirdash.example.org', 'X-Forwarded-Proto': 'https' } })
    expect(JSON.parse(answer.text)).toEqual({ url: `${publicOrigin}/data/1` })
    expect((await write({ Host: 'sirdash.example.org', 'X-Forwarded-Proto': 'https', Origin: publicOrigin }, behind)).status).toBe(303)
  })

  it.each([
    ['http', { Host: 'sirdash.example.org', 'X-Forwarded-Proto': 'http' }],
    ['nothing', { Host: 'sirdash.example.org' }],
    ['another name', { Host: 'evil.example', 'X-Forwarded-Proto': 'https' }],
    ['only whom it serves', { 'X-Forwarded-For': '203.0.113.9' }],
  ])('but not when it says %s', async (_, headers: Record<string, string>) => {
    const answer = await behind.ask('/', { headers })
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain('small site')
  })

  it('a loader never sees an address a stranger chose', async () => {
    const answer = await site.ask('/data/1', { headers: { Host: 'localhost:4444' } })
    expect(JSON.parse(answer.text)).toEqual({ url: `http://localhost:${site.port}/data/1` })
  })
})
