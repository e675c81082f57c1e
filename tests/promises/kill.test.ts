import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAuditTrail } from '#app/audit/audit-trail.server.ts'
import { verifyTrail } from '#app/audit/verify-trail.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { checkHead } from '#app/keys/head.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import type { Handed, Told } from '#tests/support/kill-worker.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

const rounds = 200
/** The whole file is looked through after so many rounds, and after the last. */
const wholeEvery = 40

const folder = mkdtempSync(join(tmpdir(), 'sirdash-kill-'))
const handedFile = join(folder, 'handed.json')
let p: TestProgramme
let rena: Scope
let handed: Handed
type Worker = ChildProcessByStdio<Writable, Readable, null>
const running = new Set<Worker>()

beforeAll(async () => {
  await packWorker()
  const keyFile = join(folder, 'server.key')
  p = await testProgramme(join(folder, 'house.db'), openServerKey(keyFile))
  rena = await p.person('Rena', ['psychologist'])
  const cases: Id<'case'>[] = []
  for (let at = 0; at < 20; at += 1) {
    cases.push((await openCase(rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() })).caseId)
  }
  const { agreementPrivate, signingSeed } = p.secretsOf(rena)
  handed = {
    database: join(folder, 'house.db'), keyFile, day: '2024-05-14', programme: rena.programme.id, cases,
    person: { id: rena.actor.id, agreementPrivate: toBase64url(agreementPrivate), signingSeed: toBase64url(signingSeed) },
  }
  writeFileSync(handedFile, JSON.stringify(handed), { mode: 0o600 })
}, 60_000)

afterAll(async () => {
  for (const worker of running) worker.kill('SIGKILL')
  await p.close()
  rmSync(folder, { recursive: true })
})

/** The worker in one file with all it needs but what is no script: it then starts in a third of the time, 200 times over. */
async function packWorker(): Promise<void> {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  await build({
    configFile: false, logLevel: 'error', ssr: { noExternal: true, external: ['better-sqlite3', 'argon2', 'pg'] },
    build: { ssr: 'tests/support/kill-worker.ts', outDir: join(folder, 'worker'), target: 'node24', minify: true, emptyOutDir: false, rollupOptions: { output: { entryFileNames: 'kill-worker.js' } } },
  })
}

/** A process that has loaded everything and waits for its case before it opens the database. */
async function warm(mode = 'honest'): Promise<Worker> {
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(folder, 'worker', 'kill-worker.js'), handedFile, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
  running.add(worker)
  worker.once('exit', () => running.delete(worker))
  await new Promise<void>((ready, refuse) => {
    worker.stdout.once('data', () => { ready() })
    worker.once('exit', (code) => { refuse(new Error(`the worker ended with ${code}`)) })
  })
  return worker
}

/** Lets it work until the given moment, kills it, and gives back what it had said by then; half a line was never said. */
async function killed(worker: Worker, round: number, when: (said: () => string) => Promise<void>): Promise<Told[]> {
  let said = ''
  worker.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const gone = new Promise((done) => { worker.stdout.once('close', done) })
  worker.stdin.write(`${round}\n`)
  await when(() => said)
  worker.kill('SIGKILL')
  await gone
  expect(worker.signalCode ?? 'SIGKILL').toBe('SIGKILL')
  return said.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Told)
}

/** As after a restart: nothing of an earlier process is remembered, the end of the trail is read anew. */
async function restarted(): Promise<Scope> {
  const { db, serverKey, now, programme } = rena
  return { ...p.again(rena), audit: await openAuditTrail({ db: db as TestProgramme['connection']['db'], programme: programme.id, serverKey, now }) }
}

/** What was acknowledged and is not there, as sentences. */
async function lost(told: Told[]): Promise<string[]> {
  const newest = new Map(told.map((each) => [each.id, each]))
  const scope = await restarted()
  const problems: string[] = []
  for (const each of newest.values()) problems.push(...[await lostOne(scope, each) ?? []].flat())
  return problems
}

async function lostOne(scope: Scope, told: Told): Promise<string | undefined> {
  const draft = await openDraft(scope, { draftId: told.id }).catch(unlessNotFound)
  const note = await openNote(scope, { noteId: told.id as string as Id<'note'> }).catch(unlessNotFound)
  if (draft && note) return `${told.id} is both a draft and signed`
  // the next save or the signature may have been written before it could be told
  if (note) return note.state === 'signed' && note.content.parts.plan?.startsWith('Plan ') && (told.kind === 'saved' || note.content.parts.plan === told.plan) ? undefined : `${told.id} is signed with other words`
  if (!draft) return `${told.id} is not there`
  if (told.kind === 'signed') return `${told.id} was signed and is a draft`
  if (draft.row.revision < told.revision) return `${told.id} has fallen back to revision ${draft.row.revision}`
  return draft.row.revision > told.revision || draft.fields.plan === told.plan ? undefined : `${told.id} has other words`
}

function unlessNotFound(error: unknown): undefined {
  if (!isRefusal(error) || error.kind !== 'not-found') throw error
}

/** The file, the trail, and that of every signature all parts are there or none: note, head, fact, audit entry, no draft. */
async function expectWhole(): Promise<{ notes: number }> {
  const { db } = p.connection
  expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
  expect(await verifyTrail(db, await p.audit.firstFingerprint(), handed.programme)).toEqual([])
  const notes = await db.selectFrom('session_note').select(['id', 'case_id']).execute()
  const signings = await db.selectFrom('audit_entry').select('number').where('did', '=', 'note.signed').execute()
  expect(signings.length).toBe(notes.length)
  let facts = 0
  const reading = await readFacts(p.again(rena), '2024-05', '2024-05', (read) => { facts += read.filter((fact) => fact.kind === 'session').length })
  expect(reading.kind).toBe('read')
  expect(facts).toBe(notes.length)
  const ofCase = Map.groupBy(notes, (note) => note.case_id)
  for (const caseId of handed.cases) {
    const present = (ofCase.get(caseId) ?? []).map(({ id }) => ({ id }))
    if (present.length > 0) expect(await checkHead(p.again(rena), caseId, 'clinical', present)).toMatchObject({ state: 'holds', absent: [], strange: [], rolledBack: [] })
  }
  const drafts = await db.selectFrom('draft').select('id').execute()
  expect(drafts.filter(({ id }) => notes.some((note) => (note.id as string) === id))).toEqual([])
  for (const { id } of drafts) expect((await openDraft(p.again(rena), { draftId: id })).row.id).toBe(id)
  return { notes: notes.length }
}

/** After any number of acknowledgements (each fifth is a signature), at any moment of the next act; or before the first. */
async function anyMoment(said: () => string): Promise<void> {
  const enough = Math.floor(Math.random() * 12)
  while (said().split('\n').length - 1 < enough) await new Promise((later) => { setTimeout(later, 1) })
  await new Promise((later) => { setTimeout(later, Math.random() * 15) })
}

test(`${rounds} times killed in the middle of saving and signing: nothing acknowledged is lost, and nothing is half there`, async () => {
  const all = new Map<string, Told>()
  const waiting = [warm(), warm(), warm()]
  for (let round = 0; round < rounds; round += 1) {
    const worker = await waiting.shift()!
    if (round + 3 < rounds) waiting.push(warm())
    const told = await killed(worker, round, anyMoment)
    for (const each of told) all.set(each.id, each)
    expect(await lost(told)).toEqual([])
    if ((round + 1) % wholeEvery === 0) await expectWhole()
  }
  const { notes } = await expectWhole()
  expect(await lost([...all.values()])).toEqual([])
  // it was killed while it worked: many were acknowledged, and it got as far as signing
  expect(all.size).toBeGreaterThan(rounds / 2)
  expect(notes).toBeGreaterThan(rounds / 4)
}, 400_000)

test('a server that answers before it has written is caught', async () => {
  const told = await killed(await warm('early'), 0, async (said) => {
    while (!said().includes('\n')) await new Promise((later) => { setTimeout(later, 5) })
  })
  expect(told.length).toBe(1)
  expect(await lost(told)).toHaveLength(1)
}, 30_000)
