import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import { isNews } from '#app/risk/alert-view.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { takeDutyStep } from '#app/http/duty-steps.server.ts'
import { addLeave, endDuty, keepContact, keepHours } from '#app/risk/keep-roster.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { agreeToClose, closeAlert, refuseToClose } from '#app/risk/close-alert.server.ts'
import { listDueContacts, makeContact } from '#app/risk/brief-contacts.server.ts'
import { countAlerts, listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { hasOpenAlert, hasOpenHighAlert } from '#app/risk/open-alerts.server.ts'
import { raiseAlert, type Raising } from '#app/risk/raise-alert.server.ts'
import { alertTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import { prepareFindings, writeFindings } from '#app/risk/raise-from-findings.server.ts'
import { lookAtAlert, looksWaiting } from '#app/risk/looks-waiting.server.ts'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { showToday } from '#app/today/show-today.server.ts'
import { seeAlert, speakOfAlert } from '#app/risk/see-alert.server.ts'
import { raiseAgain, setLevel, writeAction } from '#app/risk/work-on-alert.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { endAgreements } from '#app/supervision/end-agreements.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { idFrom, newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { alertWorld, type AlertWorld } from './alert-world.ts'

let w: AlertWorld
let caseId: Id<'case'>
beforeEach(async () => {
  w = await alertWorld()
  caseId = await ownCase(w.rena)
})
afterEach(() => w.close())

const rows = () => w.connection.db.selectFrom('risk_alert').selectAll().execute()
const told = async (alertId: Id<'alert'>) => (await openAlert(w.again(w.rena), { alertId })).told.map((one) => one.name)
const everythingAllowed = (scope: Scope): Scope => ({ ...scope, rules: { holds: () => true } })

describe('raising', () => {
  test('pressed twice makes one; it is sent, and nobody has seen it', async () => {
    const raising = { caseId, alertId: newId<'alert'>(), level: 'imminent', source: 'button' } as const
    expect((await raiseAlert(w.again(w.rena), raising)).kind).toBe('sent')
    expect((await raiseAlert(w.again(w.rena), raising)).kind).toBe('already-sent')
    expect(await rows()).toHaveLength(1)
    const [line] = await listAlerts(w.again(w.rena))
    expect(line).toMatchObject({ level: 'imminent', delivery: 'sent', own: true, told: [{ name: 'Leyla', place: 'supervisor' }] })
    expect(await countAlerts(w.again(w.leyla))).toMatchObject({ count: 1, highest: 'imminent' })
    expect(await countAlerts(w.again(w.rena))).toMatchObject({ count: 0, highest: null })
  })

  test('a higher level from the same page raises what was sent, with all that belongs to it; what is the same, or lower, changes nothing', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(caseId, { level: 'to-be-screened', actionNow: 'Her sister stays' })
    await seeAlert(w.again(w.leyla), { alertId })
    w.at('2024-05-14', '10:05')
    const send = (raising: Partial<Raising>) => raiseAlert(w.again(w.rena), { caseId, alertId, level: 'imminent', source: 'button', ...raising })
    expect(await send({ level: 'imminent', actionNow: 'Not alone tonight' })).toEqual({ kind: 'sent', alertId })
    expect(await rows()).toMatchObject([{ id: alertId, state: 'raised', round: 2, seen_within: 15, due_at: '2024-05-14T10:20:00.000Z', seen_by: null, seen_at: null }])
    expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ kind: 'whole', content: { level: 'imminent', actionNow: 'Her sister stays\nNot alone tonight', events: [{ did: 'raised', level: 'to-be-screened' }, { did: 'raised-again', level: 'imminent' }] } })
    expect(await countAlerts(w.again(w.leyla))).toMatchObject({ count: 1, highest: 'imminent' })
    expect(await w.connection.db.selectFrom('mail_outbox').select('person_id').execute()).toEqual([{ person_id: w.leyla.actor.id }])
    for (const level of ['imminent', 'high', 'to-be-screened'] as const) expect((await send({ level })).kind).toBe('already-sent')
    expect(await rows()).toMatchObject([{ round: 2, seen_within: 15 }])
    expect(await send({ level: 'moderate', type: 'harm-to-others' })).toMatchObject({ kind: 'sent' })
    expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ row: { round: 3, seen_within: 15 }, content: { level: 'imminent', type: 'harm-to-others' } })
    for (const minute of ['20', '35']) {
      w.at('2024-05-14', `10:${minute}`)
      await w.tick()
    }
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ kind: 'header', header: { level: 'imminent' } })
  })

  test('what a colleague lowered stays so when the same is sent once more; what is sent after closing is another one', async () => {
    const alertId = await w.raise(caseId, { level: 'high' })
    await setLevel(w.again(w.leyla), { alertId, level: 'moderate' })
    const send = (level: 'high' | 'imminent') => raiseAlert(w.again(w.rena), { caseId, alertId, level, source: 'button' })
    expect([(await send('high')).kind, (await rows())[0]!.seen_within]).toEqual(['already-sent', 1440])
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'No' })
    expect([(await send('imminent')).kind, (await rows()).map((row) => row.state).sort()]).toEqual(['sent', ['raised', 'resolved']])
  })

  test('without the key a higher level goes as an alert of its own, once, and with the key again it is the same one', async () => {
    const { db, programme, serverKey, audit, now } = w.rena
    const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), caseId, 'read'))
    const alertId = await w.raise(caseId, { level: 'to-be-screened' })
    const send = (level: 'to-be-screened' | 'imminent') => raiseAlertByTicket({ db, programme, serverKey, audit, now }, { caseId, alertId, ticket, level, source: 'note' })
    expect(await send('to-be-screened')).toEqual({ kind: 'already-sent', alertId })
    const risen = await send('imminent')
    expect([risen.kind, risen.alertId === alertId, idFrom(risen.alertId)]).toEqual(['sent', false, risen.alertId])
    expect(await openAlert(w.again(w.leyla), { alertId: risen.alertId })).toMatchObject({ kind: 'whole', content: { level: 'imminent' } })
    expect(await send('imminent')).toEqual({ kind: 'already-sent', alertId: risen.alertId })
    expect(await raiseAlert(w.again(w.rena), { caseId, alertId, level: 'imminent', source: 'note' })).toEqual({ kind: 'already-sent', alertId: risen.alertId })
    expect(await rows()).toHaveLength(2)
  })

  test('another kind of risk at the same level is never swallowed: by the ticket an alert of its own, once; with the key it is told anew', async () => {
    const { db, programme, serverKey, audit, now } = w.rena
    const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), caseId, 'read'))
    const page = { caseId, alertId: newId<'alert'>(), level: 'high', source: 'note' } as const
    const send = (type: 'suicide' | 'harm-to-others') => raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...page, type, ticket })
    const [first, second] = [await send('suicide'), await send('harm-to-others')]
    expect([first.kind, second.kind, await send('suicide'), await send('harm-to-others')]).toEqual(['sent', 'sent', { ...first, kind: 'already-sent' }, { ...second, kind: 'already-sent' }])
    expect((await listAlerts(w.again(w.leyla))).map((line) => line.id).sort()).toEqual([first.alertId, second.alertId].sort())
    expect(await openAlert(w.again(w.leyla), { alertId: second.alertId })).toMatchObject({ content: { type: 'harm-to-others', level: 'high' } })
    // back in her session: the same answer is the alert that was sent, a third kind is told anew on it
    expect(await raiseAlert(w.again(w.rena), { ...page, type: 'harm-to-others' })).toEqual({ kind: 'already-sent', alertId: second.alertId })
    expect((await raiseAlert(w.again(w.rena), { ...page, type: 'medical' })).kind).toBe('sent')
    expect(await rows()).toHaveLength(2)
  })

  test('words that came later are added, and nobody is told anew for them alone', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(caseId, { level: 'high', actionNow: 'Not alone' })
    await seeAlert(w.again(w.leyla), { alertId })
    const again = () => raiseAlert(w.again(w.rena), { caseId, alertId, level: 'high', source: 'button', actionNow: 'The knives are put away' })
    expect([(await again()).kind, (await again()).kind]).toEqual(['added', 'already-sent'])
    expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ row: { round: 1, state: 'seen' }, content: { actionNow: 'Not alone\nThe knives are put away', events: [{ did: 'raised' }, { did: 'action' }] } })
  })

  test('an id of another case is taken by nobody', async () => {
    const alertId = await w.raise(caseId)
    const other = await ownCase(w.rena)
    await expect(raiseAlert(w.again(w.rena), { caseId: other, alertId, level: 'high', source: 'button' })).rejects.toSatisfy(isRefusal)
  })

  test('waits for nothing: a first contact, a refused supervision, no agreement in force, a withdrawn consent', async () => {
    const contact = await openFirstContact(w.again(w.rena), { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'high', line: '' })
    const refused = await ownCase(w.rena, { supervision: false })
    await withdrawConsent(w.again(w.rena), { caseId, what: ['care', 'record', 'supervision'] })
    for (const each of [contact.caseId, refused, caseId]) {
      const alertId = await w.raise(each)
      expect((await openAlert(w.again(w.leyla), { alertId })).kind).toBe('whole')
    }
    await w.connection.db.updateTable('agreement').set({ state: 'ended' }).execute()
    const alertId = await w.raise(caseId)
    expect(await told(alertId)).toEqual(['Murad'])
    expect((await openAlert(w.again(w.murad), { alertId })).kind).toBe('whole')
  })

  test('a risk answer of a first contact sends its alert with it, once; its one line stays with the psychologist', async () => {
    await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
    const contact = { contactId: newId<'contact'>(), alertId: newId<'alert'>(), district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], line: 'by the well' } as const
    const opened = await openFirstContact(w.again(w.rena), { ...contact, done: [...contact.done], risk: 'high' })
    expect(opened.alertId).toBe(contact.alertId)
    expect(await openFirstContact(w.again(w.rena), { ...contact, done: [...contact.done], risk: 'high' })).toEqual(opened)
    expect([await rows(), await w.connection.db.selectFrom('first_contact').select('id').execute()]).toMatchObject([[{ id: contact.alertId, case_id: opened.caseId, seen_within: 60 }], [{ id: contact.contactId }]])
    const read = await openAlert(w.again(w.leyla), { alertId: contact.alertId })
    expect(read).toMatchObject({ kind: 'whole', content: { level: 'high', source: 'first-contact', phone: '+994 50 777 77 77' }, told: [{ name: 'Leyla' }] })
    expect(JSON.stringify(read)).not.toContain('by the well')
    w.at('2024-05-18', '18:00')
    const header = async (alertId: Id<'alert'>) => (await w.connection.db.selectFrom('alert_header').select('delegate_id').where('alert_id', '=', alertId).execute()).map((row) => row.delegate_id)
    expect(await header(contact.alertId)).toEqual([w.sevda.actor.id])
    const stranger = await w.person('Nigar', ['psychologist'])
    await expect(openFirstContact(stranger, { ...contact, done: [...contact.done], risk: 'high' })).rejects.toSatisfy(isRefusal)
  })

  test('every level above none sends, a low one to be screened; none and not asked send nothing', async () => {
    for (const risk of ['none', 'not-asked', 'low', 'moderate', 'imminent'] as const) await openFirstContact(w.again(w.rena), { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk, line: '' })
    expect((await listAlerts(w.again(w.leyla))).map((line) => line.level)).toEqual(['imminent', 'moderate', 'to-be-screened'])
  })

  test('where the contact cannot be kept its alert is not there either, and it is said', async () => {
    const { audit } = w
    const faulty: AuditWriter = { exclusively: (work) => audit.exclusively(work), hasLooked: () => false, remembersLook: () => {}, renewHour: () => {}, append: () => Promise.reject(new Error('disk full')) }
    await expect(openFirstContact({ ...w.again(w.rena), audit: faulty }, { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'high', line: '' })).rejects.toThrow('disk full')
    expect([await rows(), await w.connection.db.selectFrom('first_contact').selectAll().execute()]).toEqual([[], []])
  })

  test('a child is high until assessed', async () => {
    const alertId = await w.raise(caseId, { level: 'moderate', type: 'child-protection' })
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ content: { level: 'high', events: [{ did: 'raised', level: 'high' }] } })
  })

  test('the telephone goes with it, and the level stands in no column', async () => {
    await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
    await keepOwnPhone(w.again(w.rena), '+994 50 888 88 88')
    await w.raise(caseId, { actionNow: 'Her brother stays with her' })
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ phone: '+994 50 888 88 88' })
    expect(JSON.stringify(await rows())).not.toMatch(/imminent|888|brother/)
  })

  test('findings of a scale make one alert of the highest level, in the transaction that keeps the answers; none makes none', async () => {
    const scope = w.again(w.rena)
    const permit = await permitCase(scope, caseId, 'write')
    expect(await prepareFindings(scope, permit, { alertId: newId<'alert'>(), findings: [] })).toBeUndefined()
    const prepared = await prepareFindings(scope, permit, { alertId: newId<'alert'>(), findings: [{ level: 'to-be-screened', code: 'phq9.item9' }, { level: 'to-be-screened', code: 'phq9.total' }] })
    await inTransaction(scope, (scope) => writeFindings(scope, prepared))
    await expect(inTransaction(scope, async (scope) => {
      await writeFindings(scope, await prepareFindings(scope, permit, { alertId: newId<'alert'>(), findings: [{ level: 'high', code: 'asq.acute' }] }))
      throw new Error('the answers were not kept')
    })).rejects.toThrow('not kept')
    expect(await rows()).toHaveLength(1)
    expect(await openAlert(w.again(w.leyla), { alertId: prepared!.row.id as Id<'alert'> })).toMatchObject({ row: { state: 'screening' }, content: { level: 'to-be-screened', finding: 'phq9.item9 phq9.total' } })
    expect(await w.connection.db.selectFrom('mail_outbox').selectAll().execute()).toEqual([])
  })

  test('without a session by the ticket of the page, and by no other; the telephone goes with it, and a child is high', async () => {
    await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
    const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), caseId, 'read'))
    const { db, programme, serverKey, audit, now } = w.rena
    const raising = { caseId, alertId: newId<'alert'>(), level: 'imminent', source: 'button' } as const
    expect((await raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...raising, ticket })).kind).toBe('sent')
    expect(await openAlert(w.again(w.leyla), { alertId: raising.alertId })).toMatchObject({ kind: 'whole', content: { level: 'imminent', phone: '+994 50 777 77 77' } })
    expect(JSON.stringify([ticket, Buffer.from(ticket, 'base64url').toString('latin1'), await rows(), await db.selectFrom('alert_header').selectAll().execute()])).not.toContain('777 77')
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

describe('who reads it', () => {
  test('the backup by key with the psychologist signed out, but not the note; the delegate the header; nobody else', async () => {
    const noteId = await signed(w.rena, caseId)
    w.at('2024-05-18', '18:00')
    const alertId = await w.raise(caseId, { actionNow: 'Her brother stays with her' })
    // Saturday 22:00 in Baku: Leyla is not on duty
    expect(await openAlert(w.again(w.murad), { alertId })).toMatchObject({ kind: 'whole', content: { actionNow: 'Her brother stays with her' } })
    await expect(openNote(everythingAllowed(w.again(w.murad)), { noteId })).rejects.toSatisfy(isRefusal)
    await expect(openAlert(w.again(w.sevda), { alertId })).rejects.toSatisfy(isRefusal)
    w.at('2024-05-18', '18:15')
    await w.tick()
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ kind: 'header', header: { level: 'imminent', psychologist: 'Rena' } })
    expect(JSON.stringify(await openAlert(w.again(w.sevda), { alertId }))).not.toContain('brother')
    expect(await listAlerts(w.again(w.sevda))).toMatchObject([{ level: 'imminent' }])
    const stranger = await w.person('Nigar', ['psychologist'])
    await expect(openAlert(stranger, { alertId })).rejects.toSatisfy(isRefusal)
    await expect(openAlert(everythingAllowed(stranger), { alertId })).rejects.toSatisfy(isRefusal)
    await expect(openAlert(everythingAllowed(w.again(w.admin)), { alertId })).rejects.toSatisfy(isRefusal)
  })

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

  test('a backup named after the case opened gets the key with the alert; one planted in the database gets none; one who leaves the roster loses it', async () => {
    const later = await w.person('Elchin', ['supervisor'])
    const planted = await w.person('Stranger', ['supervisor'])
    await keepHours(w.again(w.admin), { personId: later.actor.id, part: 'backup', weekdays: '1234567', from: '00:00', to: '24:00' })
    await w.connection.db.insertInto('duty').values({ person_id: planted.actor.id, part: 'backup', weekdays: '1234567', from_time: '00:00', to_time: '24:00', mark: 'AAAA' }).execute()
    const held = async (scope: Scope) => (await w.again(scope).keys.maybe('risk', caseId)) !== undefined
    expect(await held(later)).toBe(false)
    await w.raise(caseId)
    expect([await held(later), await held(planted)]).toEqual([true, false])
    await reconcileGrants(w.again(w.rena))
    expect([await held(later), await held(planted)]).toEqual([true, false])
    await endDuty(w.again(w.admin), { personId: later.actor.id, part: 'backup' })
    expect([await held(later), await held(w.leyla), await held(w.rena)]).toEqual([false, true, true])
  })
})

describe('the clock', () => {
  test('passes on what nobody has seen, waits 30 minutes after SEEN, and stops at SPOKEN', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(caseId)
    w.at('2024-05-14', '10:14')
    expect(await w.tick()).toBe(0)
    w.at('2024-05-14', '10:15')
    expect(await w.tick()).toBe(1)
    expect(await told(alertId)).toEqual(['Leyla', 'Murad'])
    w.at('2024-05-14', '10:20')
    expect(await seeAlert(w.again(w.leyla), { alertId })).toEqual({ kind: 'marked' })
    w.at('2024-05-14', '10:49')
    expect(await w.tick()).toBe(0)
    w.at('2024-05-14', '10:50')
    expect(await w.tick()).toBe(1)
    expect(await told(alertId)).toEqual(['Leyla', 'Murad', 'Sevda'])
    expect((await listAlerts(w.again(w.rena)))[0]).toMatchObject({ delivery: 'seen', seenBy: 'Leyla', seenAt: '2024-05-14T10:20:00.000Z' })
    expect(await speakOfAlert(w.again(w.rena), { alertId })).toEqual({ kind: 'marked' })
    w.at('2024-05-16')
    expect(await w.tick()).toBe(0)
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ delivery: 'spoken', spokenBy: 'Rena' })
    expect(await seeAlert(w.again(w.murad), { alertId })).toEqual({ kind: 'too-late' })
  })

  test('only the first SEEN of a round pauses it, and none moves what is to be screened', async () => {
    w.at('2024-05-14', '10:00')
    const [alertId, screening] = [await w.raise(caseId), await w.raise(await ownCase(w.rena), { level: 'to-be-screened' })]
    const due = async (id: Id<'alert'>) => (await rows()).find((row) => row.id === id)!.due_at!.slice(11, 16)
    for (const minute of ['05', '15', '34']) {
      w.at('2024-05-14', `10:${minute}`)
      expect([await seeAlert(w.again(w.leyla), { alertId }), await due(alertId)]).toEqual([{ kind: 'marked' }, '10:35'])
    }
    for (const [at, people] of [['10:35', 2], ['10:50', 3], ['11:05', 4]] as const) {
      w.at('2024-05-14', at)
      expect([await w.tick(), (await told(alertId)).length]).toEqual([1, people])
    }
    w.at('2024-05-14', '11:10')
    await seeAlert(w.again(w.leyla), { alertId })
    expect(await due(alertId)).toBe('11:40')
    w.at('2024-05-14', '11:55')
    await seeAlert(w.again(w.leyla), { alertId: screening })
    expect(await due(screening)).toBe('12:00')
  })

  test('on Saturday night a supervisor in her free hours hears of it from the second round on; of a moderate one when her hours begin', async () => {
    w.at('2024-05-18', '18:00')
    const [alertId, moderate] = [await w.raise(caseId), await w.raise(await ownCase(w.rena), { level: 'moderate' })]
    for (const minute of ['15', '30']) {
      w.at('2024-05-18', `18:${minute}`)
      expect(await w.tick()).toBe(1)
    }
    expect([await told(alertId), await told(moderate)]).toEqual([['Murad', 'Sevda', 'Leyla'], ['Murad']])
    w.at('2024-05-18', '18:45')
    await w.tick()
    expect((await told(alertId)).at(-1)).toBe('Murad')
  })

  test('goes round again until somebody speaks', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(caseId)
    for (const minute of ['15', '30', '45']) {
      w.at('2024-05-14', `10:${minute}`)
      expect(await w.tick()).toBe(1)
    }
    expect(await told(alertId)).toEqual(['Leyla', 'Murad', 'Sevda', 'Leyla'])
  })

  test('a high one seen early goes on after its hour, not before', async () => {
    w.at('2024-05-14', '10:02')
    const alertId = await w.raise(caseId, { level: 'high' })
    w.at('2024-05-14', '10:05')
    await seeAlert(w.again(w.leyla), { alertId })
    expect((await rows())[0]!.due_at).toBe('2024-05-14T11:02:00.000Z')
  })

  test('what was not screened in two hours is moderate, on duty days', async () => {
    w.at('2024-05-17', '10:00')
    const alertId = await w.raise(caseId, { level: 'to-be-screened', source: 'scale' })
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ level: 'to-be-screened', state: 'screening' })
    w.at('2024-05-17', '12:00')
    expect(await w.tick()).toBe(1)
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ level: 'moderate', state: 'raised', dueAt: '2024-05-20T12:00:00.000Z' })
    expect(await w.connection.db.selectFrom('mail_outbox').select('person_id').execute()).toEqual([{ person_id: w.leyla.actor.id }])
    expect(await w.tick()).toBe(0)
    const negative = { alertId, reason: 'screened-negative', words: 'Asked ASQ: four times no' } as const
    expect([(await closeAlert(w.again(w.rena), negative)).kind, (await rows())[0]!.state]).toEqual(['asked', 'raised'])
    expect((await agreeToClose(w.again(w.leyla), { alertId })).kind).toBe('written')
    const inTime = await w.raise(caseId, { level: 'to-be-screened', source: 'scale' })
    expect((await closeAlert(w.again(w.rena), { ...negative, alertId: inTime })).kind).toBe('written')
  })

  test('who saw it before has not seen what it became: by the clock, by a rise, raised again', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(caseId, { level: 'to-be-screened', source: 'scale' })
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
    const [alertId] = [await w.raise(caseId, { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'imminent' })]
    const count = () => countAlerts(w.again(w.leyla))
    const start = await count()
    await seeAlert(w.again(w.leyla), { alertId })
    expect(isNews(start, await count())).toBe(false)
    await raiseAlert(w.again(w.rena), { caseId, alertId, level: 'imminent', source: 'button' })
    const risen = await count()
    expect([risen.count, risen.highest, isNews(start, risen), isNews(risen, risen)]).toEqual([start.count, start.highest, true, false])
    await raiseAgain(w.again(w.rena), { alertId, words: '' })
    expect(isNews(risen, await count())).toBe(true)
  })

  test('one that cannot be moved holds up no other, and does not pass in silence', async () => {
    w.at('2024-05-14', '10:00')
    const [first, second] = [await w.raise(caseId), await w.raise(await ownCase(w.rena))]
    w.at('2024-05-14', '10:20')
    const { audit } = w
    const faulty: AuditWriter = { exclusively: (work) => audit.exclusively(work), hasLooked: () => false, remembersLook: () => {}, renewHour: () => {}, append: (db, entry) => (entry.record === first ? Promise.reject(new Error('disk full')) : audit.append(db, entry)) }
    await expect(escalateAlerts({ db: w.connection.db, audit: faulty, now: w.rena.now })).rejects.toThrow('disk full')
    expect([await told(first), await told(second)]).toEqual([['Leyla'], ['Leyla', 'Murad']])
    expect(await w.tick()).toBe(1)
    expect(await told(first)).toEqual(['Leyla', 'Murad'])
  })

  test('an agreement does not end while an alert of the psychologist is open', async () => {
    const ending = () => endAgreements({ db: w.connection.db, audit: w.audit, now: w.rena.now })
    const alertId = await w.raise(caseId)
    w.at('2030-01-15')
    expect(await ending()).toBe(0)
    await reconcileGrants(w.again(w.rena))
    expect((await openAlert(w.again(w.leyla), { alertId })).kind).toBe('whole')
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'Pressed on the wrong file' })
    expect(await ending()).toBe(1)
    expect(await w.again(w.leyla).keys.maybe('risk', caseId)).toBeUndefined()
  })
})

describe('to its end', () => {
  test('a level after screening is told anew; writing what is done makes it acting', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(caseId, { level: 'to-be-screened' })
    await setLevel(w.again(w.rena), { alertId, level: 'high' })
    expect((await rows())[0]).toMatchObject({ state: 'raised', seen_within: 60, due_at: '2024-05-14T11:00:00.000Z' })
    await speakOfAlert(w.again(w.leyla), { alertId })
    await writeAction(w.again(w.leyla), { alertId, protective: '', actionNow: 'Brother stays', told: 'caregiver told' })
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ row: { state: 'acting' }, content: { actionNow: 'Brother stays', level: 'high' } })
  })

  test('moderate and above close by two, and the next contacts stand on Today', async () => {
    const alertId = await w.raise(caseId, { level: 'high' })
    expect((await closeAlert(w.again(w.rena), { alertId, reason: 'screened-negative', words: '' })).kind).toBe('not-alone')
    expect((await closeAlert(w.again(w.rena), { alertId, reason: 'safe-now', words: 'Plan made' })).kind).toBe('asked')
    expect((await agreeToClose(w.again(w.rena), { alertId })).kind).toBe('needs-second')
    expect((await refuseToClose(w.again(w.leyla), { alertId, words: 'Ask the sister first' })).kind).toBe('written')
    expect((await agreeToClose(w.again(w.leyla), { alertId })).kind).toBe('needs-second')
    expect(await hasOpenHighAlert(w.rena, caseId)).toBe(true)
    await closeAlert(w.again(w.leyla), { alertId, reason: 'safe-now', words: 'Plan made' })
    expect((await agreeToClose(w.again(w.rena), { alertId })).kind).toBe('written')
    expect([await hasOpenAlert(w.rena, caseId), await hasOpenHighAlert(w.rena, caseId)]).toEqual([false, false])
    expect(await listDueContacts(w.again(w.rena))).toEqual([])
    const planned = () => w.connection.db.selectFrom('brief_contact').select('due_on').where('state', '=', 'planned').orderBy('due_on').execute().then((rows) => rows.map((row) => row.due_on))
    expect(await planned()).toEqual(['2024-05-17', '2024-05-21', '2024-05-28', '2024-06-11', '2024-07-02', '2024-07-30', '2024-09-13', '2024-11-13', '2025-05-14', '2025-11-13'])
    w.at('2024-05-17')
    const [due] = await listDueContacts(w.again(w.rena))
    expect(due).toMatchObject({ caseId, dueOn: '2024-05-17', tries: 0 })
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
    const second = await w.raise(caseId, { level: 'moderate' })
    await closeAlert(w.again(w.rena), { alertId: second, reason: 'safe-now', words: 'Again' })
    await agreeToClose(w.again(w.leyla), { alertId: second })
    expect((await planned()).slice(0, 3)).toEqual(['2024-06-06', '2024-06-13', '2024-06-27'])
  })

  test('a level set lower waits as long as it may, and the delegate on call reads the new one; set higher it is told anew; a closed one has none', async () => {
    w.at('2024-05-18', '18:00')
    const alertId = await w.raise(caseId)
    w.at('2024-05-18', '18:15')
    await w.tick()
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ header: { level: 'imminent' } })
    w.at('2024-05-18', '18:20')
    expect(await setLevel(w.again(w.murad), { alertId, level: 'high', words: 'Brother is there' })).toEqual({ kind: 'written' })
    expect((await rows())[0]).toMatchObject({ seen_within: 60, due_at: '2024-05-18T19:00:00.000Z', round: 1 })
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ header: { level: 'high' } })
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ content: { events: [{}, { did: 'level-set', level: 'high', words: 'Brother is there' }] } })
    await speakOfAlert(w.again(w.murad), { alertId })
    await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'Calmer' })
    expect((await rows())[0]).toMatchObject({ state: 'spoken', due_at: null, seen_within: 1440 })
    await setLevel(w.again(w.rena), { alertId, level: 'imminent', words: 'The brother has left' })
    expect((await rows())[0]).toMatchObject({ state: 'raised', due_at: '2024-05-18T18:35:00.000Z', round: 2 })
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'No' })
    expect(await setLevel(w.again(w.rena), { alertId, level: 'imminent', words: 'x' })).toEqual({ kind: 'too-late' })
  })

  test('screened negative by the psychologist alone, it stays with the reading until a supervisor has looked; by the supervisor it does not', async () => {
    const [alone, byHer, mistake] = [await w.raise(caseId, { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'high' })]
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
    const [alertId, elsewhere] = [await w.raise(caseId, { level: 'to-be-screened' }), await w.raise(await ownCase(w.rena), { level: 'to-be-screened' })]
    w.at('2024-05-14', '10:20')
    await signed(w.rena, caseId)
    expect(await w.tick()).toBe(1)
    expect((await rows()).find((row) => row.id === alertId)).toMatchObject({ state: 'raised', seen_within: 1440 })
    expect((await rows()).find((row) => row.id === elsewhere)).toMatchObject({ state: 'screening' })
  })

  test('raised again after it was closed', async () => {
    const alertId = await w.raise(caseId, { level: 'high' })
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'No' })
    expect(await listAlerts(w.again(w.leyla))).toEqual([])
    expect((await raiseAgain(w.again(w.rena), { alertId, words: 'It was not' })).kind).toBe('written')
    expect(await listAlerts(w.again(w.leyla))).toMatchObject([{ level: 'high', delivery: 'sent' }])
  })
})
