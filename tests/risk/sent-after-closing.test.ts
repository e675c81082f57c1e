import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { levelsSaid } from '#app/risk/alert.ts'
import { agreeToClose, closeAlert } from '#app/risk/close-alert.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert, type Raising } from '#app/risk/raise-alert.server.ts'
import { alertTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { setLevel } from '#app/risk/work-on-alert.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertWorld, type AlertWorld } from './alert-world.ts'

// A page or a draft keeps one alert id for its life. What was closed is closed: what is sent from it afterwards is another alert.
let w: AlertWorld
let caseId: Id<'case'>
let ticket: string
beforeEach(async () => {
  w = await alertWorld()
  caseId = await ownCase(w.rena)
  ticket = await alertTicket(w.again(w.rena), await permitCase(w.again(w.rena), caseId, 'read'))
})
afterEach(() => w.close())

const ground = () => ({ db: w.connection.db, programme: w.rena.programme, serverKey: w.serverKey, audit: w.audit, now: w.rena.now })
const withKey = (raising: Raising) => raiseAlert(w.again(w.rena), { caseId, ...raising })
const byTicket = (raising: Raising) => raiseAlertByTicket(ground(), { caseId, ticket, ...raising })
const ways = [['with the key', withKey], ['by the ticket', byTicket]] as const
const open = async () => (await listAlerts(w.again(w.leyla))).map((line) => line.id as string)
const item9 = (said: string): Omit<Raising, 'alertId'> => ({ level: 'to-be-screened', source: 'scale', finding: 'phq9.item9', said: `phq9.item9=${said}` })
const byMistake = (alertId: Id<'alert'>) => closeAlert(w.again(w.rena), { alertId, reason: 'by-mistake', words: 'A wrong digit' })
const negative = (alertId: Id<'alert'>) => closeAlert(w.again(w.rena), { alertId, reason: 'screened-negative', words: 'Four times no' })

describe.each(ways)('sent once more %s', (_, send) => {
  test('closed as a mistake, the next true answer is another alert, once, by whichever way it comes', async () => {
    const page = { alertId: newId<'alert'>(), ...item9('2') }
    const first = await send(page)
    await byMistake(first.alertId)
    const second = await send({ ...page, ...item9('1') })
    expect([second.kind, second.alertId === first.alertId, await open()]).toEqual(['sent', false, [second.alertId]])
    for (const [, again] of ways) expect(await again({ ...page, ...item9('1') })).toEqual({ kind: 'already-sent', alertId: second.alertId })
    await byMistake(second.alertId)
    const third = await send(page)
    expect([third.kind, await open()]).toEqual(['sent', [third.alertId]])
  })

  test('closed by two, the same level pressed again is another alert with its own words', async () => {
    const page = { alertId: newId<'alert'>(), level: 'high', type: 'suicide', source: 'button' } as const
    const first = await send(page)
    await closeAlert(w.again(w.rena), { alertId: first.alertId, reason: 'safe-now', words: 'Plan made' })
    await agreeToClose(w.again(w.leyla), { alertId: first.alertId })
    const second = await send({ ...page, actionNow: 'He left the house' })
    expect([second.kind, await open()]).toEqual(['sent', [second.alertId]])
    expect(await openAlert(w.again(w.leyla), { alertId: second.alertId })).toMatchObject({ content: { level: 'high', actionNow: 'He left the house' } })
    expect(await openAlert(w.again(w.leyla), { alertId: first.alertId })).toMatchObject({ row: { state: 'resolved' }, content: { actionNow: '' } })
  })

  test('screened negative: with a graver answer of the same form it is sent', async () => {
    const page = { alertId: newId<'alert'>(), ...item9('1') }
    await negative((await send(page)).alertId)
    const second = await send({ ...page, ...item9('3') })
    expect([second.kind, await open()]).toEqual(['sent', [second.alertId]])
  })
})

test('screened negative, or closed by two: the same answers signed or kept tell nobody; what was a mistake does', async () => {
  const page = { alertId: newId<'alert'>(), ...item9('1') }
  const first = await byTicket(page)
  // put right before anybody asked: the answer that was asked about is the later one
  expect((await withKey({ ...page, ...item9('2') })).kind).toBe('added')
  await negative(first.alertId)
  expect([await withKey({ ...page, ...item9('2') }), await open()]).toEqual([{ kind: 'already-sent', alertId: first.alertId }, []])
  const other = { alertId: newId<'alert'>(), ...item9('1') }
  const { alertId } = await withKey(other)
  await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'A yes' })
  await closeAlert(w.again(w.rena), { alertId, reason: 'safe-now', words: 'Plan made' })
  await agreeToClose(w.again(w.leyla), { alertId })
  expect([await withKey(other), await open()]).toEqual([{ kind: 'already-sent', alertId }, []])
  const mistaken = { alertId: newId<'alert'>(), ...item9('1') }
  await byMistake((await withKey(mistaken)).alertId)
  expect((await withKey(mistaken)).kind).toBe('sent')
})

test('what was answered does not stand in the row, and no page is told of it', async () => {
  const { alertId } = await withKey({ alertId: newId<'alert'>(), ...item9('3'), press: 'thispress' })
  const opened = await openAlert(w.again(w.leyla), { alertId })
  if (opened.kind !== 'whole') throw new Error(opened.kind)
  expect(opened.content.mark).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(await showAlert(w.again(w.leyla), { alertId }))).not.toMatch(new RegExp(`${opened.content.mark}|thispress|item9=3`))
})

test('every kind of risk that was sent from a page stays in its history', async () => {
  const page = { alertId: newId<'alert'>(), level: 'high', source: 'button' } as const
  const { alertId } = await withKey({ ...page, type: 'suicide' })
  expect(await withKey({ ...page, type: 'medical' })).toEqual({ kind: 'sent', alertId })
  expect((await showAlert(w.again(w.leyla), { alertId })).whole).toMatchObject({ content: { types: ['suicide', 'medical'] }, events: [{ did: 'raised', type: 'suicide' }, { did: 'raised-again', type: 'medical' }] })
  expect(await withKey({ ...page, type: 'suicide' })).toEqual({ kind: 'already-sent', alertId })
})

test('a colleague lowered it: pressed again on the same page it is told anew; the same press tried again is not', async () => {
  const page = { alertId: newId<'alert'>(), level: 'high', source: 'button' } as const
  const { alertId } = await withKey({ ...page, press: 'one' })
  await setLevel(w.again(w.leyla), { alertId, level: 'moderate', words: 'Her sister is there' })
  expect(await withKey({ ...page, press: 'one' })).toEqual({ kind: 'already-sent', alertId })
  expect(await withKey({ ...page, press: 'two' })).toEqual({ kind: 'sent', alertId })
  expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ row: { round: 2, seen_within: 60 }, content: { level: 'high' } })
  await setLevel(w.again(w.leyla), { alertId, level: 'moderate', words: 'Calmer' })
  const again = [await byTicket({ ...page, press: 'three' }), await byTicket({ ...page, press: 'three' })]
  expect(again).toEqual([{ kind: 'sent', alertId: again[0]!.alertId }, { kind: 'already-sent', alertId: again[0]!.alertId }])
})

test('a colleague lowered it: a late try of the press that only added words, or another kind, is not told anew; the next press is', async () => {
  const page = { alertId: newId<'alert'>(), level: 'high', source: 'button' } as const
  const { alertId } = await withKey({ ...page, level: 'imminent', press: 'one' })
  const [words, kind] = [{ ...page, press: 'added', actionNow: 'Door locked' }, { ...page, press: 'kind', type: 'medical' as const }]
  expect([(await withKey(words)).kind, (await withKey(kind)).kind]).toEqual(['added', 'sent'])
  const said = levelsSaid((await showAlert(w.again(w.leyla), { alertId })).whole!)
  await setLevel(w.again(w.leyla), { alertId, base: said, level: 'moderate', words: 'Her sister is there' })
  for (const late of [words, kind]) expect(await withKey(late)).toEqual({ kind: 'already-sent', alertId })
  expect(await openAlert(w.again(w.leyla), { alertId })).toMatchObject({ content: { level: 'moderate' } })
  // a press is no level that was said, and no page is told of it
  const { events } = (await showAlert(w.again(w.leyla), { alertId })).whole!
  expect([said, levelsSaid({ events }), JSON.stringify(events).includes('pressedAt')]).toEqual(['2', '3', false])
  expect(await withKey({ ...words, press: 'next' })).toEqual({ kind: 'sent', alertId })
})

test.each(['by-mistake', 'safe-now'] as const)('closed as %s: a late try of the very press tells nobody, a new press does', async (reason) => {
  const page = { alertId: newId<'alert'>(), level: 'high', source: 'button', type: 'suicide' } as const
  const { alertId } = await withKey({ ...page, press: 'one' })
  expect((await withKey({ ...page, press: 'added', actionNow: 'Door locked' })).kind).toBe('added')
  await closeAlert(w.again(w.rena), { alertId, reason, words: 'x' })
  if (reason === 'safe-now') await agreeToClose(w.again(w.leyla), { alertId })
  for (const press of ['one', 'added']) expect([await withKey({ ...page, press }), await open()]).toEqual([{ kind: 'already-sent', alertId }, []])
  // another level of that press was never sent, and whoever cannot read which press it was sends
  expect((await withKey({ ...page, level: 'imminent', press: 'one' })).kind).toBe('sent')
  const other = { ...page, alertId: newId<'alert'>() }
  await byMistake((await withKey({ ...other, press: 'one' })).alertId)
  expect([(await withKey({ ...other, press: 'two' })).kind, (await byTicket({ ...other, press: 'two' })).kind]).toEqual(['sent', 'already-sent'])
})

test('words alone are added under their own name, and the page hears no "sent"', async () => {
  const page = { alertId: newId<'alert'>(), level: 'high', source: 'button' } as const
  const { alertId } = await withKey(page)
  expect(await withKey({ ...page, actionNow: 'The knives are put away' })).toEqual({ kind: 'added', alertId })
  expect((await w.connection.db.selectFrom('audit_entry').select('did').where('did', 'like', 'alert.%').orderBy('number').execute()).map((entry) => entry.did)).toEqual(['alert.raised', 'alert.added-to'])
})
