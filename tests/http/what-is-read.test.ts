import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBody } from '#app/http/body.server.ts'
import { limitOf } from '#app/http/limits.ts'
import { canary, formType, openSmallSite, own, type SmallSite } from './small-site.ts'

let site: SmallSite
const lines: string[] = []
const write = process.stdout.write.bind(process.stdout)
beforeAll(async () => {
  process.stdout.write = (line: string | Uint8Array) => (lines.push(String(line)), true)
  site = await openSmallSite()
})
afterAll(async () => {
  process.stdout.write = write
  await site.close()
})

const post = (body: string | Buffer, headers: Record<string, string> = {}, path = '/?index') => site.ask(path, { method: 'POST', headers: { ...own, ...formType, ...headers }, body })

describe('the body of a request', () => {
  it('is read up to its limit', async () => {
    const room = limitOf('/').body
    expect((await post(`title=a&other=${'b'.repeat(room - 14)}`)).status).toBe(303)
    expect((await post(`title=a&other=${'b'.repeat(room - 13)}`)).status).toBe(413)
  })

  it('is refused with a page when it has 2 MB', async () => {
    const before = site.writes()
    const answer = await post('n'.repeat(2_000_000))
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('divide the text')
    expect((await post('n'.repeat(2_000_000), { 'Transfer-Encoding': 'chunked' })).status).toBe(413)
    expect(site.writes()).toBe(before)
  })

  it('is refused unread when it says it is enormous', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request({ port: site.port, host: '127.0.0.1', method: 'POST', headers: { Host: 'localhost', ...own, ...formType, 'Content-Length': '9000000000' } }, (answer) => resolve(answer.statusCode))
      sent.on('error', reject)
      sent.flushHeaders()
    })
    expect(status).toBe(413)
  })

  it('has less room at sign-in', async () => {
    expect((await post(`title=a&other=${'b'.repeat(10_000)}`, {}, '/sign-in')).status).toBe(303)
    expect((await post(`title=a&other=${'b'.repeat(20_000)}`, {}, '/sign-in')).status).toBe(413)
  })

  it('is given up when it does not arrive in time (control: one that does)', async () => {
    const { PassThrough } = await import('node:stream')
    const slow = Object.assign(new PassThrough(), { headers: {} })
    slow.write('title=')
    expect(await readBody(slow as never, { body: 100, ms: 30 })).toEqual({ kind: 'too-slow' })
    const quick = Object.assign(new PassThrough(), { headers: {} })
    quick.end('title=')
    expect(await readBody(quick as never, { body: 100, ms: 30 })).toMatchObject({ kind: 'read' })
  })

  it.each(['text/plain', 'application/xml', '', 'application/x-www-form-urlencodedx'])('of type "%s" is refused', async (type) => {
    expect((await post('title=a', { 'Content-Type': type })).status).toBe(415)
  })

  it('that says JSON reaches no form', async () => {
    expect((await post('{"title":"a"}', { 'Content-Type': 'application/json' })).status).toBe(415)
  })

  it('that is broken multipart is refused', async () => {
    expect((await post('nothing of the kind', { 'Content-Type': 'multipart/form-data; boundary=x' }, '/data/1')).status).toBe(400)
  })
})

describe('the address of a request', () => {
  it.each(['/%', '/%E0%A4%A', '/a%00', '/?q=%00', '/?q=%', '//evil.example/', `/${'a'.repeat(5000)}`])('%s is refused', async (path) => {
    expect((await site.ask(path)).status).toBe(400)
  })

  it.each(['/?q=%C6%8F', '/data/%F0%9F%98%80'])('%s is read', async (path) => {
    expect((await site.ask(path)).status).toBe(200)
  })
})

describe('a page asked for before its time', () => {
  it.each([['Sec-Purpose', 'prefetch'], ['Sec-Purpose', 'prefetch;prerender'], ['Purpose', 'prefetch'], ['X-Moz', 'prefetch']])('%s: %s is answered with nothing', async (name, value) => {
    const answer = await site.ask('/', { headers: { [name]: value } })
    expect([answer.status, answer.bytes]).toEqual([204, 0])
  })

  it('and is there when it is really asked for', async () => {
    expect((await site.ask('/')).text).toContain('small site')
  })
})

describe('a refusal', () => {
  it.each([['not-found', 404], ['not-permitted', 404], ['stale', 409], ['unreadable', 422], ['too-many', 503]])('%s is %i', async (kind, status) => {
    expect((await site.ask(`/refused/${kind}`)).status).toBe(status)
  })

  it('looks the same for "not there" and "not yours"', async () => {
    const [one, other] = await Promise.all(['not-found', 'not-permitted'].map((kind) => site.ask(`/refused/${kind}`)))
    expect(one!.text).toBe(other!.text)
    expect(Object.keys(one!.headers)).toEqual(Object.keys(other!.headers))
  })

  it('locked leads to the unlocking page and back, without the query', async () => {
    const answer = await site.ask('/refused/locked?q=Sevil')
    expect([answer.status, answer.headers.location]).toEqual([303, '/unlock?to=%2Frefused%2Flocked'])
  })

  it('too many says when to try again', async () => {
    expect((await site.ask('/refused/too-many')).headers['retry-after']).toBe('7')
  })
})

describe('the log', () => {
  it('holds patterns and classes, never an address, a message or a typed word', async () => {
    lines.length = 0
    const bug = await site.ask(`/bug?q=${canary}`)
    await site.ask(`/data/${canary}?q=${canary}`)
    await site.ask('/?index', { method: 'POST', headers: { ...own, ...formType }, body: `title=${canary}&note=%00` })
    await site.ask(`/${canary}`, { method: 'DELETE', headers: { 'User-Agent': canary } })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const log = lines.join('')
    expect(bug.text).not.toContain(canary)
    expect(log).not.toContain(canary)
    expect(log).toContain('"route":"/data/:id"')
    expect(log).toContain('"error":"TypeError"')
    for (const line of log.trim().split('\n')) {
      const allowed = ['at', 'level', 'code', 'route', 'method', 'status', 'ms', 'request', 'error']
      expect(Object.keys(JSON.parse(line) as object).every((key) => allowed.includes(key))).toBe(true)
    }
  })
})
