import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { choose, did, field, mainButton, press, settled } from './watched.ts'

/** Somebody with an account: what she keeps in her head, on paper and in her telephone. */
export type Person = { account: string; name: string; pin: string; passphrase: string; seed: string; lastStep: number }

export const newPerson = (account: string, name: string, pin: string): Person => ({ account, name, pin, passphrase: '', seed: '', lastStep: 0 })

const period = 30
const stepNow = () => Math.floor(Date.now() / 1000 / period)

/** The next code of her app: each counts once, and the server takes the one after this as well. */
export async function nextCode(person: Person): Promise<string> {
  const step = Math.max(stepNow(), person.lastStep + 1)
  while (stepNow() < step - 1) await new Promise((done) => { setTimeout(done, 500) })
  person.lastStep = step
  return new TOTP({ secret: Secret.fromBase32(person.seed), algorithm: 'SHA1', digits: 6, period }).generate({ timestamp: step * period * 1000 })
}

/** Passphrase, PIN and second step. */
export async function makeOwnKeys(page: Page, person: Person): Promise<void> {
  await settled(page, 'own-secrets')
  person.passphrase = await page.locator('[data-offered]').innerText()
  await field(page, 'passphrase').fill(person.passphrase)
  await field(page, 'pin').fill(person.pin)
  await field(page, 'pinAgain').fill(person.pin)
  await press(page, did(page, 'next'))
  await settled(page, 'own-second-step-made')
  person.seed = (await page.locator('[data-key-by-hand]').innerText()).replaceAll(/\s/g, '')
  await choose(page, 'factor', 'totp')
  await field(page, 'code').fill(await nextCode(person))
  await press(page, did(page, 'next'))
}

/** Writes the recovery code down and types two groups of it from the paper. */
export async function keepRecoveryCode(page: Page): Promise<void> {
  await settled(page, 'own-recovery-code')
  const groups = (await page.locator('[data-recovery-code]').innerText()).trim().split(/\s+/)
  await press(page, did(page, 'written'))
  await settled(page, 'own-recovery-confirmed')
  for (const name of ['codeGroup1', 'codeGroup2']) {
    const id = await field(page, name).getAttribute('id')
    const number = Number(/\d+/.exec(await page.locator(`label[for="${id}"]`).innerText())?.[0])
    await field(page, name).fill(groups[number - 1] ?? '')
  }
  await press(page, did(page, 'confirm'))
}

export async function activate(page: Page, person: Person, code: string): Promise<void> {
  await page.goto('/activate')
  await settled(page, 'own-activation')
  await field(page, 'account').fill(person.account)
  await field(page, 'code').fill(code)
  await press(page, mainButton(page))
  await makeOwnKeys(page, person)
  await keepRecoveryCode(page)
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/today')
  const loaded = page.waitForEvent('load')
  await page.locator('form[action="/sign-out"]').evaluate((form) => { (form as HTMLFormElement).submit() })
  await loaded
}

/** The passphrase was right. When others are before her, a page that waits stands between and goes on by itself. */
export const beforeSecondStep = (page: Page): Promise<void> => expect(field(page, 'code').or(page.locator('.person-menu'))).toBeVisible({ timeout: 30_000 })

export async function signIn(page: Page, person: Person, device: 'personal' | 'shared' = 'personal', language?: 'en' | 'az' | 'ru'): Promise<void> {
  await page.goto('/sign-in')
  await field(page, 'account').fill(person.account)
  await field(page, 'passphrase').fill(person.passphrase)
  await choose(page, 'device', device)
  if (language) await page.locator('select[name="language"]').selectOption(language)
  await press(page, mainButton(page))
  await beforeSecondStep(page)
  if (await field(page, 'code').isVisible()) {
    await field(page, 'code').fill(await nextCode(person))
    await press(page, did(page, 'code'))
  }
  await expect(page).toHaveURL(/\/today$/)
}
