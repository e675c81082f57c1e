import type { Ground } from '#app/accounts/ground.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { sendMails, type Deliver } from '#app/risk/send-mails.server.ts'
import { reportError } from './report-error.server.ts'

type ClockGround = Pick<Ground, 'db' | 'audit' | 'now'>

const every = 20_000
const tell = (error: unknown): void => { reportError(error, 'alert-clock') }

/**
 * The clock of alerts, with nobody signed in. Passing on and mail have a turn each, so that a mail server that hangs holds up
 * no alert; a turn that does not succeed is tried at the next. Stopping waits for the turns that are on.
 */
export function startAlertClock(ground: () => ClockGround | undefined, deliver: Deliver | undefined, each = every): () => Promise<void> {
  const passing = oneAtATime(escalateAlerts)
  const mailing = oneAtATime(async (given: ClockGround) => { if (deliver) await sendMails(given, deliver) })
  const turn = () => {
    const given = ground()
    if (given) void passing.turn(given).then(() => mailing.turn(given))
  }
  turn()
  const timer = setInterval(turn, each)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await passing.done()
    await mailing.done()
  }
}

/** While a turn is on, the next one is that one. */
function oneAtATime(act: (ground: ClockGround) => Promise<unknown>) {
  let turning: Promise<void> | undefined
  return {
    turn: (ground: ClockGround) => turning ??= act(ground).then(() => {}, tell).finally(() => { turning = undefined }),
    done: async () => turning,
  }
}
