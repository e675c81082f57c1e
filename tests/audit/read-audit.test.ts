import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Preparing } from '#app/outcomes/prepare-release.server.ts'
import { looks } from '#app/audit/look.ts'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { recordAlone } from '#app/audit/record.server.ts'
import { audit as words } from '#app/language/en/audit.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
beforeEach(async () => { p = await testProgramme() })
afterEach(() => p.close())

describe('reading the trail', () => {
  it('an officer reads who did what, newest first; what was sealed before stays with recovery', async () => {
    const rena = await p.person('Rena', ['psychologist'])
    const officer = await p.person('Officer', ['data-protection'])
    await recordAlone(rena, { did: 'person.invited', person: officer.actor.id, about: 'psychologist' })
    const { lines, trail } = await readAudit(p.again(officer))
    expect(lines![0]).toMatchObject({ did: 'person.invited', reading: 'open', by: 'Rena', person: 'Officer', about: 'psychologist' })
    expect(lines!.at(-1)).toMatchObject({ number: 1, reading: 'recovery' })
    expect(lines!.at(-1)).not.toHaveProperty('by')
    expect(trail).toMatchObject({ holds: true })
  })

  it('that it was read stands in it, once a quarter of an hour', async () => {
    const officer = await p.person('Officer', ['data-protection'])
    await readAudit(p.again(officer))
    await readAudit(p.again(officer))
    expect((await readAudit(p.again(officer))).lines!.filter((line) => line.did === 'audit.read')).toHaveLength(1)
  })

  it('goes on in pages', async () => {
    const officer = await p.person('Officer', ['data-protection'])
    for (let i = 0; i < 60; i++) await recordAlone(officer, { did: 'test.done', about: String(i) })
    const first = await readAudit(p.again(officer))
    expect(first.lines).toHaveLength(50)
    const second = await readAudit(p.again(officer), first.older)
    expect(second.lines![0]!.number).toBe(first.older! - 1)
    expect(second.lines!.at(-1)!.number).toBe(1)
    expect(second.older).toBeUndefined()
  })

  it('an administrator sees whether it is whole, and nothing of what is in it; everybody else nothing', async () => {
    const admin = await p.person('Admin', ['administrator'])
    const page = await readAudit(admin)
    expect(page.trail).toMatchObject({ holds: true })
    expect(page).not.toHaveProperty('lines')
    for (const role of ['psychologist', 'supervisor', 'delegate', 'reintegration', 'focal-point'] as const) {
      await expect(readAudit(await p.person('Other', [role]))).rejects.toMatchObject({ kind: 'not-found' })
    }
  })

  it('with every permission switched off the keys alone still refuse', async () => {
    await p.person('Officer', ['data-protection'])
    const rena = await p.person('Rena', ['psychologist'])
    expect(await readAudit({ ...rena, rules: { holds: () => true } })).not.toHaveProperty('lines')
  })

  it('a changed entry shows as altered, and every other one as it was', async () => {
    const officer = await p.person('Officer', ['data-protection'])
    await recordAlone(officer, { did: 'test.one' })
    await recordAlone(officer, { did: 'test.two' })
    const row = await p.connection.db.selectFrom('audit_entry').selectAll().where('did', '=', 'test.one').executeTakeFirstOrThrow()
    await p.connection.db.updateTable('audit_entry').set({ detail: `${row.detail.slice(0, -4)}AAAA` as never }).where('number', '=', row.number).execute()
    const { lines, trail } = await readAudit(p.again(officer))
    expect(lines!.find((line) => line.did === 'test.one')).toMatchObject({ reading: 'altered' })
    expect(lines!.find((line) => line.did === 'test.two')).toMatchObject({ reading: 'open' })
    expect(trail.holds).toBe(false)
  })
})

it('every kind of act in the code has words, and every kind of look', () => {
  const files = readdirSync('app', { recursive: true }).map(String).filter((file) => file.endsWith('.server.ts')).map((file) => readFileSync(join('app', file), 'utf8'))
  const kinds = files.flatMap((text) => text.split('\n').filter((line) => /\bdid:/.test(line)).flatMap((line) => [...line.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)].map(([, kind]) => kind!)))
  const known: string[] = Object.keys(words.kinds)
  expect(kinds.length).toBeGreaterThan(30)
  expect([...new Set(kinds)].filter((kind) => !known.includes(kind))).toEqual([])
  expect(Object.keys(words.looked).sort()).toEqual([...looks].sort())
  const refused: Record<Exclude<Preparing['kind'], 'prepared' | 'stands'>, string> = words.refused
  expect(Object.values(refused).filter((word) => word === '')).toEqual([])
})
