import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { columns, sealedTypes, type Column } from '#db/columns.ts'
import { envelopeOf } from '#app/keys/envelope.server.ts'
import { look } from '#app/audit/look.server.ts'
import { insertCompartment } from '#app/keys/grant-table.server.ts'
import { seal } from '#app/keys/envelope.server.ts'
import { newId } from '#app/work/id.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
beforeEach(async () => { p = await testProgramme() })
afterEach(() => p.close())

const declared = columns as Record<string, Record<string, Column>>
const kept = (name: string) => !name.startsWith('kysely_')

async function undeclared(): Promise<string[]> {
  const tables = await p.connection.db.introspection.getTables()
  return tables.filter(({ name }) => kept(name)).flatMap(({ name, columns: found }) => found.filter((column) => !declared[name]?.[column.name]).map((column) => `${name}.${column.name}`))
}

/** Texts in sealed columns that begin like neither envelope. */
async function unsealed(): Promise<string[]> {
  const found: string[] = []
  for (const [table, itsColumns] of Object.entries(declared)) {
    for (const [name, column] of Object.entries(itsColumns)) {
      if (sealedTypes(column).length === 0) continue
      const rows = await p.connection.db.selectFrom(table as never).select(name as never).execute() as Record<string, string | null>[]
      if (rows.some((row) => row[name] !== null && envelopeOf(row[name]!) === undefined)) found.push(`${table}.${name}`)
    }
  }
  return found
}

describe('every column', () => {
  it('is declared, and nothing is declared that is not there', async () => {
    expect(await undeclared()).toEqual([])
    const tables = await p.connection.db.introspection.getTables()
    const there = new Set(tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`)))
    expect(Object.entries(declared).flatMap(([table, its]) => Object.keys(its).map((name) => `${table}.${name}`)).filter((name) => !there.has(name))).toEqual([])
  })

  it('(a new column is noticed)', async () => {
    await p.connection.db.schema.alterTable('person').addColumn('nick_name', 'text').execute()
    expect(await undeclared()).toEqual(['person.nick_name'])
  })

  it('in the clear says why', () => {
    for (const its of Object.values(declared)) for (const column of Object.values(its)) if ('clear' in column) expect(column.clear.length).toBeGreaterThan(3)
  })

  it('that is sealed holds only envelopes', async () => {
    const rena = await p.person('Rena', ['psychologist'])
    const caseId = newId<'case'>()
    const prepared = await rena.keys.prepareCompartment('clinical', caseId, { psychologist: [rena.actor.id] })
    await insertCompartment(rena.db, prepared)
    await p.connection.db.insertInto('case_file').values({
      id: caseId, code: 'AGD-7K2P', word: 'lantern', kind: 'individual', state: 'in-care', district: 'Aghdam', psychologist_id: rena.actor.id, opened_on: '2024-05-14',
      last_session_on: null, supervision_refused: 0, consent_state: 'given', consent_until: null, revision: 1, header: seal(prepared.key, 'case.header', { record: caseId, revision: 1 }, {}),
    }).execute()
    await look(rena, { caseId, record: caseId, what: 'case' })
    await look(await p.person('Other', ['delegate']), { caseId, record: caseId, what: 'case' })
    expect(await unsealed()).toEqual([])
    await p.connection.db.updateTable('case_file').set({ header: '{"name":"canary"}' as never }).execute()
    expect(await unsealed()).toEqual(['case_file.header'])
  })
})
