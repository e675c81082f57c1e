import { wordsOf } from '#app/language/messages.server.ts'
import { oneNumber, publicNumbers } from '#app/risk/emergency-numbers.ts'
import type { LoadContext } from './load-context.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { ribbonIn } from './plain-page.server.ts'
import { plainStylePath } from './plain-style.server.ts'

/** The door, or before it what became of an alert. */
export const sentOrDoor = (context: Pick<LoadContext, 'language' | 'runtime'>, sent: Raised | 'not-sent' | undefined, door: Response, onward: string): Response =>
  (sent ? sentPage(context, sent === 'not-sent' ? 401 : 200, onward) : door)

/** For a page without script whose session is over: whether the alert went out, the numbers, and the way on. */
export function sentPage({ language, runtime }: Pick<LoadContext, 'language' | 'runtime'>, status: number, onward: string): Response {
  const { risk: { delivery, cards, bar }, frame } = wordsOf(language)
  const word = status === 200 ? `${delivery.sent}. ${delivery.sentCall}` : delivery.notSentCall
  const numbers = [[frame.emergency.allDistricts, oneNumber], ...Object.entries(publicNumbers).map(([line, number]) => [cards.lines[line as 'ambulance'], number])]
  const body = `<h1>${word}</h1><ul>${numbers.map(([label, number]) => `<li>${label}: <a href="tel:${number}">${number}</a></li>`).join('')}</ul><p><a href="${onward}">${status === 200 ? bar.openAlert : bar.goOn}</a></p>`
  return new Response(`<!DOCTYPE html>
<html lang="${language}" translate="no"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sirdash</title><link rel="stylesheet" href="${plainStylePath}"></head><body>${runtime.isDemo ? ribbonIn(language) : ''}<main>${body}</main></body></html>
`, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
