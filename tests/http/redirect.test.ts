import { describe, expect, it } from 'vitest'
import { isKnownPath, redirectTo, type KnownPath } from '#app/http/redirect.server.ts'
import { languageCookie, readCookies, sessionCookie, deviceCookie, endedSessionCookie } from '#app/http/cookies.server.ts'
import { readSettings } from '#app/http/settings.server.ts'

describe('a redirect', () => {
  it.each(['/', '/cases', '/cases/5?done=signed', '/sign-in#top'])('leads to %s', (path) => {
    const answer = redirectTo(path as KnownPath, ['a=b'])
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([303, path, 'a=b'])
  })

  it.each([
    'https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', '/a//b', '/ /evil', '/\t/evil.example', '/%0d%0a\r\nX: y',
    'javascript:alert(1)', 'cases', '', '/a/../../b', '/./a', '/имя',
  ])('never to %j', (path) => {
    expect(isKnownPath(path)).toBe(false)
    expect(() => redirectTo(path as KnownPath)).toThrow(TypeError)
  })
})

describe('cookies', () => {
  it('are bound to this host, hidden from scripts, sent over TLS and from our pages only', () => {
    for (const cookie of [sessionCookie('a.b'), endedSessionCookie(), languageCookie('az'), deviceCookie('c')]) {
      expect(cookie).toMatch(/^__Host-sirdash/)
      for (const part of ['; Path=/', '; Secure', '; HttpOnly', '; SameSite=Strict']) expect(cookie).toContain(part)
      expect(cookie).not.toContain('Domain')
    }
    expect(sessionCookie('a')).not.toContain('Max-Age')
    expect(deviceCookie('a')).toContain('Max-Age=2592000')
  })

  it('are read back', () => {
    expect(readCookies('x=1; __Host-sirdash=a.b; __Host-sirdash-language=az')).toEqual({ session: 'a.b', language: 'az', device: undefined })
  })

  it.each(['', null, '__Host-sirdash', '__Host-sirdash=', '__Host-sirdash="a"', '__Host-sirdash=a b', `__Host-sirdash=${'a'.repeat(600)}`])('%j holds no session', (header) => {
    expect(readCookies(header).session).toBeUndefined()
  })

  it('cannot carry another header', () => {
    expect(() => sessionCookie('a\r\nX: y')).toThrow()
    expect(() => sessionCookie('a; Domain=evil.example')).toThrow()
  })
})

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toEqual({
      databaseUrl: 'data/sirdash.db', keyFile: 'secrets/server.key', publicOrigin: undefined, host: '127.0.0.1', port: 3000, smtpUrl: undefined, demo: false,
    })
    expect(readSettings({ PORT: '', DATABASE_URL: '', SIRDASH_DEMO: '1' })).toMatchObject({ port: 3000, databaseUrl: 'data/sirdash.db', demo: true })
  })

  it.each([
    ['SIRDASH_PUBLIC_ORIGIN', 'http://sirdash.example.org'], ['SIRDASH_PUBLIC_ORIGIN', 'https://sirdash.example.org/'], ['SIRDASH_PUBLIC_ORIGIN', 'canary'],
    ['PORT', 'canary'], ['PORT', '70000'], ['SMTP_URL', 'http://canary'], ['SIRDASH_DEMO', 'yes'],
  ])('%s=%s is refused by name, without its value', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^The setting ${name} `))
    expect(() => readSettings({ [name]: value })).not.toThrow(/canary/)
  })
})
