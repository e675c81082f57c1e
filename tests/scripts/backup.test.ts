import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordAlone } from '#app/audit/record.server.ts'
import { connect } from '#db/connect.server.ts'
import { Keyring } from '#app/keys/keyring.server.ts'
import { main as auditVerify } from '#scripts/audit-verify.ts'
import { backUp } from '#scripts/backup.ts'
import { identityIn, restore } from '#scripts/restore.ts'
import { testProgramme } from '#tests/support/programme.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'sirdash-drill-')) })
afterEach(() => { rmSync(folder, { recursive: true }) })
const place = (name: string) => join(folder, name)
const now = new Date('2024-05-14T08:00:00Z')

describe('the restore drill', () => {
  it('a backup made beside a running server opens elsewhere, with everything in it and nothing in the clear', async () => {
    const identity = await generateX25519Identity()
    const p = await testProgramme(place('live.db'))
    const rena = await p.person('Rena', ['psychologist'])
    await recordAlone(rena, { did: 'test.done' })
    const fingerprint = await p.audit.firstFingerprint()
    const file = await backUp({ database: place('live.db'), recipient: await identityToRecipient(identity), to: place('backups'), now })
    expect(readdirSync(place('backups'))).toEqual(['sirdash-2024-05-14T08-00-00.age'])
    expect(readFileSync(file).includes('SQLite format')).toBe(false)
    expect(readFileSync(file).includes('Rena')).toBe(false)
    expect(readFileSync(file, 'latin1').includes(Buffer.from(p.serverKey.secret).toString('latin1'))).toBe(false)

    await restore({ from: file, identity, database: place('restored.db') })
    const restored = await connect(place('restored.db'))
    expect(await restored.db.selectFrom('person').select('name').orderBy('name').execute()).toEqual([{ name: 'Rena' }, { name: 'Setup' }])
    // with the server key, her own keys open what they opened before
    expect(await rena.keys.on(restored.db).of('private', rena.actor.id)).toMatchObject({ kind: 'private' })
    expect(rena.keys).toBeInstanceOf(Keyring)
    await restored.close()
    const said: string[] = []
    expect(await auditVerify(['--database', place('restored.db'), '--fingerprint', fingerprint], (line) => said.push(line))).toBe(0)
    expect(said.join()).toContain('The trail holds')
    await p.close()
  })

  it('refuses another identity, an altered file, a cut file, and a place that is taken', async () => {
    const identity = await generateX25519Identity()
    const p = await testProgramme(place('live.db'))
    await p.person('Rena', ['psychologist'])
    const file = await backUp({ database: place('live.db'), recipient: await identityToRecipient(identity), to: place('backups'), now })
    await p.close()
    const to = place('restored.db')
    await expect(restore({ from: file, identity: await generateX25519Identity(), database: to })).rejects.toThrow()
    await expect(restore({ from: file, identity, database: place('live.db') })).rejects.toThrow('already')
    const whole = readFileSync(file)
    truncateSync(file, whole.length - 1000)
    await expect(restore({ from: file, identity, database: to })).rejects.toThrow()
    writeFileSync(file, whole)
    appendFileSync(file, 'x')
    await expect(restore({ from: file, identity, database: to })).rejects.toThrow()
    const altered = Buffer.from(whole)
    altered[altered.length >> 1]! ^= 1
    writeFileSync(file, altered)
    await expect(restore({ from: file, identity, database: to })).rejects.toThrow()
    expect(existsSync(to)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('needs a recipient before it reads anything', async () => {
    await expect(backUp({ database: place('nowhere.db'), recipient: 'not-age', to: place('backups') })).rejects.toThrow()
    expect(existsSync(place('backups'))).toBe(false)
  })

  it('reads an identity file with comments', () => {
    expect(identityIn('# created: 2024\n# public key: age1…\nAGE-SECRET-KEY-1ABC\n')).toBe('AGE-SECRET-KEY-1ABC')
    expect(identityIn('nothing')).toBe('')
  })
})

describe('npm run audit:verify', () => {
  it('says what is wrong, and ends with 1', async () => {
    const p = await testProgramme(place('live.db'))
    const rena = await p.person('Rena', ['psychologist'])
    await recordAlone(rena, { did: 'test.done' })
    const fingerprint = await p.audit.firstFingerprint()
    await p.connection.db.updateTable('audit_entry').set({ did: 'other.kind' }).where('number', '=', 2).execute()
    const said: string[] = []
    expect(await auditVerify(['--database', place('live.db'), '--fingerprint', fingerprint], (line) => said.push(line))).toBe(1)
    expect(said).toEqual(['An entry was changed: number 2'])
    expect(await auditVerify(['--database', place('live.db'), '--fingerprint', '0'], () => {})).toBe(1)
    expect(await auditVerify(['--database', place('live.db')], () => {})).toBe(2)
    await p.close()
  })
})
