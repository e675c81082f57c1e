import { districtWord } from '#app/language/district-word.ts'
import { say } from '#app/language/say.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { cardOf, dialled, oneNumber } from '#app/risk/emergency-numbers.ts'
import type { Numbers } from '#app/risk/numbers-here.tsx'
import { numbersOnTicket } from '#app/risk/risk-bar.server.ts'
import type { LoadContext } from './load-context.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { escaped, ribbonIn } from './plain-page.server.ts'
import { plainStylePath } from './plain-style.server.ts'
import { problemWords } from './problem.ts'
import { formOf } from './read-form.server.ts'
import { reportError } from './report-error.server.ts'

type Ground = Pick<LoadContext, 'language' | 'runtime' | 'requestId'>
type Shown = { status: number; onward: string; ticket?: unknown; /** What became of the words beside it. */ refused?: number }

type Posted = { request: Request; context: Ground }

/**
 * Throws the door, or before it what became of the alert that a posted draft sends; a refusal of its words is said on the
 * same page. Thrown: where a page answers with a refusal, its loaders would be asked as if nothing had happened.
 */
export async function sentOrDoor({ request, context }: Posted, sent: Raised | 'not-sent' | undefined, door: Response, onward: string): Promise<never> {
  if (!sent) throw door
  const ticket = [...await formOf(request)].find(([name]) => name.startsWith('alertTicket'))?.[1]
  const page = await sentPage(context, { status: sent === 'not-sent' ? 401 : 200, onward, ticket, ...(door.status >= 400 ? { refused: door.status } : {}) })
  const cookie = door.headers.get('set-cookie')
  if (cookie) page.headers.set('Set-Cookie', cookie)
  throw page
}

/**
 * For a page without script whose session is over: whether the alert went out, the numbers of its case as far as the page's
 * ticket names one, and the way on.
 */
export async function sentPage(context: Ground, { status, onward, ticket, refused }: Shown): Promise<Response> {
  const { language, runtime, requestId } = context
  const words = wordsOf(language)
  const { risk: { delivery, bar } } = words
  const problem = refused === undefined ? undefined : problemWords(words, refused, { reference: requestId })
  const isSent = status === 200
  const heading = isSent ? `<h1>${delivery.sent}. ${delivery.sentCall}</h1>` : `<h1 class="not-sent" role="alert">${delivery.notSentCall}</h1>`
  const body = `${heading}${numbersIn(language, await numbersFor(context, ticket))}${problem ? `<p><strong>${escaped(problem.title)}</strong> ${escaped(problem.text)}</p>` : ''}<p><a href="${onward}">${onward.startsWith('/alerts/') ? bar.openAlert : bar.goOn}</a></p>`
  return new Response(`<!DOCTYPE html>
<html lang="${language}" translate="no"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sirdash</title><link rel="stylesheet" href="${plainStylePath}"></head><body>${runtime.isDemo ? ribbonIn(language) : ''}<main>${body}</main></body></html>
`, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}

/** Public numbers where nothing says which case it is. Whatever fails here, there is a number to call. */
async function numbersFor({ runtime, requestId }: Ground, ticket: unknown): Promise<Numbers> {
  const ground = runtime.ground()
  const found = ground && typeof ticket === 'string' && ticket !== ''
    ? await numbersOnTicket(ground, ticket).catch((error: unknown) => void reportError(error, requestId))
    : undefined
  return found ?? { card: cardOf(null, []), people: [] }
}

/** The district's card, then whoever is on duty: as on the page it was sent from. */
function numbersIn(language: LoadContext['language'], { card, people }: Numbers): string {
  const words = wordsOf(language)
  const { risk: { bar, cards }, frame: { emergency } } = words
  const call = (label: string, number: string) => `<li>${escaped(label)}: <a href="tel:${dialled(number)}">${escaped(number)}</a></li>`
  const lines = [call(emergency.allDistricts, oneNumber), ...card.lines.map(({ line, number }) => call(cards.lines[line], number))]
  const colleagues = people.map(({ name, phone }) => (phone ? call(name, phone) : `<li>${escaped(name)}: ${bar.noPhone}</li>`))
  const title = card.district ? `<p>${escaped(say(emergency.forDistrict, { district: districtWord(words, card.district) }))}</p>` : ''
  return `${title}<ul>${lines.join('')}</ul>${card.district ? `<p><strong>${bar.then}</strong></p>${colleagues.length > 0 ? `<ul>${colleagues.join('')}</ul>` : `<p>${bar.noSupervisor}</p>`}` : ''}`
}
