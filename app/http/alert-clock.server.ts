import type { Ground } from '#app/accounts/ground.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { sendMails, type Deliver } from '#app/risk/send-mails.server.ts'
import { reportError } from './report-error.server.ts'

type ClockGround = Pick<Ground, 'db' | 'audit' | 'now'>

const every = 20_000
const tell = (error: unknown): void => { reportError(error, 'alert-clock') }

/** The clock of alerts, with nobody signed in: one turn at a time; a turn that does not succeed is tried at the next. Stopping waits for the turn that is on. */
export function startAlertClock(ground: () => ClockGround | undefined, deliver: Deliver | undefined): () => Promise<void> {
  let turning: Promise<void> | undefined
  const turn = () => {
    const given = ground()
    if (given) turning ??= oneTurn(given, deliver).finally(() => { turning = undefined })
  }
  turn()
  const timer = setInterval(turn, every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await turning
  }
}

async function oneTurn(ground: ClockGround, deliver: Deliver | undefined): Promise<void> {
  await escalateAlerts(ground).catch(tell)
  if (deliver) await sendMails(ground, deliver).catch(tell)
}
