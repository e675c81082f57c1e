import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAuditTrail } from '#app/audit/audit-trail.server.ts'
import { verifyTrail } from '#app/audit/verify-trail.server.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

const folder = mkdtempSync(join(tmpdir(), 'sirdash-alert-kill-'))
const handed = join(folder, 'handed.json')
let p: TestProgramme
let leyla: Scope
let rena: Scope

beforeAll(async () => {
  const keyFile = join(folder, 'server.key')
  p = await testProgramme(join(folder, 'house.db'), openServerKey(keyFile))
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
  await p.supervise(leyla, rena)
  const caseId = await ownCase(rena)
  const { agreementPrivate, signingSeed } = p.secretsOf(rena)
  writeFileSync(handed, JSON.stringify({
    database: join(folder, 'house.db'), keyFile, day: '2024-05-14', programme: rena.programme.id, cases: [caseId],
    person: { id: rena.actor.id, agreementPrivate: toBase64url(agreementPrivate), signingSeed: toBase64url(signingSeed) },
  }), { mode: 0o600 })
}, 60_000)
afterAll(async () => {
  await p.close()
  rmSync(folder, { recursive: true })
})

/** Ids a server process told before it was killed; half a line was never told. */
async function killedAfter(lines: number): Promise<string[]> {
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'tests/support/alert-worker.ts', handed], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const gone = new Promise((done) => { worker.stdout.once('close', done) })
  worker.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.split('\n').length > lines) setTimeout(() => worker.kill('SIGKILL'), Math.random() * 8)
  })
  await gone
  return said.split('\n').slice(0, -1)
}

test('the server is killed between raising and reading: every alert that was told is there for the supervisor, whole, once, with its answer', async () => {
  const told = [...await killedAfter(1), ...await killedAfter(4), ...await killedAfter(9)]
  expect(told.length).toBeGreaterThanOrEqual(14)
  const audit = await openAuditTrail({ db: p.connection.db, programme: rena.programme.id, serverKey: p.serverKey, now: rena.now })
  for (const line of told) {
    const [alertId = '', aboutId = '', page] = line.split(' ')
    const opened = await openAlert({ ...p.again(leyla), audit }, { alertId: alertId as Id<'alert'> })
    expect(opened).toMatchObject({ kind: 'whole', content: { actionNow: `Alert ${page}` }, told: [{ name: 'Leyla' }] })
    expect(await p.connection.db.selectFrom('risk_part').select('id').where('about_id', '=', aboutId).execute()).toHaveLength(1)
  }
  // of those not told any more, all is there or nothing: as many answers as alerts, as people told, as entries
  const count = async (table: 'risk_alert' | 'risk_part' | 'alert_told') => Number((await p.connection.db.selectFrom(table).select((it) => it.fn.countAll().as('count')).executeTakeFirstOrThrow()).count)
  const entries = await p.connection.db.selectFrom('audit_entry').select('number').where('did', '=', 'alert.raised').execute()
  const alerts = await count('risk_alert')
  expect([await count('risk_part'), await count('alert_told'), entries.length]).toEqual([alerts, alerts, alerts])
  expect(await verifyTrail(p.connection.db, await p.audit.firstFingerprint(), rena.programme.id)).toEqual([])
}, 60_000)
