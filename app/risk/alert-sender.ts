// Sends an alert from a page and says truthfully how far it got. Knows nothing of React, so that it can be tried without a page.
import type { SendStatus } from './send-state.ts'

export type AlertFields = Record<string, string>
/** As a form gives them: a name may stand there several times. */
export type PostedFields = AlertFields | (readonly [string, string])[]

/** What became of the answer, where its alert went without it: it waits where it was written, to be saved once more; this page alone has it; or it could not be saved, though she is in. */
type AnswerNow = 'waits' | 'not-kept' | 'not-saved'
/** `problem`: what is wrong with it, as a message key. */
type AnswerLeft = { answer?: AnswerNow; problem?: string }

/**
 * `not-sent` from the first press until the server has said that it is there; `not-whole` when the server asks for something
 * first; `saved` and `not-saved` for an answer that sends nothing.
 */
export type SendShown =
  | { kind: 'idle' } | { kind: 'not-sent' } | { kind: 'not-whole'; problem?: string } | { kind: 'not-saved' } | { kind: 'saved' } & AnswerLeft
  | { kind: 'sent'; alertId: string; status: SendStatus | undefined } & AnswerLeft

/** What the server said of one try; undefined: nothing that counts as sent. */
type Written = { kind: 'not-whole'; left: AnswerLeft } | { kind: 'written'; alertId: string | null; left: AnswerLeft }
type Said = { kind?: string; alertId?: string | null; answer?: AnswerNow; errors?: Record<string, string | string[]> }

/** Of several problems the first. */
function leftIn({ answer, errors = {} }: Said): AnswerLeft {
  const [problem] = Object.values(errors).flat()
  return { ...(answer ? { answer } : {}), ...(problem ? { problem } : {}) }
}

/** The page and the browser around it; a test gives its own. */
export type SenderGround = {
  show: (state: SendShown) => void
  send: (url: string, init: RequestInit) => Promise<Response>
  /** Ids, the level, the kind of risk and whether others may hear, so that a page that is loaded again goes on trying; no word of what was written. */
  keep: (fields: AlertFields | undefined) => void
  later: (ms: number, act: () => void) => () => void
}

/** What may lie on the device until the alert is there. Without kind and tick it would go to people it is not for. */
const keptFields = ['caseId', 'alertId', 'ticket', 'level', 'type', 'others', 'press']
const entriesOf = (fields: PostedFields): [string, string][] => (Array.isArray(fields) ? fields.map(([name, text]) => [name, text]) : Object.entries(fields))
/** What the server says of an alert that is there, new or not, and of an answer that sends none. */
const there = ['sent', 'added', 'already-sent', 'saved']
const tryAgain = [2_000, 5_000, 10_000, 15_000]
export const pollEvery = 20_000

export class AlertSender {
  readonly #ground: SenderGround
  readonly #url: string
  #fields: PostedFields | undefined
  /** Of the page it was sent from: it tells how far the alert got, also when the session is covered. */
  #ticket: string
  #press = ''
  #tries = 0
  #left: AnswerLeft = {}
  #isTrying = false
  #cancel = (): void => {}

  /** `url` takes the form; by default the one of alerts. `ticket`: of a page that only follows. */
  constructor(ground: SenderGround, url = '/alerts/send', ticket = '') {
    this.#ground = ground
    this.#url = url
    this.#ticket = ticket
  }

  /** Pressed, or pressed again: the same id, so one alert. */
  press(given: PostedFields, isAlert = true): void {
    // tried again it is the same press, and so is an answer that only had to be saved once more
    const fields = entriesOf(given)
    if (!this.#left.answer) this.#press = Math.random().toString(36).slice(2)
    if (!fields.some(([name]) => name === 'press')) fields.push(['press', this.#press])
    this.#fields = fields
    this.#ticket = fields.find(([name]) => name === 'ticket')?.[1] ?? ''
    this.#ground.keep(Object.fromEntries(fields.filter(([name]) => keptFields.includes(name))))
    this.#ground.show({ kind: isAlert ? 'not-sent' : 'not-saved' })
    void this.#try()
  }

  /** The line is back, or the page was loaded again. */
  again(): void {
    if (this.#fields) void this.#try()
  }

  /** What an alert that is there has come to. */
  follow(alertId: string, status?: SendStatus): void {
    this.#ground.show({ kind: 'sent', alertId, status, ...this.#left })
    if (status && (status.delivery === 'spoken' || status.state === 'resolved')) return
    this.#cancel()
    this.#cancel = this.#ground.later(status ? pollEvery : 0, () => void this.#poll(alertId, status))
  }

  stop(): void {
    this.#cancel()
  }

  async #try(): Promise<void> {
    if (this.#isTrying || !this.#fields) return
    this.#cancel()
    this.#isTrying = true
    const sent = this.#fields
    const written = await this.#post(sent).catch(() => undefined)
    this.#isTrying = false
    // pressed again with other words meanwhile: those go as well
    if (written === undefined || this.#fields !== sent) {
      this.#cancel = this.#ground.later(tryAgain[Math.min(this.#tries++, tryAgain.length - 1)]!, () => void this.#try())
      return
    }
    this.#fields = undefined
    this.#tries = 0
    this.#ground.keep(undefined)
    if (written.kind === 'not-whole') return this.#ground.show({ kind: 'not-whole', ...written.left })
    this.#left = written.left
    if (written.alertId) this.follow(written.alertId)
    else this.#ground.show({ kind: 'saved', ...written.left })
  }

  /** The id once the server has written it; everything else counts as not sent. */
  async #post(fields: PostedFields): Promise<Written | undefined> {
    const answer = await this.#ground.send(this.#url, {
      method: 'POST', credentials: 'same-origin', headers: { 'Accept': 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(entriesOf(fields)).toString(), signal: AbortSignal.timeout(10_000),
    })
    const said = await answer.json() as Said | null
    if (answer.status === 422 && said?.errors) return { kind: 'not-whole', left: leftIn(said) }
    if (!said || !answer.ok || answer.redirected) return undefined
    return said.kind && there.includes(said.kind) ? { kind: 'written', alertId: said.alertId ?? null, left: leftIn(said) } : undefined
  }

  async #poll(alertId: string, before: SendStatus | undefined): Promise<void> {
    const status = await this.#status(alertId).catch(() => undefined)
    if (status) this.follow(alertId, status)
    else this.#cancel = this.#ground.later(pollEvery, () => void this.#poll(alertId, before))
  }

  async #status(alertId: string): Promise<SendStatus | undefined> {
    const answer = await this.#ground.send(`/alerts/${alertId}/state`, { credentials: 'same-origin', headers: { 'Accept': 'application/json', ...(this.#ticket ? { 'Sirdash-Ticket': this.#ticket } : {}) } })
    return answer.ok && !answer.redirected ? await answer.json() as SendStatus : undefined
  }
}
