import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { action } from '#app/routes/_desk.notes.$noteId.retract.tsx'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { rules } from '#app/work/rules.server.ts'
import { namesWorld, type NamesWorld } from '#tests/names/names-world.ts'

// One way for every signed record that is taken back: a reason, words that are looked through for names, and the PIN.
let w: NamesWorld
let cookie: string
let context: LoaderFunctionArgs['context']
let noteId: string
beforeAll(async () => {
  w = await namesWorld()
  const sessions = new SessionMemory(() => Date.now())
  cookie = await sessions.begin({ person: w.rena.actor.id, keys: w.keysOf(w.rena), pin: '123456', device: 'personal', secondStep: false })
  const ground = { db: w.connection.db, serverKey: w.serverKey, programme: w.rena.programme, audit: w.audit, rules, now: w.rena.now, argon: undefined as never }
  context = { runtime: { sessions, ground: () => ground, doors: () => ({ ground, sessions }), forms: { keep: () => {}, forget: () => {} } }, address: '', language: 'en', requestId: 'test' } as unknown as typeof context
})
beforeEach(async () => {
  const draftId = await w.draftOf({ subjective: 'Calm.' })
  expect((await signNote(w.again(w.rena), { draftId })).kind).toBe('signed')
  noteId = draftId
})
afterAll(() => w.close())

async function post(fields: Record<string, string>): Promise<{ status: number; location: string | null; said: NamedProblems | undefined }> {
  const request = new Request(`http://localhost/notes/${noteId}/retract`, { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'Cookie': `__Host-sirdash=${cookie}`, 'Content-Type': 'application/x-www-form-urlencoded' } })
  const answer = await (action({ request, params: { noteId }, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((thrown: unknown) => thrown as Response)
  return { status: answer.status, location: answer.headers.get('location'), said: answer.status === 303 ? undefined : await answer.json() as NamedProblems }
}
const stateOf = async () => (await w.connection.db.selectFrom('session_note').select('state').where('id', '=', noteId as never).executeTakeFirstOrThrow()).state
const whole = { reason: 'wrong-client', words: 'Əlinin anası dedi', pin: '123456' }

test('a wrong PIN, a reason that is none, or a name in the words: nothing is taken back, and what was typed is kept', async () => {
  expect(await post({ ...whole, pin: '654321' })).toMatchObject({ status: 422, said: { errors: { pin: ['wrong-pin'] }, values: { words: whole.words } } })
  expect(await post({ ...whole, reason: 'x' })).toMatchObject({ status: 422, said: { errors: { reason: ['choose'] } } })
  const { status, said } = await post(whole)
  expect([status, said?.namesProblem, said?.values.words, said?.values.pin]).toEqual([422, 'undecided', whole.words, undefined])
  expect(await stateOf()).toBe('signed')
})

test('one press puts the name away and takes nothing back; then it is taken back', async () => {
  const names = (await post(whole)).said!.names
  const seen = names?.kind === 'checked' ? names.fingerprint : ''
  const { status, said } = await post({ ...whole, take: 'all', seen })
  expect([status, String(said?.values.words).includes('Əli'), await stateOf()]).toEqual([200, false, 'signed'])
  expect(await post({ ...whole, words: String(said!.values.words) })).toMatchObject({ status: 303, location: `/notes/${noteId}` })
  expect(await stateOf()).toBe('retracted')
})

test('a name that was seen and stays', async () => {
  const names = (await post(whole)).said!.names
  const seen = names?.kind === 'checked' ? names.fingerprint : ''
  expect([(await post({ ...whole, seen })).status, (await post({ ...whole, seen: 'another', leave: 'yes' })).status]).toEqual([422, 422])
  expect((await post({ ...whole, seen, leave: 'yes' })).status).toBe(303)
})
