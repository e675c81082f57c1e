import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDueFollowUps, makeFollowUp } from '#app/cases/follow-ups.server.ts'
import { readClosure } from '#app/cases/read-closure.server.ts'
import { takeBackClosure } from '#app/cases/take-back-closure.server.ts'
import { showToday } from '#app/today/show-today.server.ts'
import { refusalOf } from './opened.ts'
import { closedFile } from '#tests/support/file-of-work.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import type { Opened } from '#app/cases/open-case.server.ts'
import type { Scope } from '#app/work/scope.ts'

// One and three months after care ended, the day itself reminds; nothing is opened for it.
let p: TestProgramme
let rena: Scope
let nigar: Scope
let closed: Opened

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'])
  closed = await closedFile(rena, 'closed', (_, field) => field)
})
afterAll(() => p.close())

const days = async (): Promise<string[]> => (await listDueFollowUps(p.again(rena))).map(({ dueOn }) => dueOn)

test('a follow-up stands on Today from its day on, until made or tried three times', async () => {
  expect(await days()).toEqual([])
  p.at('2024-06-01')
  expect(await days()).toEqual(['2024-06-01'])
  expect((await showToday(p.again(rena))).followUps).toMatchObject([{ caseId: closed.caseId, tries: 0 }])
  expect((await showToday(p.again(nigar))).followUps).toEqual([])
  const [due] = await listDueFollowUps(p.again(rena))
  expect(await refusalOf(makeFollowUp(p.again(nigar), { followUpId: due!.id, reached: true }))).toBe('not-found')
  await makeFollowUp(p.again(rena), { followUpId: due!.id, reached: true })
  await makeFollowUp(p.again(rena), { followUpId: due!.id, reached: false })
  expect(await days()).toEqual([])

  p.at('2024-08-14')
  for (const tries of [1, 2]) {
    await makeFollowUp(p.again(rena), { followUpId: (await listDueFollowUps(p.again(rena)))[0]!.id, reached: false })
    expect(await listDueFollowUps(p.again(rena))).toMatchObject([{ tries }])
  }
  await makeFollowUp(p.again(rena), { followUpId: (await listDueFollowUps(p.again(rena)))[0]!.id, reached: false })
  expect(await days()).toEqual([])
  expect((await readClosure(p.again(rena), closed)).signed?.followUps).toEqual([{ dueOn: '2024-06-01', state: 'made' }, { dueOn: '2024-08-14', state: 'tried' }])
})

test('a closure that is taken back takes what was planned with it', async () => {
  const other = await closedFile(p.again(rena), 'other', (_, field) => field)
  expect(await days()).toEqual(['2024-06-01', '2024-08-14'])
  await takeBackClosure(p.again(rena), { ...other, reason: 'goes-on' })
  expect(await days()).toEqual([])
})
