import { brotliCompressSync, constants } from 'node:zlib'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsScript, wordsScriptPath } from '#app/language/messages.server.ts'
import { plainStylePath } from '#app/http/plain-style.server.ts'
import { contentPolicy } from '#app/http/headers.server.ts'
import { formType, openSmallSite, own, type Answer, type Asking, type SmallSite } from './small-site.ts'

let site: SmallSite
beforeAll(async () => { site = await openSmallSite() })
afterAll(() => site.close())

const classes: [what: string, status: number, path: string, asking?: Asking][] = [
  ['page', 200, '/'],
  ['page without body', 200, '/', { method: 'HEAD' }],
  ['data of a page', 200, '/?index=&_data=home'],
  ['resource', 200, '/data/1'],
  ['named file', 200, '/icon.svg'],
  ['redirect', 303, '/?index', { method: 'POST', headers: { ...own, ...formType }, body: 'title=a' }],
  ['unusable form', 422, '/?index', { method: 'POST', headers: { ...own, ...formType }, body: 'title=' }],
  ['unknown address', 404, '/nowhere'],
  ['unknown asset', 404, '/assets/none.js'],
  ['broken escape', 400, '/%E0%A4%A'],
  ['NUL', 400, '/a%00b'],
  ['unknown method', 405, '/', { method: 'DELETE' }],
  ['strange write', 403, '/', { method: 'POST', headers: formType, body: 'title=a' }],
  ['wrong type', 415, '/', { method: 'POST', headers: { ...own, 'Content-Type': 'text/plain' }, body: 'a' }],
  ['too large', 413, '/', { method: 'POST', headers: { ...own, ...formType }, body: 'a'.repeat(300_000) }],
  ['bug', 500, '/bug'],
  ['bug outside the guard', 500, '/bare-bug'],
  ['prefetch', 204, '/', { headers: { 'Sec-Purpose': 'prefetch;prerender' } }],
  ['unsafe place', 403, '/', { headers: { Host: 'sirdash.example.org' } }],
]

describe('headers', () => {
  it.each(classes)('stand on a %s (%i)', async (_, status, path, asking) => {
    const answer = await site.ask(path, asking)
    expect(answer.status).toBe(status)
    expectSafe(answer)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('let only hashed assets, words and the plain style sheet be kept, for a year', async () => {
    for (const path of ['/assets/page-AAAA1111.js', wordsScriptPath('az', 'cases'), plainStylePath]) {
      for (const way of ['br', 'gzip', 'identity']) {
        const answer = await site.ask(path, { headers: { 'Accept-Encoding': way } })
        expect(answer.status).toBe(200)
        expectKept(answer)
      }
    }
    for (const name of ['az.cases.0000000000000000', 'az.0000000000000000', 'az.toString.0000000000000000', 'de.cases.0000000000000000']) expect((await site.ask(`/words/${name}.js`)).status).toBe(404)
  })

  it('of such a file are those that say something about a file, and few', async () => {
    const sent = async (path: string) => Object.keys((await site.ask(path, { headers: { 'Accept-Encoding': 'br' } })).headers).filter((name) => !['date', 'connection', 'keep-alive'].includes(name)).sort()
    const kept = ['cache-control', 'content-encoding', 'content-length', 'content-security-policy', 'content-type', 'cross-origin-resource-policy', 'referrer-policy', 'vary', 'x-content-type-options']
    for (const path of ['/assets/page-AAAA1111.js', wordsScriptPath('ru', 'frame')]) expect(await sent(path)).toEqual(kept)
    expect((await sent('/')).length).toBeGreaterThan(kept.length + 5) // control: a page has the long ones
  })

  it('hold a new nonce each time', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => /'nonce-([^']+)'/.exec(String((await site.ask('/')).headers['content-security-policy']))?.[1]))
    expect(new Set(nonces).size).toBe(3)
    expect(nonces.every((nonce) => Buffer.from(nonce ?? '', 'base64').length === 16)).toBe(true)
  })

  it('cannot be loosened by a route (control: the small site tries)', async () => {
    const answer = await site.ask('/')
    expect(answer.text).toContain('small site')
    expect(answer.headers['content-security-policy']).not.toContain('default-src *')
  })

  it('promise HTTPS only where there is HTTPS', async () => {
    expect((await site.ask('/')).headers['strict-transport-security']).toBeUndefined()
    const behind = await openSmallSite({ SIRDASH_PUBLIC_ORIGIN: 'https://sirdash.example.org' })
    expect((await behind.ask('/')).headers['strict-transport-security']).toBe('max-age=31536000')
    await behind.close()
  })

  it('stand on bytes that are not HTTP', async () => {
    const text = await new Promise<string>((resolve) => {
      let heard = ''
      const line = connect(site.port, '127.0.0.1', () => line.write('what is this\r\n\r\n'))
      line.on('data', (chunk) => { heard += chunk }).on('close', () => resolve(heard))
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    for (const header of ['Cache-Control: no-store', "default-src 'none'", 'no-referrer', 'nosniff']) expect(text).toContain(header)
  })

  it('allow no inline script and nothing from elsewhere', () => {
    const policy = contentPolicy('n')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    for (const loose of ['unsafe-inline', 'unsafe-eval', 'http:', 'https:', '*']) expect(policy).not.toContain(loose)
  })
})

describe('compression', () => {
  it.each([['br', 10], ['gzip', 10]])('packs a page with %s', async (way, times) => {
    const plain = await site.ask('/')
    const packed = await site.ask('/', { headers: { 'Accept-Encoding': way } })
    expect(packed.headers['content-encoding']).toBe(way)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.bytes * times).toBeLessThan(plain.bytes)
  })

  it('sends the words of a language packed as small as they get, and as they are to who takes no brotli', async () => {
    const packed = await site.ask(wordsScriptPath('az', 'cases'), { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('br')
    const smallest = brotliCompressSync(wordsScript('az', 'cases').body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length
    const quick = brotliCompressSync(wordsScript('az', 'cases').body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
    expect(packed.bytes).toBeLessThanOrEqual(smallest)
    expect(packed.bytes).toBeLessThan(quick)
    expect((await site.ask(wordsScriptPath('az', 'cases'))).text).toBe(wordsScript('az', 'cases').body)
  })

  it('sends the packed form of an asset to who takes it', async () => {
    const packed = await site.ask('/assets/page-AAAA1111.js', { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(packed.text).toBe('packed')
    expect(packed.headers['content-encoding']).toBe('br')
    expect(packed.headers['content-type']).toContain('javascript')
    expect((await site.ask('/assets/page-AAAA1111.js')).text).toContain('export const words')
  })
})

/** The same for everybody, and no page: nothing may run in it or frame it. */
function expectKept({ headers }: Answer): void {
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers.vary).toBe('Accept-Encoding')
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  expect(headers['set-cookie']).toBeUndefined()
}

function expectSafe({ headers }: Answer): void {
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic' 'self'; style-src 'self'; /)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*microphone=\(\)/)
  expect(headers['x-powered-by']).toBeUndefined()
  expect(headers.etag).toBeUndefined()
}
