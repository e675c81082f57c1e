import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agreeToClose, closeAlert } from '#app/risk/close-alert.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { lookAtAlert, looksWaiting } from '#app/risk/looks-waiting.server.ts'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { showToday } from '#app/today/show-today.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

describe('the clock', () => {
  test('what was not screened in two hours is moderate, on duty days', async () => {
    w.at('2024-05-17', '10:00')
    const alertId = await w.raise(w.caseId, { level: 'to-be-screened', source: 'scale' })
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ level: 'to-be-screened', state: 'screening' })
    w.at('2024-05-17', '12:00')
    expect(await w.tick()).toBe(1)
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ level: 'moderate', state: 'raised', dueAt: '2024-05-20T12:00:00.000Z' })
    expect(await w.connection.db.selectFrom('mail_outbox').select('person_id').execute()).toEqual([{ person_id: w.leyla.actor.id }])
    expect(await w.tick()).toBe(0)
    const negative = { alertId, reason: 'screened-negative', words: 'Asked ASQ: four times no' } as const
    expect([(await closeAlert(w.again(w.rena), negative)).kind, (await w.rows())[0]!.state]).toEqual(['asked', 'raised'])
    expect((await agreeToClose(w.again(w.leyla), { alertId })).kind).toBe('written')
    const inTime = await w.raise(w.caseId, { level: 'to-be-screened', source: 'scale' })
    expect((await closeAlert(w.again(w.rena), { ...negative, alertId: inTime })).kind).toBe('written')
  })
})

describe('to its end', () => {
  test('screened negative by the psychologist alone, it stays with the reading until a supervisor has looked; by the supervisor it does not', async () => {
    const [alone, byHer, mistake] = [await w.raise(w.caseId, { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'high' })]
    await closeAlert(w.again(w.rena), { alertId: alone, reason: 'screened-negative', words: 'Four times no' })
    await closeAlert(w.again(w.leyla), { alertId: byHer, reason: 'screened-negative', words: 'Four times no' })
    await closeAlert(w.again(w.rena), { alertId: mistake, reason: 'by-mistake', words: 'No' })
    expect(await looksWaiting(w.again(w.leyla))).toMatchObject([{ alertId: alone, by: 'Rena' }])
    expect([await looksWaiting(w.again(w.murad)), (await showToday(w.again(w.leyla))).queue]).toEqual([[], 1])
    await expect(lookAtAlert(w.again(w.rena), { alertId: alone })).rejects.toSatisfy(isRefusal)
    expect(await lookAtAlert(w.again(w.leyla), { alertId: alone })).toEqual({ kind: 'marked' })
    expect([await looksWaiting(w.again(w.leyla)), await lookAtAlert(w.again(w.leyla), { alertId: alone })]).toEqual([[], { kind: 'too-late' }])
    expect((await showAlert(w.again(w.rena), { alertId: alone })).whole).toMatchObject({ look: 'done' })
  })

  test('a note that is signed without having asked makes it moderate at the next turn of the clock', async () => {
    w.at('2024-05-14', '10:00')
    const [alertId, elsewhere] = [await w.raise(w.caseId, { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'to-be-screened' })]
    w.at('2024-05-14', '10:20')
    await signed(w.rena, w.caseId)
    expect(await w.tick()).toBe(1)
    expect((await w.rows()).find((row) => row.id === alertId)).toMatchObject({ state: 'raised', seen_within: 1440 })
    expect((await w.rows()).find((row) => row.id === elsewhere)).toMatchObject({ state: 'screening' })
  })
})
