import { afterEach, beforeEach, expect, test } from 'vitest'
import { groupSessionForm, sessionContentOf } from '#app/groups/group-form.server.ts'
import type { ChildLine, GroupSessionContent } from '#app/groups/group.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { listGroups, readGroup } from '#app/groups/read-groups.server.ts'
import { ownSession, retractGroupSession } from '#app/groups/retract-group-session.server.ts'
import { openSealedSession } from '#app/groups/sealed-group.server.ts'
import { signGroupSession } from '#app/groups/sign-group-session.server.ts'
import { checkCorrections } from '#app/outcomes/check-corrections.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { signedSession } from '#tests/support/acts-of-work.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let delegate: Scope
let rena: Scope
let groupId: Id<'group'>

const child = (number: number, more: Partial<ChildLine> = {}): ChildLine => ({ number, sex: 'female', ageBand: '10-12', here: true, consent: true, ...more })
const session = (...children: ChildLine[]): GroupSessionContent => ({ sessionOn: '2024-05-14', minutes: 75, place: 'school', secondAdult: 'teacher', theme: 'Safe place', children })
const refused = (kind: string) => (error: unknown) => isRefusal(error) && error.kind === kind

beforeEach(async () => {
  p = await testProgramme()
  delegate = await p.person('Leyla', ['delegate'])
  rena = await p.person('Rena', ['psychologist'])
  groupId = (await openGroup(rena, { district: 'Aghdam', place: 'school', ageRange: '10-12' })).groupId
})
afterEach(() => p.close())

test('groups of a district are numbered through', async () => {
  const { code } = await openGroup(rena, { district: 'Aghdam', place: 'school', ageRange: '6-9' })
  expect([(await readGroup(rena, { groupId })).group.code, code]).toEqual(['AGD-G01', 'AGD-G02'])
})

test('sessions and attendances are counted, children once in each group, who was absent not', async () => {
  await signGroupSession(rena, { groupId, content: session(child(1), child(2), child(3, { here: false })) })
  await signGroupSession(rena, { groupId, content: session(child(2), child(3)) })
  p.at('2024-07-15')
  const counted = await countReach(p.again(delegate), { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' })
  expect(counted.kind === 'counted' && counted.reach).toMatchObject({ childGroups: 2, children: 3, attendances: 4, individual: 0, inCare: 0 })
})

test('the register grows with the children who come', async () => {
  await signGroupSession(rena, { groupId, content: session(child(1), child(4, { sex: 'male' })) })
  expect((await readGroup(p.again(rena), { groupId })).content.children).toEqual([{ number: 1, sex: 'female', ageBand: '10-12' }, { number: 4, sex: 'male', ageBand: '10-12' }])
  expect((await listGroups(rena))[0]).toMatchObject({ held: 1, last: '2024-05-14', state: 'running' })
})

test('two sessions signed at once are both kept', async () => {
  await Promise.all([1, 2, 3].map((number) => signGroupSession(p.again(rena), { groupId, content: session(child(number)) })))
  expect((await readGroup(rena, { groupId })).content.children.map((one) => one.number)).toEqual([1, 2, 3])
})

test('her supervisor reads it and writes nothing; a colleague finds nothing, also with the rules off', async () => {
  const leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
  await signGroupSession(rena, { groupId, content: session(child(1, { line: 'drew a house' })) })
  const read = await readGroup(p.again(leyla), { groupId })
  expect(read.sessions[0]).toMatchObject({ kind: 'session', content: { theme: 'Safe place' } })
  await expect(signGroupSession(leyla, { groupId, content: session(child(1)) })).rejects.toSatisfy(refused('not-found'))
  const nigar = await p.person('Nigar', ['psychologist'])
  await expect(readGroup(nigar, { groupId })).rejects.toSatisfy(refused('not-found'))
  await expect(readGroup({ ...nigar, rules: { holds: () => true } }, { groupId })).rejects.toSatisfy(refused('not-found'))
  expect(await listGroups(nigar)).toEqual([])
})

test('nothing of a session stands in the clear; an altered one hides no other', async () => {
  await signGroupSession(rena, { groupId, content: session(child(1, { line: 'drew a house' })) })
  await signGroupSession(rena, { groupId, content: { ...session(child(1)), sessionOn: '2024-05-13' } })
  const rows = await rena.db.selectFrom('group_session').selectAll().execute()
  for (const word of ['drew a house', 'Safe place', 'teacher']) expect(JSON.stringify(rows)).not.toContain(word)
  await rena.db.updateTable('group_session').set({ session_on: '2024-05-01' }).where('session_on', '=', '2024-05-13').execute()
  const { sessions } = await readGroup(p.again(rena), { groupId })
  expect(sessions.map((one) => one.kind)).toEqual(['session', 'unreadable'])
})

test('the form: two adults or a reason, a line only with consent, an empty row is no child', () => {
  const form = groupSessionForm('2024-05-14')
  const row = { number: '1', sex: 'female', ageBand: '10-12', here: 'yes', participation: '3', mood: 'calm', consent: 'yes', line: 'drew a house' }
  const given = { sessionOn: '2024-05-14', minutes: '75', place: 'school', secondAdult: 'teacher', theme: 'Safe place', children: [row, { number: '2', ageBand: '10-12' }], pin: '123456' }
  expect(sessionContentOf(form.parse(given)).children).toEqual([{ number: 1, sex: 'female', ageBand: '10-12', here: true, participation: 3, mood: 'calm', consent: true, line: 'drew a house' }])
  const problems = (changed: object) => form.safeParse({ ...given, ...changed }).error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  expect(problems({ secondAdult: 'alone' })).toEqual(['aloneBecause required'])
  expect(problems({ children: [{ ...row, consent: undefined }] })).toEqual(['children.0.line line-without-consent'])
  expect(problems({ children: [{ ...row, sex: undefined }] })).toEqual(['children.0.sex choose'])
  expect(problems({ children: [] })).toEqual(['theme nobody-here'])
})

test('a retracted session: the text is hidden and kept, it is no longer counted, a released quarter keeps its figure with a note', async () => {
  const { sessionId } = signedSession(await signGroupSession(rena, { groupId, content: session(child(1), child(2)) }))
  await signGroupSession(rena, { groupId, content: session(child(1)) })
  const [leyla, nigar, officer] = [await p.person('Elchin', ['supervisor']), await p.person('Nigar', ['psychologist']), await p.person('Farid', ['data-protection'])]
  await p.supervise(leyla, rena)
  p.at('2024-07-15')
  const proposed = await proposeCatalogue(p.again(delegate), (number) => defaultPolicy({ year: 2024, number, areas: [], splitWindow: 'year' }))
  await signCatalogue(p.again(officer), (proposed as { id: Id<'catalogue'> }).id)
  const { releaseId } = await prepareRelease(p.again(delegate), { template: 'child-groups', window: '2024-Q2' }) as { releaseId: Id<'release'> }
  await decideOnRelease(p.again(officer), { releaseId, release: true })
  const retract = (scope: Scope) => retractGroupSession(p.again(scope), { groupId, sessionId, reason: 'wrong-group', words: 'Written for G02.' })
  const pointing = { groupId, sessionId, reason: 'wrong-group' as const, words: 'Mother: +994 50 123 45 67' }
  expect(await retractGroupSession(p.again(rena), pointing)).toEqual({ kind: 'names', cannot: false })
  for (const scope of [leyla, nigar, delegate]) await expect(retract(scope)).rejects.toSatisfy(refused('not-found'))
  expect(await retract(rena)).toEqual({ kind: 'retracted' })
  expect(await retract(rena)).toEqual({ kind: 'already-retracted' })
  for (const scope of [rena, leyla]) {
    const { sessions } = await readGroup(p.again(scope), { groupId })
    const gone = sessions.find(({ id }) => id === sessionId)
    expect(gone).toEqual({ id: sessionId, sessionOn: '2024-05-14', signedOn: '2024-05-14', kind: 'retracted', retractedOn: '2024-07-15', reason: 'wrong-group', words: 'Written for G02.' })
  }
  const row = await rena.db.selectFrom('group_session').select(['document', 'state']).where('id', '=', sessionId).executeTakeFirstOrThrow()
  expect(openSealedSession(await p.again(rena).keys.of('group', groupId), { ...row, id: sessionId }).content.theme).toBe('Safe place')
  const counted = await countReach(p.again(delegate), { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' })
  expect(counted.kind === 'counted' && counted.reach).toMatchObject({ childGroups: 1, attendances: 1 })
  expect(await checkCorrections(p.again(delegate), releaseId)).toEqual({ kind: 'corrected' })
  expect((await readRelease(p.again(delegate), releaseId)).record).toMatchObject({ corrected: true, headlines: [{ key: 'childGroups', shown: 2 }, {}, {}] })
  await expect(ownSession(p.again(rena), { groupId, sessionId })).rejects.toSatisfy(refused('not-found'))
})
