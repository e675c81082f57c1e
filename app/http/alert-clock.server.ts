import type { Ground } from '#app/accounts/ground.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { sendMails, type Deliver } from '#app/risk/send-mails.server.ts'
import { reportError } from './report-error.server.ts'

const every = 20_000
const tell = (error: unknown): void => { reportError(error, 'alert-clock') }

/** The clock of alerts, with nobody signed in: one turn at a time; a turn that does not succeed is tried at the next. */
export function startAlertClock(ground: () => Pick<Ground, 'db' | 'audit' | 'now'> | undefined, deliver: Deliver | undefined): () => void {
  let turning = false
  const turn = async () => {
    const given = ground()
    if (!given || turning) return
    turning = true
    await escalateAlerts(given).catch(tell)
    if (deliver) await sendMails(given, deliver).catch(tell)
    turning = false
  }
  void turn()
  const timer = setInterval(() => void turn(), every)
  timer.unref()
  return () => { clearInterval(timer) }
}
