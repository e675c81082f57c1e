import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareWithHead } from '#app/cases/compare-with-head.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'

// A whole row put back as it was yesterday, revision and all, opens: the seal binds a row to its own revision. What is
// above it knows the newer one.
let world: DayOfWork
beforeAll(async () => { world = await dayOfWork() }, 120_000)
afterAll(() => world.close())

const otherThanSigned = async (scope: Scope): Promise<number> => compareWithHead(world.again(scope), await permitCase(world.again(scope), world.file.caseId, 'read'))
const note = () => world.connection.db.selectFrom('session_note').selectAll().where('id', '=', world.file.noteId).executeTakeFirstOrThrow()
const put = ({ id, ...row }: Awaited<ReturnType<typeof note>>) => world.connection.db.updateTable('session_note').set(row).where('id', '=', id).execute()

test('nothing is missing in a file nobody touched, for its psychologist and her supervisor', async () => {
  expect([await otherThanSigned(world.rena), await otherThanSigned(world.leyla)]).toEqual([0, 0])
})

test('a note put back to before its addendum, or to before it was retracted, is told', async () => {
  const before = await note()
  await addAddendum(world.again(world.rena), { noteId: world.file.noteId, text: 'One more line.' })
  const added = await note()
  await put(before)
  expect([await otherThanSigned(world.rena), await otherThanSigned(world.leyla)]).toEqual([1, 1])
  await put(added)
  expect(await otherThanSigned(world.rena)).toBe(0)
  await retractNote(world.again(world.rena), { noteId: world.file.noteId, reason: 'wrong-client' })
  expect(await otherThanSigned(world.rena)).toBe(0)
  const retracted = await note()
  await put(added)
  expect(await otherThanSigned(world.rena)).toBe(1)
  await put(retracted)
})

test('so is one that is taken out, and one that was signed in another file', async () => {
  const { db } = world.connection
  const assessment = await db.selectFrom('assessment').selectAll().where('id', '=', world.file.assessmentId).executeTakeFirstOrThrow()
  await db.deleteFrom('assessment').where('id', '=', assessment.id).execute()
  expect(await otherThanSigned(world.rena)).toBe(1)
  await db.insertInto('assessment').values(assessment).execute()
  await db.updateTable('session_note').set({ case_id: world.file.caseId }).where('id', '=', world.other.noteId).execute()
  expect(await otherThanSigned(world.rena)).toBe(1)
  await db.updateTable('session_note').set({ case_id: world.other.caseId }).where('id', '=', world.other.noteId).execute()
  expect(await otherThanSigned(world.rena)).toBe(0)
})

test('with its head put back as well it is not told: SECURITY.md says so, and that the heads of the trail kept elsewhere tell', async () => {
  const { db } = world.connection
  const compartment = await db.selectFrom('compartment').select('id').where('kind', '=', 'clinical').where('subject_id', '=', world.other.caseId).executeTakeFirstOrThrow()
  const head = await db.selectFrom('compartment_head').selectAll().where('compartment_id', '=', compartment.id).executeTakeFirstOrThrow()
  const before = await db.selectFrom('session_note').selectAll().where('id', '=', world.other.noteId).executeTakeFirstOrThrow()
  await addAddendum(world.again(world.rena), { noteId: world.other.noteId, text: 'One more line.' })
  await put(before)
  await db.updateTable('compartment_head').set({ revision: head.revision, document: head.document }).where('compartment_id', '=', compartment.id).execute()
  const permit = await permitCase(world.again(world.rena), world.other.caseId, 'read')
  expect(await compareWithHead(world.again(world.rena), permit)).toBe(0)
})

test('a pack of facts put back with its revision opens: SECURITY.md says so', async () => {
  const { db } = world.connection
  const packs = () => db.selectFrom('fact_pack').selectAll().where('writer_id', '=', world.rena.actor.id).where('month', '=', '2024-05').execute()
  const count = async () => {
    let facts = 0
    await readFacts(world.again(world.delegate), '2024-05', '2024-05', (read) => { facts += read.length })
    return facts
  }
  const before = await packs()
  expect(await retractNote(world.again(world.rena), { noteId: world.other.noteId, reason: 'wrong-client' })).toEqual({ kind: 'retracted' })
  const after = await count()
  for (const { id, revision, facts, document } of before) await db.updateTable('fact_pack').set({ revision, facts, document }).where('id', '=', id).execute()
  expect(await count()).toBe(after - 1)
})
