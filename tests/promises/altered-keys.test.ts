import { afterAll, beforeAll, expect, test } from 'vitest'
import { knockWithCode } from '#app/accounts/come-back.server.ts'
import type { Ground } from '#app/accounts/ground.ts'
import { peopleOfProgramme } from '#app/accounts/list-people.server.ts'
import { prepareFactor, prepareRecoveryCode, type PreparedCode } from '#app/accounts/prepare-joining.server.ts'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { replaceFactor } from '#app/accounts/second-factor-table.server.ts'
import { useCode } from '#app/accounts/second-step.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { insertWays } from '#app/accounts/way-in-table.server.ts'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { recovery } from '#app/keys/entitlements.ts'
import { codeAt } from '#app/keys/totp.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { openAgreement } from '#app/supervision/open-agreement.server.ts'
import { rules } from '#app/work/rules.server.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'
import { anywhere, endingOf, keepRows, keyColumns, keyTables, put, rubbishFor, wellFormed, type KeyColumn } from './altered-keys.ts'

let world: DayOfWork
let ground: Ground
let code: PreparedCode
let seed: Uint8Array
let restore: (table: string) => Promise<void>

beforeAll(async () => {
  world = await dayOfWork()
  const { rena, connection: { db }, serverKey } = world
  ground = { db, serverKey, argon: argonQueue(), now: rena.now, programme: rena.programme, audit: world.audit, rules }
  code = prepareRecoveryCode(ground, rena.actor.id, world.secretsOf(rena))
  await insertWays(db, [code.way])
  const factor = prepareFactor(ground, rena.actor.id, 'totp')
  if (factor.kind !== 'totp') throw new Error(factor.kind)
  seed = factor.seed
  await replaceFactor(db, factor.row, prepareFactor(ground, rena.actor.id, 'sheet').codes)
  // every grant is opened by its signature, and not by what its holder keeps beside it
  await db.updateTable('key_grant').set({ short_cut: null }).execute()
  restore = await keepRows(world)
}, 120_000)
afterAll(() => world.close())

/** What a day asks of the keys. */
const useCases: Record<string, () => Promise<unknown>> = {
  'a note, by the supervisor': () => openNote(world.again(world.leyla), world.file),
  'an alert, by the backup': () => openAlert(world.again(world.elchin), world),
  'a new case': () => openCase(world.again(world.rena), { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() }),
  'a grant': async () => (await world.again(world.rena).keys.prepareGrants('risk', world.file.caseId, [world.leyla.actor.id, recovery])).map(({ recipient_id: id }) => id).sort().join(' '),
  'her own public side': () => world.again(world.rena).keys.publicSide('drafts', world.rena.actor.id),
  'an agreement': () => openAgreement(world.again(world.leyla), world.agreementId),
  'people': () => peopleOfProgramme(world.again(world.administrator)),
  'changed keys': () => world.again(world.rena).keys.changedBundles(),
  'coming back': async () => (await knockWithCode({ ground, sessions: new SessionMemory(() => 0), limits: new RateLimits() }, { signInName: await nameOfRena(), code: code.code, address: '10.1.2.3' })).kind,
  'the second step': async () => `second step: ${await useCode(ground, world.rena.actor.id, codeAt(seed, ground.now()))}`,
  'the trail': () => readAudit(world.again(world.protection)),
}

let signInName: string | undefined
const nameOfRena = async (): Promise<string> =>
  signInName ??= (await world.connection.db.selectFrom('person').select('sign_in_name').where('id', '=', world.rena.actor.id).executeTakeFirstOrThrow()).sign_in_name

type Endings = Record<string, string>

async function endings(asked = useCases): Promise<Endings> {
  const all: Endings = {}
  for (const [name, work] of Object.entries(asked)) all[name] = await endingOf(work)
  return all
}

const only = (...names: string[]) => Object.fromEntries(names.map((name) => [name, useCases[name]!]))

/** The use cases that read a table, for time's sake; a table that is not named here is asked through most of them. */
function askedOf({ table, ofKeys }: KeyColumn, what: string) {
  if (table.startsWith('audit_')) return only('the trail')
  if (table === 'way_in') return only('coming back')
  if (table === 'second_factor' || table === 'sheet_code') return only('the second step')
  if (table === 'agreement') return only('a grant', 'an agreement')
  if (table === 'duty') return only('a grant')
  const usual = only('an alert, by the backup', 'a grant', 'her own public side', 'people', 'coming back')
  return ofKeys && what === 'a word' ? { ...usual, ...only('a note, by the supervisor', 'a new case', 'changed keys') } : usual
}

/** The endings with one value in every row of a column; undefined where the table does not take it. */
async function endingsWith(column: KeyColumn, value: unknown, asked: typeof useCases): Promise<Endings | undefined> {
  try {
    return await put(world, column, value) ? await endings(asked) : undefined
  } finally {
    for (const table of new Set([column.table, 'key_grant'])) await restore(table)
  }
}

const nameOf = ({ table, name }: KeyColumn) => `${table}.${name}`
const brokenIn = (all: Endings): string[] => Object.entries(all).filter(([, ending]) => ending.startsWith('BROKEN')).map(([name, ending]) => `${name}: ${ending}`)

test('as the rows are, everything is answered; and every table of keys has a row to alter', async () => {
  expect(await endings()).toMatchObject({ 'a note, by the supervisor': 'answered', 'an alert, by the backup': 'answered', 'a new case': 'answered', 'coming back': 'opened', 'the second step': 'second step: true', 'the trail': 'answered' })
  for (const table of keyTables) await restore(table)
  const rows = async (table: string) => (await anywhere(world).selectFrom(table).selectAll().limit(1).execute()).length
  const empty = []
  for (const table of keyTables) if (await rows(table) === 0) empty.push(table)
  expect(empty).toEqual([])
})

test('rubbish in any column of any table of keys is refused by name, as a well-formed wrong value is, and never breaks anything', async () => {
  const broken: string[] = []
  const unlike: string[] = []
  const untaken: string[] = []
  const isSqlite = process.env.SIRDASH_TEST_DATABASE === undefined || process.env.SIRDASH_TEST_DATABASE === ''
  for (const column of await keyColumns(world)) {
    let like: Endings | undefined
    let wasTaken = false
    for (const [what, value] of rubbishFor(column, isSqlite)) {
      const all = await endingsWith(column, value, askedOf(column, what))
      if (!all) continue
      wasTaken = true
      if (what === wellFormed) like = all
      broken.push(...brokenIn(all).map((line) => `${nameOf(column)} ${what}: ${line}`))
      for (const [name, ending] of Object.entries(all)) if (like?.[name] !== undefined && like[name] !== ending && value !== '' && value !== null) unlike.push(`${nameOf(column)} ${what}: ${name} ${ending}, not ${like[name]}`)
    }
    if (!wasTaken) untaken.push(nameOf(column))
  }
  expect(broken).toEqual([])
  expect(unlike).toEqual([])
  expect(untaken).toEqual([])
}, 120_000)

test('(a reader that does not look at what it decodes is seen to break)', async () => {
  const careless = { careless: async () => fromBase64url((await world.connection.db.selectFrom('key_grant').select('signature').executeTakeFirstOrThrow()).signature) }
  const column = (await keyColumns(world)).find((one) => nameOf(one) === 'key_grant.signature')!
  expect(brokenIn((await endingsWith(column, 'altered', careless))!)).toEqual(['careless: BROKEN TypeError: not canonical base64url'])
})
