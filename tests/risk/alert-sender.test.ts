import { expect, test } from 'vitest'
import { AlertSender, type SendShown } from '#app/risk/alert-sender.ts'
import type { SendStatus } from '#app/risk/send-state.ts'

/** A page without a browser: what it showed, what it sent, what it kept, and time that passes when told. */
function page(answers: (() => Promise<Response>)[]) {
  const shown: SendShown[] = []
  const sent: string[] = []
  const kept: unknown[] = []
  const tickets: (string | undefined)[] = []
  const waiting: { ms: number; act: () => void }[] = []
  const sender = new AlertSender({
    show: (state) => shown.push(state), keep: (fields) => kept.push(fields),
    send: (url, init) => {
      sent.push(`${url} ${String(init.body ?? '')}`.trim())
      tickets.push((init.headers as Record<string, string>)['Sirdash-Ticket'])
      return (answers.shift() ?? gone)()
    },
    later: (ms, act) => {
      const one = { ms, act }
      waiting.push(one)
      return () => { waiting.splice(waiting.indexOf(one), waiting.includes(one) ? 1 : 0) }
    },
  })
  const settle = async () => { for (let turn = 0; turn < 10; turn += 1) await Promise.resolve() }
  const pass = async () => {
    waiting.shift()?.act()
    await settle()
  }
  return { sender, shown, sent, kept, tickets, waiting, settle, pass, last: () => shown.at(-1) }
}

const gone = () => Promise.reject(new TypeError('no connection'))
const json = (value: unknown, status = 200) => () => Promise.resolve(new Response(JSON.stringify(value), { status }))
const status = (change: Partial<SendStatus> = {}): SendStatus => ({ id: 'a', state: 'raised', delivery: 'sent', seenBy: null, seenAt: null, spokenBy: null, spokenAt: null, resolvedAt: null, dueAt: null, told: 1, ...change })
const fields = { caseId: 'c', alertId: 'a', ticket: 't', level: 'imminent', actionNow: 'Her brother stays' }

test('NOT SENT until the server has said that it is there; the same id each time', async () => {
  const p = page([gone, json(null, 503), json({ kind: 'sent', alertId: 'a' }), json(status())])
  p.sender.press(fields)
  expect(p.last()).toEqual({ kind: 'not-sent' })
  await p.settle()
  p.sender.press(fields)
  await p.settle()
  expect(p.last()).toEqual({ kind: 'not-sent' })
  await p.pass()
  expect(p.last()).toEqual({ kind: 'sent', alertId: 'a', status: undefined })
  expect(p.sent.filter((one) => one.includes('alertId=a'))).toHaveLength(3)
  await p.pass()
  expect(p.last()).toEqual({ kind: 'sent', alertId: 'a', status: status() })
})

test('an answer that is no answer does not count as sent', async () => {
  for (const answer of [json({}), json({ kind: 'sent', alertId: 'a' }, 404), () => Promise.resolve(new Response('<html>'))]) {
    const p = page([answer])
    p.sender.press(fields)
    await p.settle()
    expect(p.last()).toEqual({ kind: 'not-sent' })
    expect(p.waiting).toHaveLength(1)
  }
})

test('what lies on the device is ids, level, kind and whether others may hear, no word that was written, and nothing once it is there', async () => {
  for (const kind of ['already-sent', 'added']) {
    const p = page([json({ kind, alertId: 'a' })])
    p.sender.press({ ...fields, type: 'suicide', others: 'yes', told: 'Her aunt' })
    await p.settle()
    expect(p.kept).toEqual([{ caseId: 'c', alertId: 'a', ticket: 't', level: 'imminent', type: 'suicide', others: 'yes', press: expect.stringMatching(/^[a-z0-9]{1,20}$/) }, undefined])
    expect(p.last()).toMatchObject({ kind: 'sent' })
  }
})

test('tried again it is the same press; pressed again it is another', async () => {
  const p = page([gone, json({ kind: 'sent', alertId: 'a' }), json({ kind: 'already-sent', alertId: 'a' })])
  const press = () => new URLSearchParams(p.sent.at(-1)!.split(' ')[1]).get('press')
  p.sender.press(fields)
  await p.settle()
  const first = press()
  await p.pass()
  expect([p.last(), press()]).toMatchObject([{ kind: 'sent' }, first])
  p.sender.press(fields)
  await p.settle()
  expect(press()).not.toBe(first)
})

test('follows every 20 seconds until it is spoken of; a poll without an answer changes nothing', async () => {
  const p = page([json(status()), gone, json(status({ delivery: 'seen', seenBy: 'Leyla' })), json(status({ delivery: 'spoken', spokenBy: 'Rena' }))])
  p.sender.follow('a')
  await p.pass()
  expect(p.waiting[0]!.ms).toBe(20_000)
  await p.pass()
  expect(p.last()).toMatchObject({ status: { delivery: 'sent' } })
  await p.pass()
  expect(p.last()).toMatchObject({ status: { delivery: 'seen', seenBy: 'Leyla' } })
  await p.pass()
  expect(p.last()).toMatchObject({ status: { delivery: 'spoken' } })
  expect(p.waiting).toEqual([])
})

test('it asks how far the alert got with the ticket it was sent by', async () => {
  const p = page([json({ kind: 'sent', alertId: 'a' }), json(status())])
  p.sender.press(fields)
  await p.settle()
  await p.pass()
  expect(p.tickets).toEqual([undefined, 't'])
})

test('an answer that sends nothing is saved or not yet, never "not sent"', async () => {
  const p = page([gone, json({ kind: 'saved', alertId: null })])
  p.sender.press({ answer: 'not-asked' }, false)
  expect(p.last()).toEqual({ kind: 'not-saved' })
  await p.settle()
  await p.pass()
  expect(p.last()).toEqual({ kind: 'saved' })
})

test('what the server asks for first is shown as not sent and not tried again; an alert whose answer waits says so', async () => {
  const asked = page([json({ kind: 'not-whole', errors: { level: 'choose' } }, 422)])
  asked.sender.press(fields)
  await asked.settle()
  expect([asked.last(), asked.waiting]).toEqual([{ kind: 'not-whole', problem: 'choose' }, []])
  const altered = page([json(null, 422)])
  altered.sender.press(fields)
  await altered.settle()
  expect([altered.last(), altered.waiting.length]).toEqual([{ kind: 'not-sent' }, 1])
  const door = page([json({ kind: 'sent', alertId: 'a', answer: 'waits' }), json(status())])
  door.sender.press([['alertId', 'a'], ['done', 'listened'], ['done', 'calming']])
  await door.settle()
  await door.pass()
  expect(door.last()).toEqual({ kind: 'sent', alertId: 'a', status: status(), answer: 'waits' })
  expect(door.sent[0]).toContain('done=listened&done=calming')
})

test('an answer that could not be saved though she is in says what is wrong; saved once more it is the same press', async () => {
  const p = page([json({ kind: 'sent', alertId: 'a', answer: 'not-saved', errors: { told: ['too-long:2000'], actionNow: ['unreadable-text'] } }), json({ kind: 'saved', alertId: 'a' })])
  p.sender.press(fields)
  await p.settle()
  expect(p.last()).toEqual({ kind: 'sent', alertId: 'a', status: undefined, answer: 'not-saved', problem: 'too-long:2000' })
  p.sender.press(fields)
  await p.settle()
  expect(p.last()).toEqual({ kind: 'sent', alertId: 'a', status: undefined })
  const presses = p.sent.filter((one) => one.includes('press=')).map((one) => new URLSearchParams(one.split(' ')[1]).get('press'))
  expect([presses.length, new Set(presses).size]).toEqual([2, 1])
})
