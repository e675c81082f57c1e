import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailer, mailText } from '#app/http/mail.server.ts'
import { sendMails } from '#app/risk/send-mails.server.ts'
import { speakOfAlert } from '#app/risk/see-alert.server.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { alertWorld, type AlertWorld } from './alert-world.ts'
import { smallSmtp, type SmallSmtp } from './small-smtp.ts'

let smtp: SmallSmtp
let w: AlertWorld
beforeAll(async () => { smtp = await smallSmtp() })
afterAll(() => smtp.close())
beforeEach(async () => {
  smtp.mails.splice(0)
  w = await alertWorld()
})
afterEach(() => w.close())

const send = () => sendMails({ db: w.connection.db, now: w.rena.now }, mailer(smtp.url))

test('each who is told gets one mail that says only that something waits: no code, no district, no level, no name', async () => {
  const caseId = await ownCase(w.rena)
  const { code, word } = await w.connection.db.selectFrom('case_file').select(['code', 'word']).executeTakeFirstOrThrow()
  w.at('2024-05-14', '10:00')
  await w.raise(caseId, { actionNow: 'Her brother stays' })
  expect(await send()).toEqual({ sent: 1, later: 0 })
  expect(await send()).toEqual({ sent: 0, later: 0 })
  w.at('2024-05-14', '10:15')
  await w.tick()
  await send()
  expect(smtp.mails.map((mail) => mail.to)).toEqual(['leyla@example.org', 'murad@example.org'])
  const text = smtp.mails[0]!.text
  const [head = '', ...body] = text.split('\n\n')
  expect(body.join('\n').trim()).toBe(mailText)
  expect(head.split('\n').map((line) => line.split(':')[0]).sort()).toEqual(['Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To'])
  for (const told of [code, word, 'Aghdam', 'imminent', 'Rena', 'brother', caseId]) expect(text.toLowerCase()).not.toContain(told.toLowerCase())
})

test('a mail server that is away is tried again, and once somebody has spoken no more', async () => {
  w.at('2024-05-14', '10:00')
  const alertId = await w.raise(await ownCase(w.rena))
  smtp.refuse(true)
  expect(await send()).toEqual({ sent: 0, later: 1 })
  smtp.refuse(false)
  expect(await send()).toEqual({ sent: 0, later: 0 })
  w.at('2024-05-14', '10:01')
  expect(await send()).toEqual({ sent: 1, later: 0 })
  const other = await w.raise(await ownCase(w.rena))
  await speakOfAlert(w.again(w.leyla), { alertId: other })
  expect(await send()).toEqual({ sent: 0, later: 0 })
  expect(alertId).not.toBe(other)
})
