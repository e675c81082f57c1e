import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import { alertTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import { writeAction } from '#app/risk/work-on-alert.server.ts'
import { idFrom, newId } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

describe('raising', () => {
  test('without the key a higher level goes as an alert of its own, once, and with the key again it is the same one', async () => {
    const { db, programme, serverKey, audit, now } = w.rena
    const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), w.caseId, 'read'))
    const alertId = await w.raise(w.caseId, { level: 'to-be-screened' })
    const send = (level: 'to-be-screened' | 'imminent') => raiseAlertByTicket({ db, programme, serverKey, audit, now }, { caseId: w.caseId, alertId, ticket, level, source: 'note' })
    expect(await send('to-be-screened')).toEqual({ kind: 'already-sent', alertId })
    const risen = await send('imminent')
    expect([risen.kind, risen.alertId === alertId, idFrom(risen.alertId)]).toEqual(['sent', false, risen.alertId])
    expect(await openAlert(w.again(w.leyla), { alertId: risen.alertId })).toMatchObject({ kind: 'whole', content: { level: 'imminent' } })
    expect(await send('imminent')).toEqual({ kind: 'already-sent', alertId: risen.alertId })
    expect(await raiseAlert(w.again(w.rena), { caseId: w.caseId, alertId, level: 'imminent', source: 'note' })).toEqual({ kind: 'already-sent', alertId: risen.alertId })
    expect(await w.rows()).toHaveLength(2)
  })

  test('another kind of risk at the same level is never swallowed: by the ticket an alert of its own, once; with the key it is told anew', async () => {
    const { db, programme, serverKey, audit, now } = w.rena
    const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), w.caseId, 'read'))
    const page = { caseId: w.caseId, alertId: newId<'alert'>(), level: 'high', source: 'note' } as const
    const send = (type: 'suicide' | 'harm-to-others') => raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...page, type, ticket })
    const [first, second] = [await send('suicide'), await send('harm-to-others')]
    expect([first.kind, second.kind, await send('suicide'), await send('harm-to-others')]).toEqual(['sent', 'sent', { ...first, kind: 'already-sent' }, { ...second, kind: 'already-sent' }])
    expect((await listAlerts(w.again(w.leyla))).map((line) => line.id).sort()).toEqual([first.alertId, second.alertId].sort())
    expect(await openAlert(w.again(w.leyla), { alertId: second.alertId })).toMatchObject({ content: { type: 'harm-to-others', level: 'high' } })
    // back in her session: the same answer is the alert that was sent, a third kind is told anew on it
    expect(await raiseAlert(w.again(w.rena), { ...page, type: 'harm-to-others' })).toEqual({ kind: 'already-sent', alertId: second.alertId })
    expect((await raiseAlert(w.again(w.rena), { ...page, type: 'medical' })).kind).toBe('sent')
    expect(await w.rows()).toHaveLength(2)
  })

  test('without a session by the ticket of the page, and by no other; the telephone goes with it, and a child is high', async () => {
    await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
    const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), w.caseId, 'read'))
    const { db, programme, serverKey, audit, now } = w.rena
    const raising = { caseId: w.caseId, alertId: newId<'alert'>(), level: 'imminent', source: 'button' } as const
    expect((await raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...raising, ticket })).kind).toBe('sent')
    expect(await openAlert(w.again(w.leyla), { alertId: raising.alertId })).toMatchObject({ kind: 'whole', content: { level: 'imminent', phone: '+994 50 777 77 77' } })
    expect(JSON.stringify([ticket, Buffer.from(ticket, 'base64url').toString('latin1'), await w.rows(), await db.selectFrom('alert_header').selectAll().execute()])).not.toContain('777 77')
    const { alertId: child } = await raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...raising, alertId: newId<'alert'>(), level: 'moderate', type: 'child-protection', ticket })
    expect(await openAlert(w.again(w.leyla), { alertId: child })).toMatchObject({ content: { level: 'high' } })
    const later = newId<'alert'>()
    await raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...raising, alertId: later, ticket: `${ticket.split('~')[0]!}~AAAA` })
    expect(await openAlert(w.again(w.leyla), { alertId: later })).toMatchObject({ content: { level: 'imminent', phone: '' } })
    const other = await ownCase(w.rena)
    await expect(raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...raising, caseId: other, ticket })).rejects.toSatisfy(isRefusal)
    // its first change by a holder seals it with the key
    expect(await writeAction(w.again(w.rena), { alertId: raising.alertId, protective: 'sister', actionNow: 'not alone', told: '' })).toEqual({ kind: 'written' })
    expect(await openAlert(w.again(w.leyla), { alertId: raising.alertId })).toMatchObject({ content: { protective: 'sister' } })
  })
})
