import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAlertClock } from '#app/http/alert-clock.server.ts'
import { mailer } from '#app/http/mail.server.ts'
import { rules } from '#app/work/rules.server.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertWorld, type AlertWorld } from './alert-world.ts'
import { smallSmtp, type SmallSmtp } from './small-smtp.ts'

let w: AlertWorld
let smtp: SmallSmtp
beforeEach(async () => { [w, smtp] = [await alertWorld(), await smallSmtp()] })
afterEach(async () => {
  await smtp.close()
  await w.close()
})

test('the clock of the server begins at once: it passes on and sends, with nobody signed in, and rests before there is a programme', async () => {
  w.at('2024-05-14', '10:00')
  await w.raise(await ownCase(w.rena))
  w.at('2024-05-14', '10:16')
  const { db } = w.connection
  await startAlertClock(() => undefined, mailer(smtp.url))()
  const stop = startAlertClock(() => ({ db, audit: w.audit, now: w.rena.now, programme: w.rena.programme, rules }), mailer(smtp.url))
  await expect.poll(() => smtp.mails.map((mail) => mail.to).sort()).toEqual(['leyla@example.org', 'murad@example.org'])
  await expect.poll(async () => (await db.selectFrom('mail_outbox').select('id').where('sent_at', 'is', null).execute()).length).toBe(0)
  await stop()
  expect((await db.selectFrom('alert_told').select('place').orderBy('told_at').execute()).map((row) => row.place)).toEqual(['supervisor', 'backup'])
})

test('a mail server that never answers holds up no alert', async () => {
  w.at('2024-05-14', '10:00')
  await w.raise(await ownCase(w.rena))
  const { db } = w.connection
  let release = () => {}
  const hangs = new Promise<void>((done) => { release = done })
  const stop = startAlertClock(() => ({ db, audit: w.audit, now: w.rena.now, programme: w.rena.programme, rules }), () => hangs, 20)
  const told = async () => (await db.selectFrom('alert_told').select('place').orderBy('told_at').execute()).map((row) => row.place)
  for (const [time, place] of [['10:16', 'backup'], ['10:32', 'delegate']] as const) {
    w.at('2024-05-14', time)
    await expect.poll(async () => (await told()).at(-1)).toBe(place)
  }
  expect(await db.selectFrom('mail_outbox').select('id').where('sent_at', 'is not', null).execute()).toEqual([])
  release()
  await stop()
})
