import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '#app/keys/totp.server.ts'
import { Visitor } from '#tests/accounts/visitor.ts'
import type { Account, LivedIn } from '#tests/support/lived-in.ts'
import { makeLivedIn, startWhole, type WholeServer } from '#tests/support/whole-server.ts'

const rounds = 5
const folder = mkdtempSync(join(tmpdir(), 'sirdash-kill-server-'))
let world: LivedIn
let server: WholeServer | undefined

beforeAll(async () => { world = await makeLivedIn(folder) }, 60_000)
afterAll(async () => {
  await server?.stop('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** What the browser was told: kept under this revision, or signed. */
type Told = { kind: 'saved' | 'signed'; id: string; plan: string }

const step = 30_000
let usedStep = 0

async function signIn(account: Account, visitor: Visitor): Promise<void> {
  const first = await visitor.post('/sign-in', { account: account.account, passphrase: account.passphrase, device: 'personal' })
  if (first.path === '/today') return
  usedStep = Math.max(Math.floor(Date.now() / step), usedStep + 1)
  const second = await visitor.post('/sign-in', { code: codeAt(new Uint8Array(Buffer.from(account.seed, 'hex')), new Date(usedStep * step)) })
  expect(second.path).toBe('/today')
}

/** Writes by autosave and signs every fourth save, until the line is gone; gives every acknowledgement to `tell`. */
async function work(visitor: Visitor, pin: string, tell: (told: Told) => void): Promise<never> {
  for (;;) {
    const { path } = await visitor.post(`/cases/${world.caseId}/notes/new`, {})
    const id = path.split('/').at(-1)!
    let base = 1
    for (let at = 1; at <= 4; at += 1) {
      const plan = `Plan ${at} of ${id}. ${'Words that fill a page. '.repeat(60)}`
      const answer = await visitor.postJson(`/drafts/${id}/save`, { base, merged: [], fields: { plan, minutes: '50', riskAnswer: 'nothing' } })
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
      base = (JSON.parse(answer.text) as { revision: number }).revision
      tell({ kind: 'saved', id, plan })
      if (at < 4) continue
      const signed = await visitor.post(`/drafts/${id}/sign`, { pin })
      if (signed.path !== `/notes/${id}`) throw new Error(`signing led to ${signed.path}`)
      tell({ kind: 'signed', id, plan })
    }
  }
}

/** Acknowledged and not there, as sentences. A save or signature may have been written before it could be told. */
async function lost(visitor: Visitor, told: Told[]): Promise<string[]> {
  const newest = new Map(told.map((each) => [each.id, each]))
  const problems: string[] = []
  for (const { kind, id, plan } of newest.values()) {
    const [draft, note] = [await visitor.open(`/drafts/${id}`), await visitor.open(`/notes/${id}`)]
    if (draft.status === 200 && note.status === 200) problems.push(`${id} is both a draft and signed`)
    else if (draft.status !== 200 && note.status !== 200) problems.push(`${id} is not there`)
    else if (kind === 'signed' && note.status !== 200) problems.push(`${id} was signed and is a draft`)
    else if (!isAtLeast(`${draft.text}${note.text}`, plan)) problems.push(`${id} has fallen back`)
  }
  return problems
}

/** The plan, or one of the later ones of the same note. */
function isAtLeast(shown: string, plan: string): boolean {
  const [, at, of] = /^(Plan \d)( of [0-9a-f-]+)/.exec(plan)!
  return [1, 2, 3, 4].filter((later) => `Plan ${later}` >= at!).some((later) => shown.includes(`Plan ${later}${of}`))
}

test(`the whole server is killed ${rounds} times in the middle of autosave and signing: it opens again, and nothing it acknowledged is lost`, async () => {
  const { rena } = world.people
  const visitor = { cookies: new Map<string, string>() }
  const all: Told[] = []
  let sure: Visitor
  for (let round = 0; round <= rounds; round += 1) {
    server = await startWhole(folder)
    sure = new Visitor(server.port)
    // the device is known from the first time: one code a day
    for (const [name, value] of visitor.cookies) if (name.endsWith('device')) sure.cookies.set(name, value)
    await signIn(rena, sure)
    visitor.cookies = sure.cookies
    expect(await lost(sure, all)).toEqual([])
    if (round === rounds) break
    const working = work(sure, rena.pin, (told) => { all.push(told) })
    const gone = working.catch((error: Error) => error)
    const enough = all.length + 2 + Math.floor(Math.random() * 8)
    while (all.length < enough) await new Promise((later) => { setTimeout(later, 2) })
    await new Promise((later) => { setTimeout(later, Math.random() * 15) })
    await server.stop('SIGKILL')
    expect(String(await gone)).toMatch(/fetch failed|terminated/)
  }
  expect(all.length).toBeGreaterThan(rounds * 2)
  expect(all.some(({ kind }) => kind === 'signed')).toBe(true)
  const file = new Database(join(folder, 'sirdash.db'))
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  // an acknowledged save that is taken out of the file is missed: the look above would have seen it
  const { id } = all.find(({ kind }) => kind === 'signed')!
  expect(file.prepare('delete from session_note where id = ?').run(id).changes).toBe(1)
  file.close()
  expect(await lost(sure!, all)).toEqual([`${id} is not there`])
}, 120_000)
