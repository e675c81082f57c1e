import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test, type Page } from '@playwright/test'
import { az } from '../../app/language/az.ts'
import { ru } from '../../app/language/ru.ts'
import type { EveryPage, Visit } from '../support/every-page-server.ts'
import { foreignOn, vocabulary } from './foreign-words.ts'
import { notReadable, watchedContext } from './watched.ts'

// Every page of the build, as everybody whom it answers, on a desk and in a hand: nothing on the console, nothing wider
// than the screen, readable by everybody; and in the other languages once each, with no English word left. A new
// route is visited because it is in the build.
let server: ChildProcess
let every: EveryPage

test.beforeAll(async () => {
  server = spawn(resolve('node_modules', '.bin', 'node'), ['tests/support/every-page-server.ts'], { env: { PATH: process.env.PATH, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' }, stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: server.stdout! })) {
    if (!line.startsWith('told ')) continue
    every = JSON.parse(line.slice('told '.length)) as EveryPage
    break
  }
  server.stdout!.resume()
})
test.afterAll(async () => {
  const ended = new Promise((done) => { server.on('exit', done) })
  server.stdin!.end()
  await ended
})

const widths = [{ width: 1280, height: 800 }, { width: 360, height: 740 }]

test('every page of the build is visited', () => {
  expect(every.routes.length).toBeGreaterThan(30)
  expect(every.routes.filter((route) => !every.visits.some((visit) => visit.route === route))).toEqual([])
})

test('nothing is wrong on any of them, for anybody, at any width, in any language', async ({ browser }) => {
  test.setTimeout(600_000)
  const wrong: string[] = []
  const readAlready = new Set<string>()
  const parts = new Map<string, Set<string>>()
  for (const visits of Map.groupBy(every.visits, ({ visitor }) => visitor).values()) {
    const watched = await watchedContext(browser, { origin: every.origin })
    const { cookie } = visits[0]!
    if (cookie) await watched.context.addCookies([ownCookie('__Host-sirdash', cookie)])
    const page = await watched.context.newPage()
    const looked = new Set<string>()
    for (const visit of visits) {
      const answer = await page.goto(visit.path)
      if (answer?.status() !== 200) wrong.push(`${visit.visitor} ${visit.path}: ${answer?.status()}`)
      // a page that only leads on is looked at once, where it leads
      const { pathname } = new URL(page.url())
      if (!looked.has(pathname)) wrong.push(...await lookedAt(page, visit, await hasNewParts(page, visit, parts) ? widths : []))
      looked.add(pathname)
    }
    wrong.push(...await readInEveryLanguage(page, visits.filter(({ route, closely }) => closely ?? !readAlready.has(route))))
    for (const { route } of visits) readAlready.add(route)
    wrong.push(...watched.problems)
    await watched.context.close()
  }
  expect(wrong).toEqual([])
})

const ownCookie = (name: string, value: string) => ({ name, value, url: every.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' as const })

/** In a hand, where the longest words are first too wide. */
async function readInEveryLanguage(page: Page, visits: Visit[]): Promise<string[]> {
  const wrong: string[] = []
  await page.setViewportSize(widths[1]!)
  for (const [language, words] of [['az', az], ['ru', ru]] as const) {
    await page.context().addCookies([ownCookie('__Host-sirdash-language', language)])
    const known = vocabulary(words)
    for (const visit of visits) {
      const { visitor, path } = visit
      await page.goto(path)
      const spoken = await page.locator('html').getAttribute('lang')
      if (spoken !== language) wrong.push(`${visitor} ${path}: speaks ${spoken}, not ${language}`)
      if (visit.closely) {
        wrong.push(...await lookedAt(page, { ...visit, path: `${path} in ${language}` }))
        await page.setViewportSize(widths[1]!)
      }
      wrong.push(...await widerThan(page, `${visitor} ${path} in ${language}`), ...(await foreignOn(page, known)).map((word) => `${visitor} ${path} in ${language}: ${word}`))
    }
  }
  return wrong
}

async function widerThan(page: Page, said: string): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wider > 0 ? [`${said}: scrolls sideways by ${wider}`] : []
}

/** Whether something stands on the page that no visitor of its route saw before; who comes second mostly sees the same parts. */
async function hasNewParts(page: Page, { route }: Visit, parts: Map<string, Set<string>>): Promise<boolean> {
  const here = await page.evaluate(() => [...document.querySelectorAll('body *')].map((element) => [element.parentElement?.tagName, element.tagName, element.className, ...['type', 'role', 'name', 'aria-label'].map((name) => element.hasAttribute(name))].join(' ')))
  const seen = parts.get(route) ?? new Set<string>()
  parts.set(route, new Set([...seen, ...here]))
  return here.some((part) => !seen.has(part))
}

/** `axeAt`: the widths at which axe reads it too. */
async function lookedAt(page: Page, { visitor, path }: Visit, axeAt = widths): Promise<string[]> {
  const wrong: string[] = []
  // the width it has first: each change lays the page out anew
  for (const size of page.viewportSize()!.width === widths[1]!.width ? widths.toReversed() : widths) {
    await page.setViewportSize(size)
    const said = `${visitor} ${path} at ${size.width}`
    wrong.push(...await widerThan(page, said))
    if (!axeAt.includes(size)) continue
    const violations = await notReadable(page)
    wrong.push(...violations.map(({ id, nodes }) => `${said}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`))
  }
  return wrong
}

test('a page with a picture without words, and one that is too wide, would be seen', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"><p style="width:2000px">x</p></main></html>')
  const wrong = await lookedAt(page, { route: '', path: '', visitor: 'anonymous', cookie: undefined })
  expect(wrong.filter((line) => line.includes('image-alt'))).toHaveLength(2)
  expect(wrong.filter((line) => line.includes('sideways'))).toHaveLength(2)
  await context.close()
})
