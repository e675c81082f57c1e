import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agreeToClose, closeAlert, refuseToClose } from '#app/risk/close-alert.server.ts'
import type { AlertContent } from '#app/risk/alert.ts'
import { listDueContacts, makeContact } from '#app/risk/brief-contacts.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { hasOpenHighAlert } from '#app/risk/open-alerts.server.ts'
import { speakOfAlert } from '#app/risk/see-alert.server.ts'
import { raiseAgain, setLevel, writeAction } from '#app/risk/work-on-alert.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

describe('to its end', () => {
  test('a level after screening is told anew; writing what is done makes it acting', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(w.caseId, { level: 'to-be-screened' })
    await setLevel(w.again(w.rena), { alertId, level: 'high' })
    expect((await w.rows())[0]).toMatchObject({ state: 'raised', seen_within: 60, due_at: '2024-05-14T11:00:00.000Z' })
    await speakOfAlert(w.again(w.leyla), { alertId })
    await writeAction(w.again(w.leyla), { alertId, protective: '', actionNow: 'Brother stays', told: 'caregiver told' })
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ row: { state: 'acting' }, content: { actionNow: 'Brother stays', level: 'high' } })
  })

  test('whoever asks when a colleague has asked already agrees, and her words stand beside the other\'s', async () => {
    const alertId = await w.raise(w.caseId, { level: 'high' })
    expect((await closeAlert(w.again(w.rena), { alertId, reason: 'safe-now', words: 'Plan made' })).kind).toBe('asked')
    expect((await closeAlert(w.again(w.leyla), { alertId, reason: 'safe-now', words: 'Spoke with the sister' })).kind).toBe('written')
    const { content } = await openAlert(w.again(w.rena), { alertId }) as { content: AlertContent }
    expect(content.events.slice(-2)).toMatchObject([{ did: 'closing-asked', words: 'Plan made' }, { did: 'closed', closing: 'safe-now', words: 'Spoke with the sister', by: w.leyla.actor.id }])
  })

  test('moderate and above close by two, and the next contacts stand on Today', async () => {
    const alertId = await w.raise(w.caseId, { level: 'high' })
    expect((await closeAlert(w.again(w.rena), { alertId, reason: 'screened-negative', words: '' })).kind).toBe('not-alone')
    expect((await closeAlert(w.again(w.rena), { alertId, reason: 'safe-now', words: 'Plan made' })).kind).toBe('asked')
    expect((await agreeToClose(w.again(w.rena), { alertId })).kind).toBe('needs-second')
    expect((await refuseToClose(w.again(w.leyla), { alertId, words: 'Ask the sister first' })).kind).toBe('written')
    expect((await agreeToClose(w.again(w.leyla), { alertId })).kind).toBe('needs-second')
    expect(await hasOpenHighAlert(w.rena, w.caseId)).toBe(true)
    await closeAlert(w.again(w.leyla), { alertId, reason: 'safe-now', words: 'Plan made' })
    expect((await agreeToClose(w.again(w.rena), { alertId })).kind).toBe('written')
    expect(await hasOpenHighAlert(w.rena, w.caseId)).toBe(false)
    expect(await listDueContacts(w.again(w.rena))).toEqual([])
    const planned = () => w.connection.db.selectFrom('brief_contact').select('due_on').where('state', '=', 'planned').orderBy('due_on').execute().then((rows) => rows.map((row) => row.due_on))
    expect(await planned()).toEqual(['2024-05-17', '2024-05-21', '2024-05-28', '2024-06-11', '2024-07-02', '2024-07-30', '2024-09-13', '2024-11-13', '2025-05-14', '2025-11-13'])
    w.at('2024-05-17')
    const [due] = await listDueContacts(w.again(w.rena))
    expect(due).toMatchObject({ caseId: w.caseId, dueOn: '2024-05-17', tries: 0 })
    w.at('2024-05-22')
    expect(await listDueContacts(w.again(w.rena))).toMatchObject([{ id: due!.id }])
    w.at('2024-05-17')
    for (const tries of [1, 2]) {
      await makeContact(w.again(w.rena), { contactId: due!.id, reached: false })
      expect(await listDueContacts(w.again(w.rena))).toMatchObject([{ tries }])
    }
    await makeContact(w.again(w.rena), { contactId: due!.id, reached: false })
    expect(await listDueContacts(w.again(w.rena))).toEqual([])
    await expect(makeContact(w.again(w.leyla), { contactId: due!.id, reached: true })).rejects.toSatisfy(isRefusal)
    w.at('2024-05-30')
    const [week] = await listDueContacts(w.again(w.rena))
    expect(week).toMatchObject({ dueOn: '2024-05-21', tries: 0 })
    await makeContact(w.again(w.rena), { contactId: week!.id, reached: true })
    expect([await listDueContacts(w.again(w.rena)), (await planned())[0]]).toEqual([[], '2024-06-11'])
    const second = await w.raise(w.caseId, { level: 'moderate' })
    await closeAlert(w.again(w.rena), { alertId: second, reason: 'safe-now', words: 'Again' })
    await agreeToClose(w.again(w.leyla), { alertId: second })
    expect((await planned()).slice(0, 3)).toEqual(['2024-06-06', '2024-06-13', '2024-06-27'])
  })

  test('a level set lower waits as long as it may, and the delegate on call reads the new one; set higher it is told anew; a closed one has none', async () => {
    w.at('2024-05-18', '18:00')
    const alertId = await w.raise(w.caseId)
    w.at('2024-05-18', '18:15')
    await w.tick()
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ header: { level: 'imminent' } })
    w.at('2024-05-18', '18:20')
    expect(await setLevel(w.again(w.murad), { alertId, level: 'high', words: 'Brother is there' })).toEqual({ kind: 'written' })
    expect((await w.rows())[0]).toMatchObject({ seen_within: 60, due_at: '2024-05-18T19:00:00.000Z', round: 1 })
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ header: { level: 'high' } })
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ content: { events: [{}, { did: 'level-set', level: 'high', words: 'Brother is there' }] } })
    await speakOfAlert(w.again(w.murad), { alertId })
    await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'Calmer' })
    expect((await w.rows())[0]).toMatchObject({ state: 'spoken', due_at: null, seen_within: 1440 })
    await setLevel(w.again(w.rena), { alertId, level: 'imminent', words: 'The brother has left' })
    expect((await w.rows())[0]).toMatchObject({ state: 'raised', due_at: '2024-05-18T18:35:00.000Z', round: 2 })
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'No' })
    expect(await setLevel(w.again(w.rena), { alertId, level: 'imminent', words: 'x' })).toEqual({ kind: 'too-late' })
  })

  test('raised again after it was closed', async () => {
    const alertId = await w.raise(w.caseId, { level: 'high' })
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'No' })
    expect(await listAlerts(w.again(w.leyla))).toEqual([])
    expect((await raiseAgain(w.again(w.rena), { alertId, words: 'It was not' })).kind).toBe('written')
    expect(await listAlerts(w.again(w.leyla))).toMatchObject([{ level: 'high', delivery: 'sent' }])
  })
})
