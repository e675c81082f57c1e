import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import type { NewRow } from '#db/schema.ts'
import type { BareGround, Ground } from '#app/accounts/ground.ts'
import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { joinProgramme } from '#app/accounts/join-programme.server.ts'
import { setUpProgramme } from '#app/accounts/set-up-programme.server.ts'
import { sheetVersion, statements, type ConsentGiven } from '#app/cases/consent.ts'
import { ageBands, categories } from '#app/cases/case.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { factOf, factsInPack, type Fact } from '#app/facts/fact.ts'
import { sealPack } from '#app/facts/sealed-facts.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import { seal } from '#app/keys/envelope.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { declareProject } from '#app/outcomes/declare-project.server.ts'
import type { NoteContent, NoteMetadata } from '#app/sessions/note.ts'
import { sealNote, signContent } from '#app/sessions/sealed-note.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { addDays, today, type Role, type Scope } from '#app/work/scope.ts'

/** How much there is, as the issue asks: both programmes of a run hold the same. */
export const amounts = { cases: 300, notesOfOne: 100, notes: 10_000, facts: 100_000, writers: 8 } as const

export type Account = { signInName: string; seed: string; cases: string[] }
export type BenchWorld = { passphrase: string; pin: string; psychologists: Account[]; delegate: Account; largeCase: string; noteId: string }

const passphrase = 'lamopi bukera siduno tavema'
const pin = '483920'

/**
 * `node tests/bench/world.ts FOLDER PSYCHOLOGISTS`: a programme on disk with its key file, and `world.json` with what the
 * bench needs to sign in. People and cases are made by the acts a person uses; notes and facts, too many for that, by
 * the same signing and sealing functions, row for row as those acts write them.
 */
async function make(folder: string, psychologists: number): Promise<void> {
  const connection = await connect(join(folder, 'data', 'sirdash.db'))
  await migrate(connection.db)
  const bare: BareGround = { db: connection.db, serverKey: openServerKey(join(folder, 'secrets', 'server.key')), argon: argonQueue(), now: () => new Date() }
  const quarter = closedQuarter(bare.now())
  const { ground, joined } = await setUpProgramme(bare, {
    organisation: 'Bench', kind: 'live', startedOn: quarter.from, keyFolder: join(folder, 'secrets'),
    administrator: { name: 'Aysel', signInName: 'aysel', passphrase, pin, factor: 'totp', language: 'en' },
  })
  const delegate = await joinAs(ground, joined.scope, 'leyla', 'delegate')
  const people: { scope: Scope; account: Account }[] = []
  for (let at = 1; at <= psychologists; at++) people.push(await joinAs(ground, joined.scope, `rena${at}`, 'psychologist'))
  const rena = people[0]!
  for (let at = 0; at < amounts.cases; at++) rena.account.cases.push(await ownCase(rena.scope, at))
  for (const { scope, account } of people.slice(1, amounts.writers)) account.cases.push(await ownCase(scope, 0))
  const noteId = await writeNotes(rena.scope, rena.account.cases as Id<'case'>[])
  await writeFactPacks(rena.scope, quarter.months)
  await declareProject(delegate.scope, quarter.project)
  for (const { scope } of [...people, delegate]) await reconcileGrants(scope)
  const world: BenchWorld = { passphrase, pin, psychologists: people.map(({ account }) => account), delegate: delegate.account, largeCase: rena.account.cases[0]!, noteId }
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world))
  await connection.close()
}

async function joinAs(ground: Ground, admin: Scope, signInName: string, role: Role): Promise<{ scope: Scope; account: Account }> {
  const invited = await invitePerson(admin, { name: signInName, signInName, roles: [role], district: 'Aghdam', language: 'en' })
  if (invited.kind !== 'invited') throw new Error(invited.kind)
  const outcome = await joinProgramme(ground, { signInName, code: invited.code, passphrase, pin, factor: 'totp' })
  if (outcome.kind !== 'joined') throw new Error(outcome.kind)
  const { scope, totpSeed } = outcome.joined
  return { scope, account: { signInName, seed: Buffer.from(totpSeed!).toString('hex'), cases: [] } }
}

const givenNames = ['Aygun', 'Rashad', 'Sevda', 'Elvin', 'Nargiz', 'Kamran', 'Ulviyya', 'Orkhan']

async function ownCase(scope: Scope, at: number): Promise<Id<'case'>> {
  const consent: ConsentGiven = {
    sheet: { version: sheetVersion, language: 'en' }, statements: [...statements],
    answers: { care: true, record: true, supervision: true, referral: true, group: false, recording: false, contact: true }, how: 'signature', by: { who: 'self' },
  }
  const { caseId } = await openCase(scope, {
    kind: 'individual', district: 'Aghdam', header: { sex: at % 2 ? 'male' : 'female', ageBand: ageBands[at % ageBands.length]!, category: categories[at % categories.length]! }, consent,
    identity: { ...noIdentity, givenName: givenNames[at % givenNames.length]!, familyName: `Person ${at}`, birth: { kind: 'year', year: 1950 + at % 60, estimated: false } },
  })
  return caseId
}

const words = 'slept four hours after the walk and spoke about the field behind house with her sister calm tearful once plan shop diary breathing evening school road morning quiet'.split(' ')

/** Text of about `length` bytes, the same in every run. */
function textOf(seed: number, length: number): string {
  let text = ''
  for (let at = seed; text.length < length; at = (at * 48_271 + 11) % 2_147_483_647) text += `${words[at % words.length]} `
  return text.slice(0, length).trim()
}

/** The first case gets 100, the others share the rest; each compartment's head knows all of its notes. */
async function writeNotes(scope: Scope, cases: Id<'case'>[]): Promise<string> {
  let firstId = ''
  const each = (amounts.notes - amounts.notesOfOne) / (cases.length - 1)
  for (const [at, caseId] of cases.entries()) {
    const count = at === 0 ? amounts.notesOfOne : Math.floor(each * at) - Math.floor(each * (at - 1))
    const key = await scope.keys.of('clinical', caseId)
    const { code } = await scope.db.selectFrom('case_file').select('code').where('id', '=', caseId).executeTakeFirstOrThrow()
    const rows: NewRow<'session_note'>[] = []
    const records: { id: string; revision: number; digest: string }[] = []
    for (let number = 0; number < count; number++) {
      const row = noteOf(scope, key, { caseId, code, on: addDays(today(scope), -2 * number - 1), seed: at * 1000 + number + 1 })
      rows.push(row.note)
      records.push({ id: row.note.id, revision: 1, digest: row.digest })
    }
    firstId ||= rows[0]!.id
    const head = { compartment_id: key.compartment as Id<'compartment'>, revision: count, document: seal(key, 'compartment.head', { record: key.compartment, revision: count }, { records }) }
    await scope.db.transaction().execute(async (db) => {
      for (let from = 0; from < rows.length; from += 50) await db.insertInto('session_note').values(rows.slice(from, from + 50)).execute()
      await db.insertInto('compartment_head').values(head).execute()
      await db.updateTable('case_file').set({ last_session_on: rows[0]!.session_on, state: 'in-care' }).where('id', '=', caseId).execute()
    })
  }
  return firstId
}

function noteOf(scope: Scope, key: Parameters<typeof sealNote>[0], { caseId, code, on, seed }: { caseId: Id<'case'>; code: string; on: string; seed: number }): { note: NewRow<'session_note'>; digest: string } {
  const id = newId<'note'>()
  const content: NoteContent = {
    sessionOn: on, minutes: 50, outcome: 'held', kind: 'individual', participants: [code], mode: 'face-to-face', format: 'soap', interventions: ['psychoeducation'], goals: [], risk: { answer: 'nothing' },
    parts: { subjective: textOf(seed, 900), objective: textOf(seed + 7, 400), assessment: textOf(seed + 13, 400), plan: textOf(seed + 29, 300) },
  }
  const metadata: NoteMetadata = { note: id, case: caseId, author: scope.actor.id, kind: 'individual', sessionOn: on, signedOn: on }
  const signed = signContent(scope.keys, JSON.parse(canonicalJson(content)) as NoteContent, metadata, `${on}T12:00:00.000Z`)
  return {
    digest: signed.seal.digest,
    note: {
      id, case_id: caseId, author_id: scope.actor.id, kind: 'individual', state: 'signed', session_on: on, signed_on: on, retracted_on: null, lot: seed, asked_review: 0, addenda: 0,
      document: sealNote(key, signed), retraction: null,
    },
  }
}

async function writeFactPacks(scope: Scope, months: string[]): Promise<void> {
  const key = await scope.keys.of('statistics', scope.actor.id)
  const subjects = Array.from({ length: 3000 }, () => newId<'subject'>())
  const packs = amounts.facts / factsInPack
  await scope.db.transaction().execute(async (db) => {
    for (let at = 0; at < packs; at++) {
      const month = months[at % months.length]!
      const facts: Fact[] = Array.from({ length: factsInPack }, (_, number) => factOf({
        id: newId<'fact'>(), kind: number % 20 === 0 ? 'assessed' : 'session', on: `${month}-15`, subjects: [subjects[(at * factsInPack + number) % subjects.length]!], district: 'Aghdam',
        sex: number % 2 ? 'male' : 'female', ageBand: ageBands[number % ageBands.length]!, category: categories[number % categories.length]!,
        ...(number % 20 === 0 ? {} : { session: number % 5 ? 'individual' : 'family', mode: 'face-to-face' } as const),
      }))
      const place = { id: newId<'pack'>(), number: Math.floor(at / months.length) + 1, revision: factsInPack }
      await db.insertInto('fact_pack').values({ ...place, writer_id: scope.actor.id, month, facts: facts.length, document: sealPack(key, place, facts) }).execute()
    }
  })
}

/** The newest quarter that is closed for counting. The project ends where neither years nor half-years nest: one window counts. */
function closedQuarter(now: Date): { from: string; months: string[]; project: { from: string; to: string } } {
  const day = addDays(now.toISOString().slice(0, 10), -10)
  const first = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) - 1
  const dayOf = (quarter: number) => `${Math.floor(quarter / 4)}-${String(quarter % 4 * 3 + 1).padStart(2, '0')}-01`
  const from = dayOf(first)
  const months = [0, 1, 2].map((month) => `${from.slice(0, 5)}${String(Number(from.slice(5, 7)) + month).padStart(2, '0')}`)
  const past = [4, 5].find((ahead) => /-(04|10)-/.test(dayOf(first + ahead)))!
  return { from, months, project: { from, to: addDays(dayOf(first + past), -1) } }
}

if (import.meta.main) await make(process.argv[2]!, Number(process.argv[3]))
