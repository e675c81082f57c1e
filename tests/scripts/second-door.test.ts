import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { demoPassphrase } from '#app/demo/demo-staff.ts'
import { Visitor, type Page } from '#tests/accounts/visitor.ts'
import { routeTable } from '#tests/promises/routes.ts'
import { runServer, type Running } from './house.ts'

// The second door as a first visitor meets it: the real server, the real filling, without script.
const folder = mkdtempSync(join(tmpdir(), 'sirdash-second-door-'))
let house: Running | undefined
afterAll(async () => {
  await house?.stop()
  rmSync(folder, { recursive: true })
})

const hasRibbon = ({ text }: Page): boolean => /<aside class="ribbon"[^>]*><strong>DEMO<\/strong>/.test(text)
/** The code beside an account on the sign-in page. */
const codeOf = ({ text }: Page, name: string): string => /\b(\d{6})\b/.exec(text.slice(text.indexOf(`>${name}<`)))?.[1] ?? ''

async function signIn(visitor: Visitor, account: string): Promise<Page> {
  const second = await visitor.post('/sign-in', { account, passphrase: demoPassphrase, device: 'shared' })
  return visitor.post('/sign-in', { code: codeOf(second, account) })
}

test('a first visitor looks around: two doors, progress, accounts with their codes; each signs in, and every page says DEMO', async () => {
  // somebody pulled the plug while it was being filled before
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'demo.db.filling'), 'half of something')
  house = await runServer(folder)
  const visitor = new Visitor(house.port)
  visitor.goesOn = false
  const doors = await visitor.open(house.link!)
  expect(doors.text).toMatch(/value="set-up".*value="look"/s)
  expect(hasRibbon(doors)).toBe(false)

  const seen: string[] = []
  let page = await visitor.post('/set-up', { link: house.link!.split('=')[1]!, did: 'look' })
  for (const end = Date.now() + 90_000; !page.text.includes('seven quiet') && Date.now() < end;) {
    seen.push(/<progress max="\d+" value="\d+">/.exec(page.text)?.[0] ?? '')
    await new Promise((resolve) => { setTimeout(resolve, 200) })
    page = await visitor.open('/').catch(() => page)
  }
  expect(new Set(seen).size).toBeGreaterThan(5)
  expect(house.said()).toMatch(/Filling the synthetic programme \[#+\] \d+ of \d+/)
  expect(house.said()).toMatch(/Accounts of the synthetic programme[\s\S]*anna\s+delegate[\s\S]*rena\s+psychologist/)
  expect(page.path).toMatch(/^\/sign-in/)
  expect(hasRibbon(page)).toBe(true)
  expect(codeOf(page, 'rena')).toMatch(/^\d{6}$/)

  const rena = new Visitor(house.port)
  expect((await signIn(rena, 'rena')).path).toBe('/today')
  // a code counts once: the page shows the next one
  expect(codeOf(await new Visitor(house.port).open('/sign-in'), 'rena')).not.toBe(codeOf(page, 'rena'))
  const anna = new Visitor(house.port)
  expect((await signIn(anna, 'anna')).path).toBe('/today')
  const outcomes = (await anna.open('/outcomes')).text
  for (const [row, figure] of [['Assessed', '65'], ['In care', '44'], ['Individual sessions', '253'], ['Family sessions', '48'], ['Child groups', '14']]) expect(outcomes).toContain(`<dt>${row}</dt><dd>${figure}</dd>`)

  const paths = [...new Set(Object.values(routeTable).flatMap(({ path }) => (typeof path === 'string' ? path : [])))]
  const without: string[] = []
  for (const person of [rena, anna, new Visitor(house.port)]) {
    for (const path of paths) {
      const shown = await person.open(path)
      if (shown.text.includes('<html') && !hasRibbon(shown)) without.push(`${path} ${shown.status}`)
    }
  }
  expect(paths.length).toBeGreaterThan(25)
  // nothing there, and pages of the layer in front of every route
  for (const [path, status] of [['/nothing/here', 404], ['/cases/x', 404], ['/assets/none.js', 404], ['/%00', 400]] as const) {
    const shown = await anna.open(path)
    expect([path, shown.status]).toEqual([path, status])
    if (!hasRibbon(shown)) without.push(path)
  }
  if (!hasRibbon(await anna.post('/sign-in', { account: 'x'.repeat(20_000) }))) without.push('too large')
  await rena.post('/veil', {})
  if (!hasRibbon(await rena.open('/today'))) without.push('veiled')
  expect(without).toEqual([])
}, 150_000)

test('afterwards: the demo goes straight to sign-in, the own programme is as untouched as before', async () => {
  expect(await house!.stop()).toBe(0)
  for (const file of ['data/demo.db', 'data/sirdash.db', 'secrets/demo.key', 'secrets/server.key']) expect(existsSync(join(folder, file)), file).toBe(true)
  for (const file of ['data/demo.db.filling', 'data/demo.db.filling.lock', 'secrets/demo.key.filling', 'secrets/demo.filling']) expect(existsSync(join(folder, file)), file).toBe(false)
  house = await runServer(folder, { env: { SIRDASH_DEMO: '1' } })
  expect(house.said()).not.toContain('Filling')
  const again = await new Visitor(house.port).open('/')
  expect([again.path.split('?')[0], hasRibbon(again)]).toEqual(['/sign-in', true])
  await house.stop()
  house = await runServer(folder)
  expect(house.link).toBeDefined()
  const own = await new Visitor(house.port).open('/')
  expect([own.path, own.text.includes('demo-accounts'), hasRibbon(own)]).toEqual(['/set-up', false, false])
}, 60_000)

test('while developing pages come straight from the sources, behind the same headers', async () => {
  await house!.stop()
  house = await runServer(folder, { flags: ['--dev'] })
  const answer = await fetch(`http://localhost:${house.port}${house.link!}`)
  const text = await answer.text()
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(text).toMatch(/value="set-up"/)
  const [, script] = /src="(\/(?:@id|app|@vite)[^"]+)"/.exec(text) ?? /import[^"]*"(\/app\/[^"]+)"/.exec(text) ?? []
  expect((await fetch(`http://localhost:${house.port}${script}`)).status).toBe(200)
}, 60_000)
