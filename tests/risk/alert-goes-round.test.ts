import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { closeAlert } from '#app/risk/close-alert.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { seeAlert, speakOfAlert } from '#app/risk/see-alert.server.ts'
import { endAgreements } from '#app/supervision/end-agreements.server.ts'
import type { Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

describe('the clock', () => {
  test('passes on what nobody has seen, waits 30 minutes after SEEN, and stops at SPOKEN', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(w.caseId)
    w.at('2024-05-14', '10:14')
    expect(await w.tick()).toBe(0)
    w.at('2024-05-14', '10:15')
    expect(await w.tick()).toBe(1)
    expect(await w.told(alertId)).toEqual(['Leyla', 'Murad'])
    w.at('2024-05-14', '10:20')
    expect(await seeAlert(w.again(w.leyla), { alertId })).toEqual({ kind: 'marked' })
    w.at('2024-05-14', '10:49')
    expect(await w.tick()).toBe(0)
    w.at('2024-05-14', '10:50')
    expect(await w.tick()).toBe(1)
    expect(await w.told(alertId)).toEqual(['Leyla', 'Murad', 'Sevda'])
    expect((await listAlerts(w.again(w.rena)))[0]).toMatchObject({ delivery: 'seen', seenBy: 'Leyla', seenAt: '2024-05-14T10:20:00.000Z' })
    expect(await speakOfAlert(w.again(w.rena), { alertId })).toEqual({ kind: 'marked' })
    w.at('2024-05-16')
    expect(await w.tick()).toBe(0)
    expect((await listAlerts(w.again(w.leyla)))[0]).toMatchObject({ delivery: 'spoken', spokenBy: 'Rena' })
    expect(await seeAlert(w.again(w.murad), { alertId })).toEqual({ kind: 'too-late' })
  })

  test('only the first SEEN of a round pauses it, and none moves what is to be screened', async () => {
    w.at('2024-05-14', '10:00')
    const [alertId, screening] = [await w.raise(w.caseId), await w.raise(await ownCase(w.rena), { level: 'to-be-screened' })]
    const due = async (id: Id<'alert'>) => (await w.rows()).find((row) => row.id === id)!.due_at!.slice(11, 16)
    for (const minute of ['05', '15', '34']) {
      w.at('2024-05-14', `10:${minute}`)
      expect([await seeAlert(w.again(w.leyla), { alertId }), await due(alertId)]).toEqual([{ kind: 'marked' }, '10:35'])
    }
    for (const [at, people] of [['10:35', 2], ['10:50', 3], ['11:05', 4]] as const) {
      w.at('2024-05-14', at)
      expect([await w.tick(), (await w.told(alertId)).length]).toEqual([1, people])
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
    const [alertId, moderate] = [await w.raise(w.caseId), await w.raise(await ownCase(w.rena), { level: 'moderate' })]
    for (const minute of ['15', '30']) {
      w.at('2024-05-18', `18:${minute}`)
      expect(await w.tick()).toBe(1)
    }
    expect([await w.told(alertId), await w.told(moderate)]).toEqual([['Murad', 'Sevda', 'Leyla'], ['Murad']])
    w.at('2024-05-18', '18:45')
    await w.tick()
    expect((await w.told(alertId)).at(-1)).toBe('Murad')
  })

  test('goes round again until somebody speaks', async () => {
    w.at('2024-05-14', '10:00')
    const alertId = await w.raise(w.caseId)
    for (const minute of ['15', '30', '45']) {
      w.at('2024-05-14', `10:${minute}`)
      expect(await w.tick()).toBe(1)
    }
    expect(await w.told(alertId)).toEqual(['Leyla', 'Murad', 'Sevda', 'Leyla'])
  })

  test('a high one seen early goes on after its hour, not before', async () => {
    w.at('2024-05-14', '10:02')
    const alertId = await w.raise(w.caseId, { level: 'high' })
    w.at('2024-05-14', '10:05')
    await seeAlert(w.again(w.leyla), { alertId })
    expect((await w.rows())[0]!.due_at).toBe('2024-05-14T11:02:00.000Z')
  })

  test('one that cannot be moved holds up no other, and does not pass in silence', async () => {
    w.at('2024-05-14', '10:00')
    const [first, second] = [await w.raise(w.caseId), await w.raise(await ownCase(w.rena))]
    w.at('2024-05-14', '10:20')
    const { audit } = w
    const faulty: AuditWriter = { exclusively: (work) => audit.exclusively(work), hasLooked: () => false, remembersLook: () => {}, renewHour: () => {}, append: (db, entry) => (entry.record === first ? Promise.reject(new Error('disk full')) : audit.append(db, entry)) }
    await expect(escalateAlerts({ db: w.connection.db, audit: faulty, now: w.rena.now })).rejects.toThrow('disk full')
    expect([await w.told(first), await w.told(second)]).toEqual([['Leyla'], ['Leyla', 'Murad']])
    expect(await w.tick()).toBe(1)
    expect(await w.told(first)).toEqual(['Leyla', 'Murad'])
  })

  test('an agreement does not end while an alert of the psychologist is open', async () => {
    const ending = () => endAgreements({ db: w.connection.db, audit: w.audit, now: w.rena.now })
    const alertId = await w.raise(w.caseId)
    w.at('2030-01-15')
    expect(await ending()).toBe(0)
    await reconcileGrants(w.again(w.rena))
    expect((await openAlert(w.again(w.leyla), { alertId })).kind).toBe('whole')
    await closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'Pressed on the wrong file' })
    expect(await ending()).toBe(1)
    expect(await w.again(w.leyla).keys.maybe('risk', w.caseId)).toBeUndefined()
  })
})
