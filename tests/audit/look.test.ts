import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listLooks } from '#app/audit/list-looks.server.ts'
import { look } from '#app/audit/look.server.ts'
import { insertCompartment } from '#app/keys/grant-table.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let caseId: Id<'case'>

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  caseId = await openCase(rena)
  await p.supervise(leyla, rena)
  await reconcileGrants(rena)
})
afterEach(() => p.close())

/** The row and the key alone: the use case that opens cases has tests of its own. */
async function openCase(scope: Scope): Promise<Id<'case'>> {
  const id = newId<'case'>()
  const prepared = await scope.keys.prepareCompartment('clinical', id, { psychologist: [scope.actor.id] })
  await insertCompartment(scope.db, prepared)
  await scope.db.insertInto('case_file').values({
    id, code: `AGD-${id.slice(0, 4)}`, word: 'lantern', kind: 'individual', state: 'in-care', district: 'Aghdam', psychologist_id: scope.actor.id,
    opened_on: '2024-05-14', last_session_on: null, supervision_refused: 0, consent_state: 'given', consent_until: null, revision: 1, header: '' as never,
  }).execute()
  return id
}

const seen = (record = 'r1') => ({ caseId, record, what: 'note' as const })

describe('who opened this file', () => {
  it('shows every other person, record and quarter of an hour once, and the owner once a day', async () => {
    await look(rena, seen())
    await look(rena, seen('r2'))
    await look(leyla, seen())
    await look(leyla, seen())
    await look(leyla, seen('r2'))
    const { opened, people } = await listLooks(p.again(rena), caseId)
    expect(people).toBe(2)
    expect(opened.find((one) => one.name === 'Rena')!.looks).toHaveLength(1)
    expect(opened.find((one) => one.name === 'Leyla')!.looks).toHaveLength(2)
    expect(opened.find((one) => one.name === 'Leyla')!.role).toBe('supervisor')
  })

  it('shows the same person again the next day', async () => {
    await look(rena, seen())
    p.at('2024-05-15')
    await look(rena, seen())
    expect((await listLooks(p.again(rena), caseId)).opened.map((one) => one.day)).toEqual(['2024-05-15', '2024-05-14'])
  })

  it('writes each print, also the owner\'s own', async () => {
    for (let i = 0; i < 3; i++) await look(rena, { caseId, record: 'r1', what: 'print' })
    expect((await listLooks(p.again(rena), caseId)).opened[0]!.looks).toHaveLength(3)
  })

  it('takes a look by somebody without the key, who cannot read the list', async () => {
    const other = await p.person('Delegate', ['delegate'])
    await look(other, seen())
    await expect(listLooks(other, caseId)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await listLooks(p.again(rena), caseId)).opened[0]).toMatchObject({ name: 'Delegate', role: 'delegate' })
  })

  it('two requests at once write one line', async () => {
    await Promise.all([look(leyla, seen()), look(p.again(leyla), seen())])
    expect((await listLooks(p.again(rena), caseId)).opened[0]!.looks).toHaveLength(1)
  })

  it('forgets nothing it did not write: a rolled back look is written the next time', async () => {
    const { inTransaction } = await import('#app/work/in-transaction.server.ts')
    await inTransaction(leyla, async (scope) => {
      await look(scope, seen())
      throw new Error('no')
    }).catch(() => {})
    await look(leyla, seen())
    expect((await listLooks(p.again(rena), caseId)).opened[0]!.looks).toHaveLength(1)
  })

  it('leaves ids only in the clear, and an entry in the trail', async () => {
    await look(leyla, seen())
    const row = JSON.stringify(await p.connection.db.selectFrom('look').selectAll().execute())
    expect(row).not.toContain('Leyla')
    expect(row).not.toContain(leyla.actor.id)
    const entry = await p.connection.db.selectFrom('audit_entry').select('did').orderBy('number', 'desc').limit(1).executeTakeFirst()
    expect(entry!.did).toBe('case.looked')
  })

  it('shows an altered line as altered and every other line as it was', async () => {
    await look(rena, seen())
    await look(leyla, seen())
    const [first] = await p.connection.db.selectFrom('look').selectAll().execute()
    await p.connection.db.updateTable('look').set({ document: `${first!.document.slice(0, -2)}AA` as never }).where('id', '=', first!.id).execute()
    const { opened, altered } = await listLooks(p.again(rena), caseId)
    expect(altered).toEqual([{ id: first!.id, day: '2024-05-14' }])
    expect(opened).toHaveLength(1)
  })
})
