import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type axe from 'axe-core'
import { expect, test, type Browser, type BrowserContext, type ConsoleMessage, type Locator, type Page } from '@playwright/test'

/** A browser of one person, in which nothing may go wrong unseen. */
export type Watched = {
  context: BrowserContext
  /** What went wrong since the last look: console errors, page errors, refused by the content policy, another host. */
  problems: string[]
  /** Every body this browser was sent; filled only when asked for. */
  bodies: Promise<string>[]
}

type Watching = { origin: string; script?: boolean; bodies?: boolean; viewport?: { width: number; height: number } | null; /** A telephone, whatever the project looks through. */ inHand?: boolean }

export const telephone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

export async function watchedContext(browser: Browser, { origin, script = true, bodies = false, viewport, inHand = false }: Watching): Promise<Watched> {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: script, serviceWorkers: 'block', ...(viewport ? { viewport } : {}), ...(inHand ? telephone : {}) })
  if (script) runsScript.add(context)
  const watched: Watched = { context, problems: [], bodies: [] }
  context.on('console', (message) => { if (message.type() === 'error' || /hydrat|Warning:/i.test(message.text())) watched.problems.push(`console at ${placeOf(message)}: ${message.text()}`) })
  context.on('weberror', (error) => { watched.problems.push(`page: ${error.error().message}`) })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) watched.problems.push(`another host: ${url.origin}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) watched.problems.push(`${response.status()} ${new URL(response.url()).pathname}`)
    if (bodies) watched.bodies.push(response.text().catch(() => ''))
  })
  return watched
}

/** The page, and what it asked for when that failed. */
function placeOf(message: ConsoleMessage): string {
  const [page, asked] = [message.page()?.url(), message.location().url].map((url) => (url && URL.canParse(url) ? new URL(url).pathname : ''))
  return page === asked ? `${page}` : `${page} (${asked})`
}

/** `meant`: what the journey itself breaks, as the browser says it. */
export function expectNothingWrong(all: Watched[], meant?: RegExp): void {
  const found = all.flatMap((watched) => watched.problems.splice(0)).filter((line) => !meant?.test(line))
  expect(found, 'nothing on the console, no page error, no other host').toEqual([])
}

/** Contexts in which pages run their scripts; in the others axe cannot run either. */
const runsScript = new WeakSet<BrowserContext>()
let pictures = 0
const seen = new Set<string>()

/** A page as a person leaves it standing: readable by everybody, not wider than the screen, and pictured when asked. */
export async function settled(page: Page, name: string): Promise<void> {
  await ready(page)
  // the second person who makes her keys sees the same pages as the first
  if (seen.has(name)) return
  seen.add(name)
  await lookedAt(page, name)
  if (test.info().project.name !== 'each her own') return
  const own = page.viewportSize()!
  const other = own.width > 360 ? telephone.viewport : { width: 1280, height: 800 }
  await page.setViewportSize(other)
  await lookedAt(page, `${name} (${other.width})`)
  await page.setViewportSize(own)
}

async function lookedAt(page: Page, name: string): Promise<void> {
  await picture(page, name)
  if (!runsScript.has(page.context())) return expectNotWider(page, name)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(wider, `${name}: scrolls sideways`).toBeLessThanOrEqual(0)
  const violations = await notReadable(page)
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`), `${name}: readable by everybody`).toEqual([])
}

const axeSource = readFileSync(join('node_modules', 'axe-core', 'axe.min.js'), 'utf8')

/**
 * What axe finds, with all of its rules. Told of this alone it does not write down what it found right, which is more than half of its
 * work; it is read once by a document, and asked there directly (its way through Playwright reads it twice each time).
 */
export async function notReadable(page: Page): Promise<{ id: string; nodes: { html: string }[] }[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    // colours on their way to others are nobody's colours
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }))
  })
}

/** The document is loaded, and its script, where it brings one, has taken it over: keys and buttons are the page's own. */
export async function ready(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  if (!runsScript.has(page.context())) return
  // a page that goes on by itself is asked again where it leads
  await expect.poll(() => page.evaluate(isTakenOver).catch(() => false), { intervals: [20, 50, 100] }).toBe(true)
}

const isTakenOver = (): boolean => document.querySelector('script[type="module"]') === null || Object.keys(document.body).some((key) => key.startsWith('__reactFiber$'))

/** The picture of a whole page is as wide as what stands on it. */
async function expectNotWider(page: Page, name: string): Promise<void> {
  const wide = (await page.screenshot({ fullPage: true })).readUInt32BE(16)
  expect.soft(wide, `${name}: scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()!.width)
}

export async function visit(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path)
  await settled(page, name)
}

/** Presses what leads to another document and waits for it. */
export async function press(page: Page, target: Locator): Promise<void> {
  const loaded = page.waitForEvent('load', { timeout: 20_000 })
  await target.click()
  await loaded
}

/** A radio button or box by its name and value, as a person does it: by its label. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  const input = page.locator(`input[name="${name}"][value="${value}"]`)
  if (!await input.isChecked()) await page.locator('label', { has: input }).click()
  await expect(input).toBeChecked()
}

/** The line beside the title says that the text is kept. */
export const keptLine = (page: Page): Promise<void> => expect(page.locator('.save-state-saved')).toBeVisible()

/** An answer below 500 that the journey means to get: the browser writes it on its console. */
export function expectRefusal(watched: Watched, status: number): void {
  const [meant, others] = [watched.problems.filter((line) => line.includes(`status of ${status}`)), watched.problems.filter((line) => !line.includes(`status of ${status}`))]
  expect(meant.length, `refused with ${status}`).toBeGreaterThan(0)
  watched.problems = others
}

export const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]:not([type=hidden])`)
/** The one thing the page is for. */
export const mainButton = (page: Page): Locator => page.locator('main button.button-action')
/** What cannot be undone here; the risk button of a case page is another. */
export const dangerButton = (page: Page): Locator => page.locator('main form:has([name="pin"]) button.button-danger')
export const did = (page: Page, value: string): Locator => page.locator(`button[name="did"][value="${value}"]`)

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SIRDASH_SCREENSHOTS
  if (!folder) return
  const own = join(folder, test.info().project.name)
  mkdirSync(own, { recursive: true })
  pictures += 1
  await page.screenshot({ path: join(own, `${String(pictures).padStart(2, '0')}-${name}.png`), fullPage: true, timeout: 60_000 })
}
