import { useState, type MouseEvent } from 'react'
import { formatNumber } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { SendShown } from './alert-sender.ts'
import { alertOf, lackingIn, type RiskPart } from './risk-part.ts'
import { NumbersHere } from './numbers-here.tsx'
import { SendState } from './send-state-banner.tsx'
import { useAnswerSender } from './use-answer-sender.ts'

type BoxProps = {
  draftId: string
  alertId: string
  /** Sends when the session behind the page is covered or over. */
  ticket: string
  member: string
  /** Already saved: what was answered. */
  saved: boolean
  /** The answer as it stands in the form. */
  read: (form: HTMLFormElement) => Record<string, string>
}

/** Saves one person's risk answer on its own. Until that is done it says so; a new or higher risk shows how far its alert got. */
export function RiskPartBox({ draftId, alertId, ticket, member, saved, read }: BoxProps) {
  const { risk: { part }, frame, sessions: { problems } } = useWords()
  const language = useLanguage()
  const { shown: state, press } = useAnswerSender(`/drafts/${draftId}/risk`)
  const [isWhole, setWhole] = useState(true)
  const [isAlert, setAlert] = useState(false)
  const save = (event: MouseEvent<HTMLButtonElement>) => {
    const form = event.currentTarget.form
    if (!form) return
    event.preventDefault()
    const given = read(form)
    const lacking = Object.keys(lackingIn(given as Partial<RiskPart>)).length > 0
    setWhole(!lacking)
    if (lacking) return
    const sends = alertOf(given as Pick<RiskPart, 'answer' | 'level'>) !== undefined
    setAlert(sends)
    press({ ...given, member, alertId, ticket }, sends)
  }
  // nothing was to go out
  const shown: SendShown = state.kind === 'not-whole' && !isAlert ? { kind: 'not-saved' } : state
  const [key, most] = isWhole ? ('problem' in state && state.problem || '').split(':') : ['choose']
  return (
    <div className="stack">
      <input type="hidden" name={`alertId${member}`} value={alertId} readOnly />
      <input type="hidden" name={`alertTicket${member}`} value={ticket} readOnly />
      {key && <Banner tone="attention" word={frame.banner.attention} live>{key === 'too-long' ? say(frame.field.tooLong, { max: formatNumber(Number(most), language) }) : problems[key as 'choose'] ?? problems['not-understood']}</Banner>}
      <SavedLine shown={shown} saved={saved} words={part} />
      <SendState shown={shown} />
      {(shown.kind === 'not-sent' || shown.kind === 'not-whole') && <NumbersHere />}
      <noscript><NumbersHere /></noscript>
      <div><Button name="member" value={member} formAction={`/drafts/${draftId}/risk`} onClick={save}>{part.save}</Button></div>
    </div>
  )
}

function SavedLine({ shown, saved, words }: { shown: SendShown; saved: boolean; words: { saved: string; notSaved: string } }) {
  if (shown.kind === 'saved' || (shown.kind === 'idle' && saved)) return <p role="status" data-risk-part="saved">{words.saved}</p>
  return shown.kind === 'idle' || shown.kind === 'not-saved' ? <p role="status" data-risk-part="not-saved">{words.notSaved}</p> : null
}
