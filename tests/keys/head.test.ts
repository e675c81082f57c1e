import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkHead, missingRecords, prepareHead, writeHead } from '#app/keys/head.server.ts'
import { insertCompartment } from '#app/keys/grant-table.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let caseId: Id<'case'>

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  caseId = newId<'case'>()
  await insertCompartment(rena.db, await rena.keys.prepareCompartment('clinical', caseId, { psychologist: [rena.actor.id] }))
})
afterEach(() => p.close())

const sign = async (id: string, revision = 1) => writeHead(rena.db, await prepareHead(rena, caseId, 'clinical', { id, revision, digest: `digest of ${id}` }))
const check = (present: { id: string; revision?: number }[]) => checkHead(rena, caseId, 'clinical', present)

describe('the head of a compartment', () => {
  it('tells what is empty from what is gone', async () => {
    expect(await check([])).toMatchObject({ state: 'none', absent: [] })
    await sign('a')
    await sign('b')
    expect(await missingRecords(rena, caseId, ['a', 'b'])).toEqual([])
    expect(await missingRecords(rena, caseId, ['b'])).toEqual(['a'])
    expect(await missingRecords(rena, caseId, [])).toEqual(['a', 'b'])
  })

  it('finds a record nobody signed, an older copy put back, and a head that is gone', async () => {
    await sign('a')
    await sign('a', 2)
    expect(await check([{ id: 'a', revision: 2 }, { id: 'planted' }])).toMatchObject({ state: 'holds', strange: ['planted'], rolledBack: [] })
    expect(await check([{ id: 'a', revision: 1 }])).toMatchObject({ rolledBack: ['a'] })
    await p.connection.db.deleteFrom('compartment_head').execute()
    expect(await check([{ id: 'a' }])).toMatchObject({ state: 'gone' })
  })

  it('an older head put back does not open: the revision is bound into it', async () => {
    await sign('a')
    const old = await p.connection.db.selectFrom('compartment_head').selectAll().executeTakeFirstOrThrow()
    await sign('b')
    await p.connection.db.updateTable('compartment_head').set({ document: old.document }).execute()
    await expect(check([])).rejects.toMatchObject({ name: 'Unreadable' })
  })

  it('of two signed at once the second is told', async () => {
    await sign('a')
    const [one, two] = [await prepareHead(rena, caseId, 'clinical', { id: 'b', revision: 1, digest: 'b' }), await prepareHead(rena, caseId, 'clinical', { id: 'c', revision: 1, digest: 'c' })]
    await writeHead(rena.db, one)
    await expect(writeHead(rena.db, two)).rejects.toMatchObject({ kind: 'stale' })
    await sign('c')
    expect(await missingRecords(rena, caseId, ['a', 'b', 'c'])).toEqual([])
  })

  it('two first ones at once do not overwrite each other', async () => {
    const both = await Promise.all(['a', 'b'].map((id) => prepareHead(rena, caseId, 'clinical', { id, revision: 1, digest: id })))
    await writeHead(rena.db, both[0]!)
    await expect(writeHead(rena.db, both[1]!)).rejects.toMatchObject({ kind: 'stale' })
  })

  it('shows nothing of a digest in the clear', async () => {
    await sign('a')
    expect(JSON.stringify(await p.connection.db.selectFrom('compartment_head').selectAll().execute())).not.toContain('digest of')
  })
})
