import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { AlertSender, type SendShown } from './alert-sender.ts'
import { alertOf, type RiskPart } from './risk-part.ts'
import { SendState } from './send-state-banner.tsx'

type BoxProps = {
  draftId: string
  alertId: string
  member: string
  /** Already saved: what was answered. */
  saved: boolean
  /** The answer as it stands in the form. */
  read: (form: HTMLFormElement) => Record<string, string>
}

/** Saves one person's risk answer on its own. Until that is done it says so; a new or higher risk shows how far its alert got. */
export function RiskPartBox({ draftId, alertId, member, saved, read }: BoxProps) {
  const { risk: { part }, frame, sessions } = useWords()
  const [shown, show] = useState<SendShown>({ kind: 'idle' })
  const [isWhole, setWhole] = useState(true)
  const sender = useRef<AlertSender | null>(null)
  useEffect(() => {
    const made = new AlertSender({
      show, keep: () => {}, send: (url, init) => fetch(url, init),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => { clearTimeout(timer) }
      },
    }, `/drafts/${draftId}/risk`)
    sender.current = made
    const again = () => { made.again() }
    addEventListener('online', again)
    return () => {
      removeEventListener('online', again)
      made.stop()
    }
  }, [draftId])
  const save = (event: MouseEvent<HTMLButtonElement>) => {
    const form = event.currentTarget.form
    if (!form || !sender.current) return
    event.preventDefault()
    const given = read(form)
    setWhole(given.answer !== undefined)
    if (given.answer === undefined) return
    sender.current.press({ ...given, member, alertId }, alertOf(given as Pick<RiskPart, 'answer' | 'level'>) !== undefined)
  }
  return (
    <div className="stack">
      <input type="hidden" name={`alertId${member}`} value={alertId} readOnly />
      {!isWhole && <Banner tone="attention" word={frame.banner.attention} live>{sessions.problems.choose}</Banner>}
      {shown.kind === 'saved' || (shown.kind === 'idle' && saved) ? <p role="status" data-risk-part="saved">{part.saved}</p> : shown.kind === 'idle' || shown.kind === 'not-saved' ? <p role="status" data-risk-part="not-saved">{part.notSaved}</p> : null}
      <SendState shown={shown} />
      <div><Button name="member" value={member} formAction={`/drafts/${draftId}/risk`} onClick={save}>{part.save}</Button></div>
    </div>
  )
}
