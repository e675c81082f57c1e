import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endDuty, keepHours } from '#app/risk/keep-roster.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { signed } from '#tests/sessions/own-case.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => { w = await alertCase() })
afterEach(() => w.close())

const everythingAllowed = (scope: Scope): Scope => ({ ...scope, rules: { holds: () => true } })

describe('who reads it', () => {
  test('the backup by key with the psychologist signed out, but not the note; the delegate the header; nobody else', async () => {
    const noteId = await signed(w.rena, w.caseId)
    w.at('2024-05-18', '18:00')
    const alertId = await w.raise(w.caseId, { actionNow: 'Her brother stays with her' })
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

  test('a backup named after the case opened gets the key with the alert; one planted in the database gets none; one who leaves the roster loses it', async () => {
    const later = await w.person('Elchin', ['supervisor'])
    const planted = await w.person('Stranger', ['supervisor'])
    await keepHours(w.again(w.admin), { personId: later.actor.id, part: 'backup', weekdays: '1234567', from: '00:00', to: '24:00' })
    await w.connection.db.insertInto('duty').values({ person_id: planted.actor.id, part: 'backup', weekdays: '1234567', from_time: '00:00', to_time: '24:00', mark: 'AAAA' }).execute()
    const held = async (scope: Scope) => (await w.again(scope).keys.maybe('risk', w.caseId)) !== undefined
    expect(await held(later)).toBe(false)
    await w.raise(w.caseId)
    expect([await held(later), await held(planted)]).toEqual([true, false])
    await reconcileGrants(w.again(w.rena))
    expect([await held(later), await held(planted)]).toEqual([true, false])
    await endDuty(w.again(w.admin), { personId: later.actor.id, part: 'backup' })
    expect([await held(later), await held(w.leyla), await held(w.rena)]).toEqual([false, true, true])
  })
})
