import { afterEach, beforeEach, expect, test } from 'vitest'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDemoMade, makeDemo, type DemoPlaces } from '#app/demo/make-demo.server.ts'
import { demoAccounts } from '#app/demo/demo-accounts.server.ts'
import { openRuntime } from '#app/http/runtime.server.ts'
import { listFigures } from '#app/outcomes/list-figures.server.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { takeSecondStep } from '#app/accounts/second-step.server.ts'

let folder: string
let places: DemoPlaces

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sirdash-demo-'))
  places = { databaseUrl: join(folder, 'data/demo.db'), keyFile: join(folder, 'secrets/demo.key'), keyFolder: join(folder, 'secrets/demo') }
})
afterEach(() => rmSync(folder, { recursive: true }))

test('an interrupted filling leaves no programme; the next one starts from nothing, and its accounts sign in', async () => {
  mkdirSync(join(folder, 'data'))
  mkdirSync(join(folder, 'secrets'))
  writeFileSync(`${places.databaseUrl}.filling`, 'half of something')
  const stopped = makeDemo(places, ({ done }) => { if (done === 12) throw new Error('power cut') })
  await expect(stopped).rejects.toThrow('power cut')
  expect(isDemoMade(places)).toBe(false)
  await makeDemo(places)
  expect(isDemoMade(places)).toBe(true)
  for (const left of [`${places.databaseUrl}.filling`, `${places.databaseUrl}.filling.lock`, `${places.keyFile}.filling`, `${places.keyFolder}.filling`]) expect(existsSync(left), left).toBe(false)

  const runtime = await openRuntime({ databaseUrl: join(folder, 'data/sirdash.db'), keyFile: join(folder, 'secrets/server.key'), demo: true })
  try {
    const account = (await demoAccounts(runtime.ground())).find((one) => one.signInName === 'anna')!
    const first = await signIn(runtime.doors(), { signInName: 'anna', passphrase: account.passphrase, device: 'shared', address: '127.0.0.1' })
    if (first.kind !== 'second-step') throw new Error(first.kind)
    const second = await takeSecondStep(runtime.doors(), { cookie: first.cookie, code: account.code, address: '127.0.0.1' })
    if (!('scope' in second)) throw new Error(second.kind)
    const lines = await listFigures(second.scope)
    expect(lines.find((line) => line.name === 'project')).toMatchObject({ kind: 'fixed', figure: { reach: { assessed: 65, inCare: 44, individual: 253, family: 48, childGroups: 14 } } })
    const again = (await demoAccounts(runtime.ground())).find((one) => one.signInName === 'anna')!
    expect(again.code).not.toBe(account.code)
  } finally {
    await runtime.close()
  }
}, 120_000)
