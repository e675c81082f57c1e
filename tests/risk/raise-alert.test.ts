import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { countAlerts, listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import { prepareFindings, writeFindings } from '#app/risk/raise-from-findings.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

describe('raising', () => {
  test('pressed twice makes one; it is sent, and nobody has seen it', async () => {
    const raising = { caseId: w.caseId, alertId: newId<'alert'>(), level: 'imminent', source: 'button' } as const
    expect((await raiseAlert(w.again(w.rena), raising)).kind).toBe('sent')
    expect((await raiseAlert(w.again(w.rena), raising)).kind).toBe('already-sent')
    expect(await w.rows()).toHaveLength(1)
    const [line] = await listAlerts(w.again(w.rena))
    expect(line).toMatchObject({ level: 'imminent', delivery: 'sent', own: true, told: [{ name: 'Leyla', place: 'supervisor' }] })
    expect(await countAlerts(w.again(w.leyla))).toMatchObject({ count: 1, highest: 'imminent' })
    expect(await countAlerts(w.again(w.rena))).toMatchObject({ count: 0, highest: null })
  })

  test('an id of another case is taken by nobody', async () => {
    const alertId = await w.raise(w.caseId)
    const other = await ownCase(w.rena)
    await expect(raiseAlert(w.again(w.rena), { caseId: other, alertId, level: 'high', source: 'button' })).rejects.toSatisfy(isRefusal)
  })

  test('waits for nothing: a first contact, a refused supervision, no agreement in force, a withdrawn consent', async () => {
    const contact = await openFirstContact(w.again(w.rena), { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'high', line: '' })
    const refused = await ownCase(w.rena, { supervision: false })
    await withdrawConsent(w.again(w.rena), { caseId: w.caseId, what: ['care', 'record', 'supervision'] })
    for (const each of [contact.caseId, refused, w.caseId]) {
      const alertId = await w.raise(each)
      expect((await openAlert(w.again(w.leyla), { alertId })).kind).toBe('whole')
    }
    await w.connection.db.updateTable('agreement').set({ state: 'ended' }).execute()
    const alertId = await w.raise(w.caseId)
    expect(await w.told(alertId)).toEqual(['Murad'])
    expect((await openAlert(w.again(w.murad), { alertId })).kind).toBe('whole')
  })

  test('a risk answer of a first contact sends its alert with it, once; its one line stays with the psychologist', async () => {
    await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
    const contact = { contactId: newId<'contact'>(), alertId: newId<'alert'>(), district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], line: 'by the well' } as const
    const opened = await openFirstContact(w.again(w.rena), { ...contact, done: [...contact.done], risk: 'high' })
    expect(opened.alertId).toBe(contact.alertId)
    expect(await openFirstContact(w.again(w.rena), { ...contact, done: [...contact.done], risk: 'high' })).toEqual(opened)
    expect([await w.rows(), await w.connection.db.selectFrom('first_contact').select('id').execute()]).toMatchObject([[{ id: contact.alertId, case_id: opened.caseId, seen_within: 60 }], [{ id: contact.contactId }]])
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
    expect([await w.rows(), await w.connection.db.selectFrom('first_contact').selectAll().execute()]).toEqual([[], []])
  })

  test('a child is high until assessed', async () => {
    const alertId = await w.raise(w.caseId, { level: 'moderate', type: 'child-protection' })
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ content: { level: 'high', events: [{ did: 'raised', level: 'high' }] } })
  })

  test('the telephone goes with it, and the level stands in no column', async () => {
    await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
    await keepOwnPhone(w.again(w.rena), '+994 50 888 88 88')
    await w.raise(w.caseId, { actionNow: 'Her brother stays with her' })
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ phone: '+994 50 888 88 88' })
    expect(JSON.stringify(await w.rows())).not.toMatch(/imminent|888 88|brother/)
  })

  test('findings of a scale make one alert of the highest level, in the transaction that keeps the answers; none makes none', async () => {
    const scope = w.again(w.rena)
    const permit = await permitCase(scope, w.caseId, 'write')
    expect(await prepareFindings(scope, permit, { alertId: newId<'alert'>(), findings: [] })).toBeUndefined()
    const prepared = await prepareFindings(scope, permit, { alertId: newId<'alert'>(), findings: [{ level: 'to-be-screened', code: 'phq9.item9' }, { level: 'to-be-screened', code: 'phq9.total' }] })
    await inTransaction(scope, (scope) => writeFindings(scope, prepared))
    await expect(inTransaction(scope, async (scope) => {
      await writeFindings(scope, await prepareFindings(scope, permit, { alertId: newId<'alert'>(), findings: [{ level: 'high', code: 'asq.acute' }] }))
      throw new Error('the answers were not kept')
    })).rejects.toThrow('not kept')
    expect(await w.rows()).toHaveLength(1)
    expect(await openAlert(w.again(w.leyla), { alertId: prepared!.row.id as Id<'alert'> })).toMatchObject({ row: { state: 'screening' }, content: { level: 'to-be-screened', finding: 'phq9.item9 phq9.total' } })
    expect(await w.connection.db.selectFrom('mail_outbox').selectAll().execute()).toEqual([])
  })
})
