import { afterEach, beforeEach, expect, test } from 'vitest'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDemoMade, makeDemo, type DemoPlaces } from '#app/demo/make-demo.server.ts'

let folder: string
let places: DemoPlaces

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sirdash-demo-'))
  places = { databaseUrl: join(folder, 'data/demo.db'), keyFile: join(folder, 'secrets/demo.key'), keyFolder: join(folder, 'secrets/demo') }
})
afterEach(() => rmSync(folder, { recursive: true }))

// that the next one starts from nothing, and that its accounts sign in, is tests/scripts/second-door.test.ts
test('an interrupted filling leaves no programme', async () => {
  mkdirSync(join(folder, 'data'))
  mkdirSync(join(folder, 'secrets'))
  writeFileSync(`${places.databaseUrl}.filling`, 'half of something')
  const stopped = makeDemo(places, ({ done }) => { if (done === 12) throw new Error('power cut') })
  await expect(stopped).rejects.toThrow('power cut')
  expect(isDemoMade(places)).toBe(false)
  // another one may begin at once
  expect(existsSync(`${places.databaseUrl}.filling.lock`)).toBe(false)
  expect(existsSync(places.keyFile)).toBe(false)
}, 60_000)
