import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

// Who may import whom (architecture.md). The first row whose pattern fits a file says what it may import; every import is
// first written as a path from the project's root, or as the name of its package.
type Row = { layer: string; files: RegExp; may: RegExp[]; ownTables?: true }

const cryptoLibraries = /^(node:crypto|@noble\/.*|argon2|hpke|otpauth|shamir-secret-sharing|@zxcvbn-ts\/.*)$/
const remix = /^@remix-run\//
const pure = /^app\/[\w-]+\/(?!.*\.server\.ts$)[^/]*\.ts$/
const useCase = /^app\/(?!keys|http|work|audit)[\w-]+\/(?!sealed-)(?!.*-table\.server)[^/]*\.server\.ts$/
const work = /^app\/work\//
const audit = /^app\/audit\/(?!.*-table\.server)(?!sealed-)/
const keys = /^app\/keys\//
const words = /^app\/language\//

const table: Row[] = [
  { layer: 'migrations (frozen in time)', files: /^db\/migrations\//, may: [/^kysely$/] },
  { layer: 'db', files: /^db\//, may: [/^db\//, /^kysely(\/migration)?$/, /^pg$/, /^better-sqlite3$/, /^node:(fs|path|os|crypto)$/] },
  { layer: 'keys', files: /^app\/keys\//, may: [keys, cryptoLibraries, /^node:(fs|path|os)$/, /^db\/schema\.ts$/, /^app\/work\/(id|refusal|scope)\.ts$/] },
  { layer: 'tables', files: /-table\.server\.ts$/, may: [/^kysely$/, /^db\/(schema|columns)\.ts$/, pure] },
  { layer: 'sealed records', files: /^app\/[\w-]+\/sealed-[^/]*\.server\.ts$/, may: [keys, pure, /^db\/schema\.ts$/, /^app\/[\w-]+\/[\w-]+-form\.server\.ts$/, /^zod$/] },
  { layer: 'the edge: root and entries', files: /^app\/(root|entry\.\w+)\.tsx$/, may: [remix, /^react(-dom.*)?$/, /^isbot$/, /^node:stream(\/\w+)?$/, /^app\//, /^vite\//] },
  { layer: 'routes', files: /^app\/routes\//, may: [remix, /^react$/, /^zod$/, /^@conform-to\//, /^app\/(http|ui)\//, words, useCase, pure, /^app\/[\w-]+\/[^/]*\.tsx$/, audit, /^app\/work\//] },
  { layer: 'http, where it is put together', files: /^app\/http\//, may: [/^(?!@noble|argon2|hpke|otpauth)/] },
  { layer: 'pages and their hooks', files: /^app\/(.*\.tsx|[\w-]+\/use-[^/]*\.ts)$/, may: [remix, /^react(-dom.*)?$/, /^@conform-to\//, /^app\/ui\//, words, pure, /^app\/[\w-]+\/[^/]*\.tsx$/] },
  { layer: 'words', files: /^app\/language\//, may: [words, /^app\/keys\/(bytes|hashing\.server)\.ts$/, /^react$/, /^node:(fs|path|crypto|url)$/] },
  { layer: 'ui', files: /^app\/ui\//, may: [/^app\/ui\//, words, pure, /^react(\/jsx(-dev)?-runtime)?$/, remix, /^node:(fs|path|url)$/, /^qrcode$/] },
  { layer: 'work', files: /^app\/work\//, may: [work, keys, audit, /^db\/schema\.ts$/, /^kysely$/] },
  { layer: 'audit', files: /^app\/audit\/.*\.server\.ts$/, may: [/^app\/audit\//, work, keys, /^db\/schema\.ts$/, /^kysely$/, /^node:(fs|path)$/] },
  { layer: 'forms', files: /-form\.server\.ts$/, may: [/^zod$/, /^app\/keys\/passphrase\.server\.ts$/, /^@conform-to\/zod/, pure, /^app\/[\w-]+\/[\w-]+-form\.server\.ts$/, /^app\/http\/read-form\.server\.ts$/] },
  { layer: 'the synthetic programme, with a database of its own', files: /^app\/demo\/.*\.server\.ts$/, ownTables: true, may: [/^db\//, work, keys, audit, useCase, pure, words, /^kysely$/, /^zod$/, /^node:(fs|path|os|url)$/] },
  { layer: 'use cases', files: /^app\/.*\.server\.ts$/, ownTables: true, may: [work, keys, audit, useCase, pure, /^app\/scales\/[\w-]+\.json$/, /^app\/language\//, /^db\/schema\.ts$/, /^kysely$/, /^zod$/, /^node:(fs|path|os|url|stream|zlib|fs\/promises)$/, /^rate-limiter-flexible$/, /^qrcode$/, /^write-excel-file\/universal$/] },
  { layer: 'pure files', files: /^app\/.*\.ts$/, may: [pure, words, /^(hpke|yalps)$/] },
]

/** Lower features know nothing of higher ones. What an act sets off lies below it. */
const order: string[][] = [['names'], ['accounts'], ['facts'], ['cases'], ['risk'], ['scales'], ['sessions', 'assessments', 'families', 'groups'], ['supervision', 'outcomes', 'reintegration'], ['today'], ['demo']]
const rank = new Map(order.flatMap((features, at) => features.map((feature) => [feature, at] as const)))
const featureOf = (path: string): string | undefined => /^app\/([\w-]+)\//.exec(path)?.[1]

const isTable = /(-table\.server\.ts$|\/sealed-[^/]*\.server\.ts$)/

/** Districts are the programme's settings; the file that reads them lies with the case codes it names. */
const settings = 'app/cases/district-table.server.ts'

type Import = { target: string; typeOnly: boolean }

function importsOf(path: string, text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  const found: Import[] = []
  for (const [, clause, target] of code.matchAll(/(?:^|\n)\s*(?:import|export)\s+([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]/g)) found.push({ target: resolved(path, target!), typeOnly: isTypeOnly(clause!) })
  for (const [, target] of code.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)) found.push({ target: resolved(path, target!), typeOnly: false })
  for (const [, target] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) found.push({ target: resolved(path, target!), typeOnly: false })
  return found
}

const isTypeOnly = (clause: string): boolean => /^type\b/.test(clause) || /^\{\s*(type\s+[\w\s]+,?\s*)+\}$/.test(clause)

function resolved(path: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1).split('?')[0]!
  return target.startsWith('.') ? normalize(join(dirname(path), target)).split('?')[0]! : target
}

/** Sentences that say what is wrong with one file; empty when nothing is. */
function breaches(path: string, text: string): string[] {
  const row = table.find(({ files }) => files.test(path))
  if (!row) return []
  return importsOf(path, text).flatMap(({ target, typeOnly }) => {
    // a type is gone before anything runs: it may come from anywhere but the framework and the crypto libraries
    const free = typeOnly && !remix.test(target) && !cryptoLibraries.test(target)
    const found: string[] = []
    const mine = row.ownTables && isTable.test(target) && featureOf(path) === featureOf(target)
    if (!free && !mine && target !== settings && !row.may.some((pattern) => pattern.test(target))) found.push(`${path} (${row.layer}) imports ${target}`)
    if (!typeOnly && isUpward(path, target)) found.push(`${path} imports ${target}, which lies above it`)
    if (!typeOnly && isForeignTable(path, target)) found.push(`${path} imports ${target}, another feature's table or sealed records`)
    return found
  })
}

function isUpward(path: string, target: string): boolean {
  const [own, other] = [featureOf(path), featureOf(target)]
  if (own === undefined || other === undefined || own === other) return false
  return (rank.get(own) ?? Infinity) < (rank.get(other) ?? -1)
}

function isForeignTable(path: string, target: string): boolean {
  if (!isTable.test(target) || target === settings || featureOf(path) === 'http') return false
  return featureOf(path) !== featureOf(target) && !/^app\/(keys|work)\//.test(target)
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort()
}

describe('who may import whom', () => {
  it('holds in every file', () => {
    expect([...sources('app'), ...sources('db')].flatMap((path) => breaches(path, readFileSync(path, 'utf8')))).toEqual([])
  })

  it('every source file has a row', () => {
    expect([...sources('app'), ...sources('db')].filter((path) => !table.some(({ files }) => files.test(path)))).toEqual([])
  })

  // positive control: a breach of each rule is found
  it.each([
    ['app/cases/case.ts', "import { seal } from '#app/keys/envelope.server.ts'"],
    ['app/cases/open-case.server.ts', "import { randomBytes } from 'node:crypto'"],
    ['app/cases/open-case.server.ts', "import { redirect } from '@remix-run/node'"],
    ['app/cases/open-case.server.ts', "import { notes } from '#app/sessions/note-table.server.ts'"],
    ['app/cases/open-case.server.ts', "import { signNote } from '#app/sessions/sign-note.server.ts'"],
    ['app/cases/case-table.server.ts', "import { open } from '#app/keys/envelope.server.ts'"],
    ['app/cases/sealed-case.server.ts', "import { sql } from 'kysely'"],
    ['app/cases/case-page.tsx', "import { readCase } from './read-case.server.ts'"],
    ['app/routes/_desk.caseload.tsx', "import { rows } from '#app/cases/case-table.server.ts'"],
    ['app/routes/_desk.caseload.tsx', "import { open } from '#app/keys/envelope.server.ts'"],
    ['app/supervision/agreement.ts', "const it = await import('#app/supervision/read.server.ts')"],
    ['db/migrations/0002-next.ts', "import type { Sealed } from 'hpke'"],
    ['app/sessions/sign-note.server.ts', "import { type Review, openReview } from '#app/supervision/open-review.server.ts'"],
  ])('%s: %s', (path, text) => {
    expect(breaches(path, text)).not.toEqual([])
  })

  it.each([
    ['app/cases/case-page.tsx', "import type { Case } from './read-case.server.ts'"],
    ['app/cases/case-page.tsx', "import { Field } from '#app/ui/field.tsx'"],
    ['app/sessions/sign-note.server.ts', "import { permitCase } from '#app/cases/permit-case.server.ts'"],
  ])('allowed: %s: %s', (path, text) => {
    expect(breaches(path, text)).toEqual([])
  })
})
