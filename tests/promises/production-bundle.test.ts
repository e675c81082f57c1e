import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

if (!existsSync('build/server/index.js')) throw new Error('This test reads the built pages: npm run build makes them.')

const files = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
const textOf = (folder: string): string => files(folder).filter((name) => /\.(js|html|css)$/.test(name)).map((name) => readFileSync(name, 'utf8')).join('\n')

/** Names that only tests know: an implementation of rules that says yes, a programme without passphrases, a plain envelope. */
const onlyInTests = ['testProgramme', 'dayOfWork', 'withoutRules', 'everythingAllowed', 'secretsOf', 'plainEnvelope', 'sealPlain', 'freshDatabase', 'SIRDASH_TEST_DATABASE', 'vitest', 'tests/support']
/** What belongs to the server alone. */
const onlyOnServer = ['better-sqlite3', 'argon2', 'compartment_epoch', 'node:crypto', 'kysely', 'SIRDASH_KEY_FILE', 'sirdash/drop/v1/private']

test('the built server has nothing of the tests in it', () => {
  const server = textOf('build/server')
  expect(onlyInTests.filter((name) => server.includes(name))).toEqual([])
  // what is looked for would be found: the real rules and the real envelope are in there
  for (const name of ['sirdash/doc/v1', 'holds: (decided) => decided', 'key_grant']) expect(server).toContain(name)
})

test('one implementation of the rules, and it says what was decided', () => {
  expect([...textOf('build/server').matchAll(/holds: \(\w*\) => [^\n,}]+/g)].map(([found]) => found.trim())).toEqual(['holds: (decided) => decided'])
})

test('the pages carry nothing of the server or of the tests', () => {
  const client = textOf('build/client')
  expect([...onlyInTests, ...onlyOnServer].filter((name) => client.includes(name))).toEqual([])
  expect(client).toContain('hydrateRoot')
})

test('there are no source maps, neither beside the files nor in them', () => {
  expect(files('build').filter((name) => name.endsWith('.map'))).toEqual([])
  expect(files('build').filter((name) => name.endsWith('.js') && /sourceMappingURL=/.test(readFileSync(name, 'utf8')))).toEqual([])
})
