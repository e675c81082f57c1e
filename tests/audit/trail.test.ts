import { afterEach, describe, expect, it } from 'vitest'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOfEntry } from '#app/audit/audit-entry.server.ts'
import { openAuditTrail } from '#app/audit/audit-trail.server.ts'
import { record, recordAlone } from '#app/audit/record.server.ts'
import { verifyTrail } from '#app/audit/verify-trail.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let open: TestProgramme[] = []
const programme = async (): Promise<TestProgramme> => {
  const p = await testProgramme()
  open.push(p)
  return p
}
afterEach(async () => {
  for (const p of open) await p.close()
  open = []
})

const problems = async (p: TestProgramme, scope: Scope) => verifyTrail(p.connection.db, await p.audit.firstFingerprint(), scope.programme.id)
const entries = (p: TestProgramme) => p.connection.db.selectFrom('audit_entry').selectAll().orderBy('number').execute()

describe('the chain', () => {
  it('numbers entries from 1 and holds', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    await recordAlone(rena, { did: 'test.done', about: 'x' })
    const all = await entries(p)
    expect(all.map((entry) => entry.number)).toEqual(all.map((_, at) => at + 1))
    expect(all.at(-1)!.did).toBe('test.done')
    expect(await problems(p, rena)).toEqual([])
  })

  it('starts with the making of its own key', async () => {
    const p = await programme()
    expect((await entries(p))[0]).toMatchObject({ number: 1, did: 'compartment.made' })
  })

  it('takes entries back with a rolled back transaction, and goes on from the same number', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    const before = (await entries(p)).length
    await expect(inTransaction(rena, async (scope) => {
      await record(scope, { did: 'test.lost' })
      throw new Error('no')
    })).rejects.toThrow('no')
    await recordAlone(rena, { did: 'test.kept' })
    const all = await entries(p)
    expect(all).toHaveLength(before + 1)
    expect(all.at(-1)).toMatchObject({ did: 'test.kept', number: before + 1 })
    expect(await problems(p, rena)).toEqual([])
  })

  it('writes the hour again when its first entry was rolled back', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    p.at('2024-05-15')
    await inTransaction(rena, async (scope) => {
      await record(scope, { did: 'test.lost' })
      throw new Error('no')
    }).catch(() => {})
    await recordAlone(rena, { did: 'test.kept' })
    expect(await problems(p, rena)).toEqual([])
  })

  it('stays whole under transactions started at once', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    await Promise.all(Array.from({ length: 40 }, (_, at) => inTransaction(rena, async (scope) => {
      await record(scope, { did: 'test.one', about: String(at) })
      if (at % 7 === 3) throw new Error('rolled back')
      await record(scope, { did: 'test.two', about: String(at) })
    }).catch(() => {})))
    expect(await problems(p, rena)).toEqual([])
    expect((await entries(p)).filter((entry) => entry.did === 'test.one')).toHaveLength(34)
  })

  it('refuses an entry outside a transaction: it could stay without its act', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    await expect(record(rena, { did: 'test.alone' })).rejects.toThrow()
  })

  it('keeps nothing but number, day and kind in the clear', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    await recordAlone(rena, { did: 'test.done', case: rena.actor.id, record: rena.actor.id, person: rena.actor.id, about: 'canary' })
    const row = JSON.stringify((await entries(p)).at(-1))
    expect(row).not.toContain(rena.actor.id)
    expect(row).not.toContain('canary')
  })

  it('does not write at all under an audit key that is not in the server key file', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    p.serverKey.setFingerprint('audit', 'another')
    p.audit.renewHour()
    await expect(recordAlone(rena, { did: 'test.done' })).rejects.toThrow('audit key')
  })
})

describe('alteration is found', () => {
  const alterations: Record<string, (p: TestProgramme) => Promise<unknown>> = {
    'a kind changed': (p) => p.connection.db.updateTable('audit_entry').set({ did: 'other.kind' }).where('number', '=', 3).execute(),
    // what was done and to whom lies in the sealed detail: whoever verifies holds no key, the hash alone tells
    'a detail changed': (p) => p.connection.db.updateTable('audit_entry').set({ detail: 'AQAAAAAAAA' as never }).where('number', '=', 3).execute(),
    'an entry deleted': (p) => p.connection.db.deleteFrom('audit_entry').where('number', '=', 3).execute(),
    'the day of an entry changed': (p) => p.connection.db.updateTable('audit_entry').set({ day: '2024-05-13' }).where('number', '=', 3).execute(),
    'the last entry of a closed day deleted': async (p) => {
      const last = await p.connection.db.selectFrom('audit_entry').select('number').where('day', '=', '2024-05-14').orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()
      return p.connection.db.deleteFrom('audit_entry').where('number', '>=', last.number).execute()
    },
    'an hour key changed': (p) => p.connection.db.updateTable('audit_hour').set({ document: 'AgAA' as never }).execute(),
    'the head of a day changed': (p) => p.connection.db.updateTable('audit_day').set({ entries: 1 }).where('day', '=', '2024-05-14').execute(),
    'a day deleted': (p) => p.connection.db.deleteFrom('audit_day').where('day', '=', '2024-05-15').execute(),
    'a key of a day changed': (p) => p.connection.db.updateTable('audit_day').set({ public_key: 'A'.repeat(43) }).where('day', '=', '2024-05-15').execute(),
  }

  it.each(Object.entries(alterations))('%s', async (_, alter) => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    const first = await p.audit.firstFingerprint()
    for (const day of ['2024-05-15', '2024-05-16']) {
      p.at(day)
      await recordAlone(rena, { did: 'test.done' })
    }
    expect(await verifyTrail(p.connection.db, first, rena.programme.id)).toEqual([])
    await alter(p)
    expect(await verifyTrail(p.connection.db, first, rena.programme.id)).not.toEqual([])
  })

  it('a chain rewritten from yesterday on, by somebody who can compute every hash', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    p.at('2024-05-15')
    await recordAlone(rena, { did: 'test.done' })
    const { db } = p.connection
    const [first, ...rest] = await entries(p)
    let previous = first!.previous
    for (const entry of [{ ...first!, did: 'forged.kind' }, ...rest]) {
      const { hash: _, ...clear } = { ...entry, previous }
      const hash = hashOfEntry(rena.programme.id, clear)
      await db.updateTable('audit_entry').set({ did: entry.did, previous, hash }).where('number', '=', entry.number).execute()
      previous = hash
    }
    expect(await problems(p, rena)).not.toEqual([])
  })

  it('a trail that begins with another key', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    const found = await verifyTrail(p.connection.db, '00000 00000 00000 00000 00000 00000', rena.programme.id)
    expect(found.map((problem) => problem.kind)).toContain('first-key')
  })
})

describe('day keys', () => {
  it('one lives at a time, mode 0600, and the closed one is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sirdash-day-'))
    const p = await programme()
    await p.connection.db.deleteFrom('audit_entry').execute()
    await p.connection.db.deleteFrom('audit_day').execute()
    let now = new Date('2024-06-01T08:00:00Z')
    const scope = await p.person('Rena', ['psychologist'])
    const name = (end: string) => `audit-${scope.programme.id}-${end}`
    const given = { db: p.connection.db, programme: scope.programme.id, serverKey: p.serverKey, now: () => now, keyFolder: folder }
    await p.connection.db.deleteFrom('audit_entry').execute()
    await p.connection.db.deleteFrom('audit_day').execute()
    const trail = await openAuditTrail(given)
    const first = await trail.firstFingerprint()
    expect(readdirSync(folder)).toEqual([name('2024-06-01.key')])
    expect(statSync(join(folder, name('2024-06-01.key'))).mode & 0o777).toBe(0o600)
    now = new Date('2024-06-02T08:00:00Z')
    await trail.settle()
    expect(readdirSync(folder).sort()).toEqual([name('2024-06-02.key'), name('heads.txt')])
    expect(readFileSync(join(folder, name('heads.txt')), 'utf8')).toContain('2024-06-01')
    expect(await verifyTrail(p.connection.db, first, scope.programme.id)).toEqual([])

    const again = await openAuditTrail(given)
    now = new Date('2024-06-03T08:00:00Z')
    await again.settle()
    expect(await verifyTrail(p.connection.db, first, scope.programme.id)).toEqual([])

    rmSync(join(folder, name('2024-06-03.key')))
    now = new Date('2024-06-04T08:00:00Z')
    await (await openAuditTrail(given)).settle()
    expect((await verifyTrail(p.connection.db, first, scope.programme.id)).map((problem) => problem.kind)).toEqual(['unsigned-day'])
    rmSync(folder, { recursive: true })
  })

  it('a clock set back opens no earlier day again', async () => {
    const p = await programme()
    const rena = await p.person('Rena', ['psychologist'])
    p.at('2024-05-20')
    await recordAlone(rena, { did: 'test.done' })
    p.at('2024-05-18')
    await recordAlone(rena, { did: 'test.done' })
    expect((await entries(p)).at(-1)!.day).toBe('2024-05-20')
    expect(await problems(p, rena)).toEqual([])
  })
})
