import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { findIn } from '../promises/needles.ts'
import { wholeBrowser } from './browsers.ts'
import { openHouse, type House } from './house.ts'
import { nextCode, signIn, signOut } from './person.ts'
import { field, keptLine, mainButton, press } from './watched.ts'

// Words typed through the real pages, right and wrong ones, and then every file there is: the database and its log, what
// the server said, its temporary files, and the profile of the browser after signing out.
test.describe.configure({ mode: 'serial' })

let house: House
let other: Server
let profile = ''
let context: BrowserContext
let page: Page
const typed = new Map<string, string>()
/** Digits alone stand by chance in many files: they count where nothing but them stands. */
const digits = new Map<string, string>()

test.beforeAll(async ({}, { project }) => {
  house = await openHouse()
  profile = mkdtempSync(join(tmpdir(), 'sirdash-profile-'))
  // the browser of a shared laptop, as the README asks for it: without a password keeper, which remembers an account's name by itself
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ credentials_enable_service: false, credentials_enable_autosignin: false }))
  other = createServer((_, answer) => { answer.setHeader('Content-Type', 'text/html').end('<title>Qanarcontrolzuxq</title><p>Somebody else\'s page') })
  await new Promise<void>((done) => { other.listen(0, '127.0.0.1', done) })
  context = await chromium.launchPersistentContext(profile, { ...project.use.launchOptions, executablePath: wholeBrowser, baseURL: house.origin, serviceWorkers: 'allow' })
  page = await context.newPage()
})
test.afterAll(async () => {
  await context?.close()
  await house?.stop()
  other?.close()
  rmSync(profile, { recursive: true, force: true })
})

function word(name: string): string {
  typed.set(name, `Qanar${name.toLowerCase()}zuxq`)
  return typed.get(name)!
}

const then = (value: string) => page.locator(`button[name="then"][value="${value}"]`)

test('she types: names, a note, an addition, drafts, without a line as well, and everything that is refused', async () => {
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`)
  const rena = house.person('rena')
  await page.goto('/sign-in')
  await field(page, 'account').fill(word('account'))
  await field(page, 'passphrase').fill(word('wrongpassphrase'))
  await press(page, mainButton(page))
  await signIn(page, rena)
  typed.set('passphrase', rena.passphrase)
  digits.set('pin', rena.pin)

  await page.goto(`/cases/${house.world.caseId}/identity`)
  for (const name of ['givenName', 'familyName', 'patronymic', 'alsoCalled', 'guardianAlsoCalled', 'emergencyAlsoCalled', 'address', 'guardianName', 'emergencyName', 'familyLinks', 'whoMayAnswer']) await field(page, name).fill(word(name))
  await field(page, 'phone').fill(word('nophone'))
  await press(page, mainButton(page))
  await expect(page.locator('.field-error').first()).toBeVisible()
  await field(page, 'phone').fill('+994 50 917 33 21')
  digits.set('phone', '50 917 33 21').set('phone digits', '994509173321')
  await press(page, mainButton(page))

  await page.goto('/search')
  await field(page, 'words').fill(word('searched'))
  await press(page, mainButton(page))

  await page.goto(`/cases/${house.world.caseId}`)
  await press(page, page.locator(`form[action="/cases/${house.world.caseId}/notes/new"] button`).first())
  await field(page, 'draft.minutes').fill(word('minutes'))
  for (const name of ['subjective', 'objective', 'assessment', 'plan', 'homeTask']) await field(page, `draft.${name}`).fill(word(name))
  await then('stay').click()
  await keptLine(page)
  await context.setOffline(true)
  await field(page, 'draft.plan').fill(word('offline'))
  await field(page, 'draft.subjective').focus()
  await expect(page.locator('.save-state-offline')).toBeVisible()
  await page.goto('about:blank').catch(() => {})
  await context.setOffline(false)
  await page.goto('/drafts')
  await page.locator('main a[href^="/drafts/"]').first().click()
  // what the device kept is sent by itself, and the page is loaded once more
  await page.waitForLoadState('networkidle')
  await expect(page.locator('body')).toContainText('Qanarofflinezuxq')
  while (await page.locator('button[value="join"]').count() > 0) await press(page, page.locator('button[value="join"]').first())
  await page.waitForLoadState('networkidle')
  await press(page, then('sign'))
  await expect(page).toHaveURL(/\/sign$/)
  await page.goto(page.url().replace(/\/sign$/, ''))
  await field(page, 'draft.minutes').fill('50')
  await page.locator('label', { has: page.locator('input[name="draft.riskAnswer"][value="nothing"]') }).click()
  await press(page, then('sign'))
  await field(page, 'pin').fill('271828')
  digits.set('wrong pin', '271828')
  await press(page, mainButton(page))
  await field(page, 'pin').fill(rena.pin)
  await press(page, mainButton(page))
  await expect(page).toHaveURL(/\/notes\//)
  await page.goto(`${new URL(page.url()).pathname}/addendum`)
  await press(page, mainButton(page))
  await field(page, 'draft.text').fill(word('addendum'))
  await then('stay').click()
  await keptLine(page)
  await signOut(page)
})

test('she comes back with her recovery code, wrong and right, and types a code of her app twice', async () => {
  const { recoveryCode } = house.world.people.rena
  await page.goto('/come-back')
  await field(page, 'account').fill('rena')
  await field(page, 'code').fill(recoveryCode.replace(/^\d{4}/, '0000'))
  await press(page, mainButton(page))
  await field(page, 'account').fill('rena')
  await field(page, 'code').fill(recoveryCode)
  typed.set('recovery code', recoveryCode)
  typed.set('recovery code digits', recoveryCode.replaceAll(' ', ''))
  await press(page, mainButton(page))
  const rena = house.person('rena')
  rena.lastStep = Math.floor(Date.now() / 30_000) + 1
  const code = await nextCode(rena)
  digits.set('app code', code)
  await field(page, 'code').fill(code)
  await press(page, page.locator('main button[type="submit"], main button.button-action').first())
  await page.goto('/Qanarpathzuxq?x=Qanarqueryzuxq')
})

const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((name) => statSync(name).isFile())

/** Where digits stand with no other sign of a number or word beside them. */
function digitsIn(bytes: Buffer): string[] {
  const text = bytes.toString('latin1')
  return [...digits].filter(([, value]) => new RegExp(`(?<![\\w.-])${value}(?![\\w.-])`).test(text)).map(([name]) => name)
}

function foundIn(files: string[], words = typed): string[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file)
    return [...findIn(bytes, words), ...digitsIn(bytes)].map((found) => `${file}: ${found}`)
  })
}

/** Of the house: what was prepared for the test itself lies there in the clear. */
const houseFiles = () => filesIn(house.folder).filter((file) => !file.endsWith('world.json'))

test('nothing of it stands in the database, its log, the temporary files or what the server said, while it runs and after', async () => {
  expect(typed.size).toBeGreaterThan(20)
  expect(houseFiles().map((file) => file.slice(house.folder.length + 1))).toContain('sirdash.db-wal')
  expect(foundIn(houseFiles())).toEqual([])
  const said = () => [...findIn(Buffer.from(house.server.said()), new Map([...typed, ['path', 'Qanarpathzuxq'], ['query', 'Qanarqueryzuxq']])), ...digitsIn(Buffer.from(house.server.said()))]
  expect(said()).toEqual([])
  await house.server.stop()
  expect(foundIn(houseFiles())).toEqual([])
  expect(said()).toEqual([])
  // what is not sealed is found in the same files, by the same look
  expect(foundIn(houseFiles(), new Map([['organisation', 'Sample Red Crescent']])).length).toBeGreaterThan(0)
  expect(findIn(Buffer.from(house.server.said()), new Map([['line', '"code":"stopped"']]))).toContain('line as UTF-8')
  expect(foundIn([join(house.folder, 'world.json')], new Map([['prepared', house.world.names.given!]]))).not.toEqual([])
})

test('nor in the profile of the browser after signing out', async () => {
  await context.close()
  const files = filesIn(profile)
  expect(files.length).toBeGreaterThan(20)
  // the page of somebody else, in the same browser, is remembered
  expect(foundIn(files, new Map([['control', 'Qanarcontrolzuxq']])).length).toBeGreaterThan(0)
  expect(foundIn(files)).toEqual([])
})
