import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { takeAlertStep } from '#app/http/alert-steps.server.ts'
import { isTheirs } from '#app/risk/alert.ts'
import { addLeave } from '#app/risk/keep-roster.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { isNeededNow } from '#app/risk/needed-now.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert, type Raising } from '#app/risk/raise-alert.server.ts'
import { alertTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import { seeAlert, speakOfAlert } from '#app/risk/see-alert.server.ts'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { raiseAgain, setLevel, tellOthers } from '#app/risk/work-on-alert.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

let w: AlertCase
beforeEach(async () => {
  w = await alertCase()
  w.at('2024-05-14', '08:00')
})
afterEach(() => w.close())

const harm = { level: 'high', type: 'harm-from-others' } as const
const headers = (id: Id<'alert'>) => w.connection.db.selectFrom('alert_header').select('delegate_id').where('alert_id', '=', id).execute()
const mailed = async () => (await w.connection.db.selectFrom('mail_outbox').select('person_id').orderBy('made_at').execute()).map((one) => one.person_id)

/** The whole of a week, the clock ticking where it would have gone on. */
async function aWeek(): Promise<void> {
  for (const [day, hour] of [['14', '09:00'], ['14', '12:00'], ['15', '08:30'], ['18', '20:00'], ['21', '08:30']] as const) {
    w.at(`2024-05-${day}`, hour)
    await w.tick()
  }
}

test('below danger now, and as long as the person wants no more, it is theirs', () => {
  const level = 'high'
  expect([isTheirs({ ...harm, level }), isTheirs({ ...harm, level: 'to-be-screened' }), isTheirs({ ...harm, level: 'imminent' }), isTheirs({ ...harm, others: true }), isTheirs({ level }), isTheirs({ level, type: 'child-protection' })])
    .toEqual([true, true, false, false, false, false])
})

describe('harm by others stays with the supervisor', () => {
  test('she is told on her screen and by mail; nobody else, seen or not, in a whole week', async () => {
    const alertId = await w.raise(w.caseId, { ...harm, actionNow: 'Her sister knows' })
    const ordinary = await w.raise(w.caseId, { level: 'high', type: 'suicide' })
    expect([await w.row(alertId), await headers(alertId), await w.told(alertId), (await mailed())[0]]).toMatchObject([{ stays: 1, due_at: null, state: 'raised' }, [], ['Leyla'], w.leyla.actor.id])
    expect(await w.row(ordinary)).toMatchObject({ stays: 0, due_at: '2024-05-14T09:00:00.000Z' })
    expect((await showAlert(w.again(w.rena), { alertId })).line).toMatchObject({ stays: true, delivery: 'sent', dueAt: null, told: [{ name: 'Leyla' }] })
    await aWeek()
    await seeAlert(w.again(w.leyla), { alertId })
    expect(await w.row(alertId)).toMatchObject({ state: 'seen', due_at: null, round: 1 })
    await aWeek()
    expect([await w.told(alertId), new Set(await w.told(ordinary)), await headers(alertId)]).toEqual([['Leyla'], new Set(['Leyla', 'Murad', 'Sevda']), []])
    expect([(await listAlerts(w.again(w.murad))).map((line) => line.id), (await listAlerts(w.again(w.sevda))).map((line) => line.id)]).toEqual([[ordinary], [ordinary]])
    for (const other of [w.murad, w.sevda]) await expect(openAlert(w.again(other), { alertId })).rejects.toSatisfy(isRefusal)
    expect(JSON.stringify(await w.row(alertId))).not.toContain('harm')
  })

  test('a supervisor in her free hours has it alone; one on leave cannot, and it goes the ordinary way', async () => {
    w.at('2024-05-18', '18:00')
    const atNight = await w.raise(w.caseId, harm)
    expect([await w.told(atNight), await isNeededNow({ db: w.connection.db, now: w.rena.now }, w.murad.actor.id)]).toEqual([['Leyla'], false])
    await addLeave(w.again(w.admin), { personId: w.leyla.actor.id, startsOn: '2024-05-18', endsOn: '2024-05-30' })
    const onLeave = await w.raise(w.caseId, harm)
    expect([await w.told(onLeave), await w.row(onLeave)]).toMatchObject([['Murad'], { stays: 0 }])
  })

  test('low is to be screened and stays so, without a clock', async () => {
    const alertId = await w.raise(w.caseId, { ...harm, level: 'to-be-screened' })
    await aWeek()
    expect(await w.row(alertId)).toMatchObject({ state: 'screening', due_at: null })
    await setLevel(w.again(w.rena), { alertId, level: 'high' })
    await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'She goes to her aunt' })
    expect([await w.row(alertId), await headers(alertId), await w.told(alertId)]).toMatchObject([{ state: 'raised', stays: 1, due_at: null, seen_within: 1440 }, [], ['Leyla', 'Leyla']])
  })
})

describe('what ends it', () => {
  test('the decision of the person, written down by either side: told anew, with the level\'s own time, and once', async () => {
    const alertId = await w.raise(w.caseId, harm)
    await speakOfAlert(w.again(w.leyla), { alertId })
    await expect(tellOthers(w.again(w.murad), { alertId, words: '' })).rejects.toSatisfy(isRefusal)
    const form = () => new Request('http://localhost/alerts', { method: 'POST', body: new URLSearchParams({ othersWords: 'They may help me tonight' }) })
    expect(await takeAlertStep(w.again(w.leyla), alertId, 'others', form())).toEqual({ kind: 'taken' })
    expect(await w.row(alertId)).toMatchObject({ stays: 0, state: 'raised', round: 2, due_at: '2024-05-14T09:00:00.000Z' })
    expect(await headers(alertId)).toEqual([{ delegate_id: w.sevda.actor.id }])
    expect(await openAlert(w.again(w.rena), { alertId })).toMatchObject({ content: { others: true, events: [{ did: 'raised' }, { did: 'others-told', words: 'They may help me tonight' }] } })
    expect(await w.connection.db.selectFrom('audit_entry').select('did').where('did', '=', 'alert.others-told').execute()).toHaveLength(1)
    // words that come too late are not dropped: a form that somebody else was quicker than is kept
    await expect(takeAlertStep(w.again(w.rena), alertId, 'others', form())).rejects.toMatchObject({ kind: 'stale' })
    for (const time of ['09:00', '10:00']) {
      w.at('2024-05-14', time)
      await w.tick()
    }
    expect(await w.told(alertId)).toEqual(['Leyla', 'Leyla', 'Murad', 'Sevda'])
    expect(await openAlert(w.again(w.sevda), { alertId })).toMatchObject({ kind: 'header', header: { level: 'high' } })
    // lowered later it does not go back
    await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'Calmer' })
    await raiseAgain(w.again(w.rena), { alertId, words: '' })
    expect(await w.row(alertId)).toMatchObject({ stays: 0 })
  })

  test('danger now: from the start, by the level form, or sent again from the same page', async () => {
    const ids = [await w.raise(w.caseId, { ...harm, level: 'imminent' }), await w.raise(w.caseId, harm), await w.raise(w.caseId, harm)] as const
    await setLevel(w.again(w.leyla), { alertId: ids[1], level: 'imminent', words: 'He is at the door' })
    await raiseAlert(w.again(w.rena), { caseId: w.caseId, alertId: ids[2], ...harm, level: 'imminent', source: 'button' })
    for (const id of ids) expect([await w.row(id), await headers(id)]).toMatchObject([{ stays: 0, due_at: '2024-05-14T08:15:00.000Z' }, [{ delegate_id: w.sevda.actor.id }]])
  })

  test('the sender\'s tick, at once or when it is sent again', async () => {
    const ticked = await w.raise(w.caseId, { ...harm, others: true })
    const page = { caseId: w.caseId, alertId: newId<'alert'>(), source: 'button', ...harm } as const
    const first = await raiseAlert(w.again(w.rena), page)
    expect(await w.row(first.alertId)).toMatchObject({ stays: 1 })
    expect(await raiseAlert(w.again(w.rena), { ...page, others: true })).toEqual({ kind: 'sent', alertId: first.alertId })
    for (const id of [ticked, first.alertId]) expect(await w.row(id)).toMatchObject({ stays: 0, due_at: '2024-05-14T09:00:00.000Z' })
    expect((await raiseAlert(w.again(w.rena), page)).kind).toBe('already-sent')
  })
})

test('what stays and what goes on are two alerts of one page: the words of the one never go where the other goes', async () => {
  for (const types of [['harm-from-others', 'suicide'], ['suicide', 'harm-from-others']] as const) {
    const page = { caseId: w.caseId, alertId: newId<'alert'>(), level: 'high', source: 'button' } as const
    const sent = [await raiseAlert(w.again(w.rena), { ...page, type: types[0] }), await raiseAlert(w.again(w.rena), { ...page, type: types[1] })]
    const kept = await Promise.all(sent.map(async ({ kind, alertId }) => [kind, (await w.row(alertId)).stays]))
    expect(kept).toEqual(types.map((type) => ['sent', type === 'suicide' ? 0 : 1]))
  }
  const page = { caseId: w.caseId, alertId: newId<'alert'>(), source: 'button' } as const
  const stays = await raiseAlert(w.again(w.rena), { ...page, ...harm, level: 'moderate' })
  // of what kind is not said: it may be any
  const untold = await raiseAlert(w.again(w.rena), { ...page, level: 'high' })
  expect([untold.kind, await w.row(untold.alertId), await w.row(stays.alertId)]).toMatchObject(['sent', { stays: 0, due_at: '2024-05-14T09:00:00.000Z' }, { stays: 1 }])
})

test('by the ticket of a page the same; ticked afterwards it is never swallowed', async () => {
  const { db, programme, serverKey, audit, now } = w.rena
  const ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), w.caseId, 'read'))
  const page = { caseId: w.caseId, alertId: newId<'alert'>(), source: 'note', ...harm } as const
  const send = (more: Partial<Raising> = {}) => raiseAlertByTicket({ db, programme, serverKey, audit, now }, { ...page, ...more, ticket })
  const first = await send()
  expect([await w.row(first.alertId), await headers(first.alertId), await send()]).toMatchObject([{ stays: 1, due_at: null }, [], { kind: 'already-sent' }])
  const second = await send({ others: true })
  expect([second.kind, await w.row(second.alertId), await send({ others: true })]).toMatchObject(['sent', { stays: 0, due_at: '2024-05-14T09:00:00.000Z' }, { kind: 'already-sent', alertId: second.alertId }])
  expect(await w.row((await send({ level: 'imminent' })).alertId)).toMatchObject({ stays: 0, seen_within: 15 })
})

test('a child is high until assessed: nothing lower when it is sent, lower with a reason afterwards', async () => {
  const alertId = await w.raise(w.caseId, { level: 'moderate', type: 'child-protection' })
  expect(await w.row(alertId)).toMatchObject({ seen_within: 60, stays: 0, due_at: '2024-05-14T09:00:00.000Z' })
  await setLevel(w.again(w.leyla), { alertId, level: 'moderate', words: 'Seen at home with the nurse' })
  expect([await w.row(alertId), await openAlert(w.again(w.rena), { alertId })]).toMatchObject([{ seen_within: 1440 }, { content: { level: 'moderate', events: [{ did: 'raised', level: 'high' }, { did: 'level-set', level: 'moderate' }] } }])
})
