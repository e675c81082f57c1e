import { afterEach, beforeEach, expect, test } from 'vitest'
import { isNeededNow } from '#app/risk/needed-now.server.ts'
import { seeAlert } from '#app/risk/see-alert.server.ts'
import { setLevel } from '#app/risk/work-on-alert.server.ts'
import type { Id } from '#app/work/id.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => {
  w = await alertCase()
  w.at('2024-05-14', '10:00')
})
afterEach(() => w.close())

const dueOf = async (id: Id<'alert'>) => (await w.row(id)).due_at
const set = (alertId: Id<'alert'>, level: 'imminent' | 'high' | 'moderate') => setLevel(w.again(w.leyla), { alertId, level, words: 'Asked again' })

test('the same level set again and again holds nobody off', async () => {
  const alertId = await w.raise(w.caseId, { level: 'high' })
  for (const minute of ['20', '40', '59']) {
    w.at('2024-05-14', `10:${minute}`)
    await set(alertId, 'high')
  }
  expect(await dueOf(alertId)).toBe('2024-05-14T11:00:00.000Z')
})

test('a lower level waits its own time from when the round began, however often it is set, and never less than before', async () => {
  const alertId = await w.raise(w.caseId, { level: 'imminent' })
  w.at('2024-05-14', '10:10')
  await set(alertId, 'high')
  expect(await dueOf(alertId)).toBe('2024-05-14T11:00:00.000Z')
  w.at('2024-05-14', '10:50')
  await set(alertId, 'moderate')
  expect(await dueOf(alertId)).toBe('2024-05-15T10:00:00.000Z')
  w.at('2024-05-14', '10:55')
  await set(alertId, 'imminent')
  await set(alertId, 'high')
  expect(await dueOf(alertId)).toBe('2024-05-14T11:55:00.000Z')
})

test('seen, then lowered: the pause it had is not cut short', async () => {
  const alertId = await w.raise(w.caseId, { level: 'imminent' })
  w.at('2024-05-14', '10:14')
  await seeAlert(w.again(w.leyla), { alertId })
  expect(await dueOf(alertId)).toBe('2024-05-14T10:44:00.000Z')
  await set(alertId, 'imminent')
  expect(await dueOf(alertId)).toBe('2024-05-14T10:44:00.000Z')
})

test('a covered screen calls whoever a round tells, also her who saw the first one', async () => {
  const needed = (person: Id<'person'>) => isNeededNow({ db: w.connection.db, now: w.rena.now }, person)
  const alertId = await w.raise(w.caseId, { level: 'imminent' })
  await seeAlert(w.again(w.leyla), { alertId })
  expect(await needed(w.leyla.actor.id)).toBe(false)
  for (const time of ['10:30', '10:45', '11:00']) {
    w.at('2024-05-14', time)
    await w.tick()
  }
  expect([await needed(w.leyla.actor.id), await needed(w.murad.actor.id)]).toEqual([true, true])
  await seeAlert(w.again(w.leyla), { alertId })
  expect(await needed(w.leyla.actor.id)).toBe(false)
})
