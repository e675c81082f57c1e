import type { Db, Row } from '#db/schema.ts'
import { markSent, tryLater, waitingMails } from './mail-table.server.ts'

/** Sends one mail to one address, or throws. The text is always the same and says nothing of anybody. */
export type Deliver = (to: string) => Promise<void>

const mostAtOnce = 50
/** Minutes until the next try: 1, 2, 4, 8, 15, 15 and so on. */
const pause = (tries: number): number => Math.min(15, 2 ** tries)

/** For the clock: what waits in the outbox. A mail that could not be sent waits and is tried again while its alert waits. */
export async function sendMails({ db, now }: { db: Db; now: () => Date }, deliver: Deliver): Promise<{ sent: number; later: number }> {
  let [sent, later] = [0, 0]
  for (const mail of await waitingMails(db, now().toISOString(), mostAtOnce)) {
    const arrived = await deliver(mail.mail).then(() => true, () => false)
    if (arrived) await markSent(db, mail.id, now().toISOString())
    else await tryLater(db, mail satisfies Row<'mail_outbox'>, new Date(now().getTime() + pause(mail.tries) * 60_000).toISOString())
    if (arrived) sent++
    else later++
  }
  return { sent, later }
}
