import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftGroupSession, showGroupEditor, showGroupSigning } from '#app/groups/draft-group-session.server.ts'
import { childNumbers } from '#app/groups/group.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { sitWithGroup } from '#app/groups/sit-with-group.server.ts'
import { withJottings } from '#app/sessions/jotting.ts'
import { readGroup } from '#app/groups/read-groups.server.ts'
import { signGroupDraft, signGroupSession } from '#app/groups/sign-group-session.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { saveDraftByTicket } from '#app/sessions/save-draft-by-ticket.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { settleCopy } from '#app/sessions/settle-copy.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let groupId: Id<'group'>
let draftId: Id<'draft'>

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  groupId = (await openGroup(rena, { district: 'Aghdam', place: 'school', ageRange: '10-12' })).groupId
  draftId = (await draftGroupSession(rena, { groupId })).draftId
})
afterEach(() => p.close())

const again = () => p.again(rena)
const fields = { 'theme': 'Safe place', 'child1.here': 'yes', 'child1.sex': 'female', 'child1.consent': 'yes', 'child1.line': 'drew a house', 'child2.here': 'yes', 'child2.sex': 'male' }
const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'

test('a session is written as a draft, listed with the others, and signed from there; the next one starts as it was', async () => {
  expect(await saveDraft(again(), { draftId, base: 1, fields })).toMatchObject({ kind: 'saved', revision: 2 })
  expect(await listDrafts(again())).toMatchObject([{ id: draftId, about: 'group-session', target_id: groupId, copies: 0 }])
  expect(await showGroupSigning(again(), { draftId })).toMatchObject({ content: { theme: 'Safe place', children: [{ number: 1, ageBand: '10-12', line: 'drew a house' }, { number: 2, sex: 'male' }] } })
  expect(await signGroupDraft(again(), { draftId })).toEqual({ kind: 'signed', groupId, sessionId: draftId, here: 2 })
  expect(await listDrafts(again())).toEqual([])
  expect((await readGroup(again(), { groupId })).sessions).toMatchObject([{ kind: 'session', content: { theme: 'Safe place' } }])
  expect(await signGroupDraft(again(), { draftId })).toMatchObject({ kind: 'signed', sessionId: draftId })
  const next = await draftGroupSession(again(), { groupId })
  expect((await showGroupEditor(again(), { ...next, check: false })).group.children).toMatchObject([{ number: 1, sex: 'female' }, { number: 2, sex: 'male' }])
})

test('what is not ready is said beside its field, and nothing is signed', async () => {
  await saveDraft(again(), { draftId, base: 1, fields: { 'child3.here': 'yes', 'child3.line': 'quiet', 'child4.ageBand': '6-9' } })
  expect((await showGroupEditor(again(), { draftId, check: false })).problems).toEqual({})
  expect((await showGroupEditor(again(), { draftId, check: true })).problems).toEqual({ theme: 'required' })
  await saveDraft(again(), { draftId, base: 2, fields: { theme: 'Safe place' } })
  expect((await showGroupEditor(again(), { draftId, check: true })).problems).toEqual({ 'child3.sex': 'choose', 'child3.line': 'line-without-consent' })
  expect(await signGroupDraft(again(), { draftId })).toEqual({ kind: 'not-ready' })
})

test('an empty line of the form is no child, an unticked box is an answer', async () => {
  expect(childNumbers({ 'child9.ageBand': '10-12', 'child8.here': '', 'child7.mood': 'calm' }, [])).toEqual([7])
  await saveDraft(again(), { draftId, base: 1, fields })
  await saveDraft(again(), { draftId, base: 2, fields: { 'child2.here': '' } })
  expect(await showGroupSigning(again(), { draftId })).toMatchObject({ content: { children: [{ number: 1, here: true }, { number: 2, here: false }] } })
})

test('two windows: both are kept, a ticked box is one answer, and a line loses no word', async () => {
  await saveDraft(again(), { draftId, base: 1, fields })
  const copied = await saveDraft(again(), { draftId, base: 1, fields: { 'child1.line': 'sang', 'child2.sex': 'female' } })
  if (copied.kind !== 'copied') throw new Error(copied.kind)
  expect(await signGroupDraft(again(), { draftId })).toEqual({ kind: 'compare-first' })
  await settleCopy(again(), { draftId, copy: { id: copied.copyId, revision: 1 }, how: 'join' })
  expect(await showGroupSigning(again(), { draftId })).toMatchObject({ content: { children: [{ line: 'drew a house\n\nsang' }, { sex: 'male' }] } })
})

test('without a session the ticket keeps it, also after the session was signed', async () => {
  const { ticket } = await editorTicket(again(), draftId)
  const ground = { db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: rena.audit, now: rena.now }
  expect(await saveDraftByTicket(ground, { draftId, ticket, base: 1, fields })).toEqual({ kind: 'kept' })
  expect((await showGroupEditor(again(), { draftId, check: false })).view.fields).toMatchObject({ theme: 'Safe place' })
  expect(await signGroupDraft(again(), { draftId })).toMatchObject({ kind: 'signed' })
  expect(await saveDraftByTicket(ground, { draftId, ticket, base: 1, fields: { worked: 'late words' } })).toEqual({ kind: 'kept' })
  expect(await listDrafts(again())).toMatchObject([{ about: 'group-session', left: true }])
})

test('nobody else reads, signs or begins it', async () => {
  const nigar = await p.person('Nigar', ['psychologist'])
  for (const act of [() => showGroupEditor(nigar, { draftId, check: false }), () => signGroupDraft(nigar, { draftId }), () => draftGroupSession(nigar, { groupId })]) await expect(act()).rejects.toSatisfy(refused)
  await expect(draftGroupSession({ ...nigar, rules: { holds: () => true } }, { groupId })).rejects.toSatisfy(refused)
})

test('an older session is signed without a draft as before', async () => {
  expect(await signGroupSession(again(), { groupId, content: { sessionOn: '2024-05-13', minutes: 60, place: 'school', secondAdult: 'teacher', theme: 'x', children: [{ number: 1, sex: 'female', ageBand: '10-12', here: true, consent: true }] } })).toMatchObject({ kind: 'signed', here: 1 })
})

test('with the group: who came, a jotting and a concern are kept by the page\'s ticket and become the draft; the page knows numbers alone', async () => {
  await saveDraft(again(), { draftId, base: 1, fields })
  await signGroupDraft(again(), { draftId })
  const sitting = await sitWithGroup(again(), { groupId })
  expect(sitting).toMatchObject({ members: [], group: { children: [{ number: 1, sex: 'female', ageBand: '10-12' }, { number: 2, sex: 'male' }] } })
  expect(sitting.risk).toBeUndefined()
  expect(JSON.stringify(sitting)).not.toMatch(/Safe place|drew a house/)
  const ground = { db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: p.audit, now: rena.now }
  const keep = (fields: Record<string, string>) => saveDraftByTicket(ground, { draftId: sitting.draftId, ticket: sitting.ticket, base: 1, fields })
  expect(await keep({ 'child1.here': 'yes', 'child2.here': 'yes', 'child2.concern': 'yes', 'jot1': 'he sat by the door' })).toEqual({ kind: 'kept' })
  expect(await keep({ 'child3.here': 'yes', 'jot2': 'a new girl' })).toEqual({ kind: 'kept' })
  const { view } = await showGroupEditor(again(), { draftId: sitting.draftId, check: false })
  expect(view.copies).toEqual([])
  expect(view.fields).toMatchObject({ 'startsAt': '12:00', 'worked': '', 'jot1': 'he sat by the door', 'child2.concern': 'yes', 'child3.here': 'yes' })
  // the editor's first save takes the jottings in
  await saveDraft(again(), { draftId: sitting.draftId, base: 1, merged: view.merged, fields: { ...withJottings(view.fields, 'worked'), 'theme': 'Kites', 'child3.sex': 'female' } })
  expect(await signGroupDraft(again(), { draftId: sitting.draftId })).toMatchObject({ kind: 'signed', here: 3 })
  const [session] = (await readGroup(again(), { groupId })).sessions.filter((one) => one.id === (sitting.draftId as string))
  expect(session).toMatchObject({ kind: 'session', content: { worked: 'he sat by the door\n\na new girl', children: [{ number: 1 }, { number: 2, concern: true }, { number: 3 }] } })
  expect(JSON.stringify(session)).not.toContain('"concern":false')
})
