import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeDutyStep } from '#app/http/duty-steps.server.ts'
import { addLeave, keepContact } from '#app/risk/keep-roster.server.ts'
import { newId } from '#app/work/id.ts'
import { alertWorld, type AlertWorld } from './alert-world.ts'

let w: AlertWorld
beforeAll(async () => { w = await alertWorld() })
afterAll(() => w.close())

test('leave and a telephone are kept for people of the roster; an id of nobody is refused beside its field', async () => {
  const days = { startsOn: '2024-06-01', endsOn: '2024-06-07' }
  for (const personId of [newId<'person'>(), w.rena.actor.id]) {
    expect([await addLeave(w.again(w.admin), { personId, ...days }), await keepContact(w.again(w.admin), { personId, phone: '112', mail: '' })]).toEqual([{ kind: 'not-their-role' }, { kind: 'not-their-role' }])
  }
  expect(await addLeave(w.again(w.sevda), { personId: w.sevda.actor.id, ...days })).toEqual({ kind: 'kept' })
  expect(await w.connection.db.selectFrom('duty_leave').select('person_id').execute()).toEqual([{ person_id: w.sevda.actor.id }])
  const step = await takeDutyStep(w.again(w.admin), 'leave', new Request('http://localhost/duty', { method: 'POST', body: new URLSearchParams({ leavePerson: newId(), ...days }) }))
  expect(await step!.json()).toMatchObject({ errors: { leavePerson: ['not-their-role'] }, values: days })
})
