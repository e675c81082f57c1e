import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isNews } from '#app/risk/alert-view.ts'
import { closeAlert } from '#app/risk/close-alert.server.ts'
import { countAlerts, listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert, type Raising } from '#app/risk/raise-alert.server.ts'
import { seeAlert } from '#app/risk/see-alert.server.ts'
import { raiseAgain, setLevel } from '#app/risk/work-on-alert.server.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

describe('raising', () => {
  test('a higher level from the same page raises what was sent, with all that belongs to it; what is the same, or lower, changes nothing', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(w.caseId, { level: 'to-be-screened', actionNow: 'Her sister stays' })
    await seeAlert(w.again(w.leyla), { alertId })
    w.at('2024-05-14', '10:05')
    const send = (raising: Partial<Raising>) => raiseAlert(w.again(w.rena), { caseId: w.caseId, alertId, level: 'imminent', source: 'button', ...raising })
    expect(await send({ level: 'imminent', actionNow: 'Not alone tonight' })).toEqual({ kind: 'sent', alertId })
    expect(await w.rows()).toMatchObject([{ id: alertId, state: 'raised', round: 2, seen_within: 15, due_at: '2024-05-14T10:20:00.000Z', seen_by: null, seen_at: null }])
    expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ kind: 'whole', content: { level: 'imminent', actionNow: 'Her sister stays\nNot alone tonight', events: [{ did: 'raised', level: 'to-be-screened' }, { did: 'raised-again', level: 'imminent' }] } })
    expect(await countAlerts(w.again(w.leyla))).toMatchObject({ count: 1, highest: 'imminent' })
    expect(await w.connection.db.selectFrom('mail_outbox').select('person_id').execute()).toEqual([{ person_id: w.leyla.actor.id }])
    for (const level of ['imminent', 'high', 'to-be-screened'] as const) expect((await send({ level })).kind).toBe('already-sent')
    expect(await w.rows()).toMatchObject([{ round: 2, seen_within: 15 }])
    expect(await send({ level: 'moderate', type: 'harm-to-others' })).toMatchObject({ kind: 'sent' })
    expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ row: { round: 3, seen_within: 15 }, content: { level: 'imminent', type: 'harm-to-others' } })
    for (const minute of ['20', '35']) {
      w.at('2024-05-14', `10:${minute}`)
      await w.tick()
    }
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ kind: 'header', header: { level: 'imminent' } })
  })

  test('what a colleague lowered stays so when the same is sent once more; what is sent after closing is another one', async () => {
    const alertId = await w.raise(w.caseId, { level: 'high' })
    await setLevel(w.again(w.leyla), { alertId, level: 'moderate' })
    const send = (level: 'high' | 'imminent') => raiseAlert(w.again(w.rena), { caseId: w.caseId, alertId, level, source: 'button' })
    expect([(await send('high')).kind, (await w.rows())[0]!.seen_within]).toEqual(['already-sent', 1440])
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'No' })
    expect([(await send('imminent')).kind, (await w.rows()).map((row) => row.state).sort()]).toEqual(['sent', ['raised', 'resolved']])
  })

  test('words that came later are added, and nobody is told anew for them alone', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(w.caseId, { level: 'high', actionNow: 'Not alone' })
    await seeAlert(w.again(w.leyla), { alertId })
    const again = () => raiseAlert(w.again(w.rena), { caseId: w.caseId, alertId, level: 'high', source: 'button', actionNow: 'The knives are put away' })
    expect([(await again()).kind, (await again()).kind]).toEqual(['added', 'already-sent'])
    expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ row: { round: 1, state: 'seen' }, content: { actionNow: 'Not alone\nThe knives are put away', events: [{ did: 'raised' }, { did: 'action' }] } })
  })
})

describe('the clock', () => {
  test('who saw it before has not seen what it became: by the clock, by a rise, raised again', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(w.caseId, { level: 'to-be-screened', source: 'scale' })
    const line = async () => (await listAlerts(w.again(w.leyla)))[0]
    const unseen = { seenByMe: false, seenBy: null, seenAt: null, delivery: 'sent' }
    const see = async () => {
      await seeAlert(w.again(w.leyla), { alertId })
      expect(await line()).toMatchObject({ seenByMe: true, seenBy: 'Leyla', delivery: 'seen' })
    }
    await see()
    w.at('2024-05-14', '12:00')
    expect(await w.tick()).toBe(1)
    expect(await line()).toMatchObject({ ...unseen, level: 'moderate' })
    await see()
    await setLevel(w.again(w.rena), { alertId, level: 'high' })
    expect(await line()).toMatchObject({ ...unseen, level: 'high' })
    await see()
    await raiseAgain(w.again(w.rena), { alertId, words: 'Not over' })
    expect(await line()).toMatchObject(unseen)
  })

  test('a page that lists alerts shows what rose since it was loaded, and not what somebody has seen', async () => {
    w.at('2024-05-14', '10:00')
    const [alertId] = [await w.raise(w.caseId, { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'imminent' })]
    const count = () => countAlerts(w.again(w.leyla))
    const start = await count()
    await seeAlert(w.again(w.leyla), { alertId })
    expect(isNews(start, await count())).toBe(false)
    await raiseAlert(w.again(w.rena), { caseId: w.caseId, alertId, level: 'imminent', source: 'button' })
    const risen = await count()
    expect([risen.count, risen.highest, isNews(start, risen), isNews(risen, risen)]).toEqual([start.count, start.highest, true, false])
    await raiseAgain(w.again(w.rena), { alertId, words: '' })
    expect(isNews(risen, await count())).toBe(true)
  })
})
