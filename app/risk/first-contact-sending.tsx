import { useEffect, useRef, type FormEvent } from 'react'
import type { ContactRisk } from '#app/cases/contact.ts'
import { useWords } from '#app/language/words.tsx'
import type { SendShown } from './alert-sender.ts'
import { NumbersHere, type Numbers } from './numbers-here.tsx'
import { alertOfContact } from './risk-part.ts'
import { SendState } from './send-state-banner.tsx'
import { useAnswerSender } from './use-answer-sender.ts'

/** Beside the risk answer of a first contact: how far its alert got, and whom to call. */
export function FirstContactSending({ shown, numbers }: { shown: SendShown; numbers: Numbers }) {
  const { risk: { bar } } = useWords()
  return (
    <>
      <SendState shown={shown} />
      <details open={shown.kind !== 'idle' || undefined}>
        <summary>{bar.numbers}</summary>
        <NumbersHere numbers={numbers} />
      </details>
    </>
  )
}

/**
 * With script an answer that sends an alert is posted by the page itself, which says NOT SENT until it is there and keeps
 * what was typed; then it leads on to the alert. An answer that sends nothing is posted as a form is.
 */
export function useFirstContactSender(): { shown: SendShown; onSubmit: (event: FormEvent<HTMLFormElement>) => void } {
  const { shown, press } = useAnswerSender('/first-contact/save')
  const form = useRef<HTMLFormElement | null>(null)
  useEffect(() => {
    if (shown.kind === 'sent') location.assign(`/alerts/${shown.alertId}`)
    // the page comes back with what is wrong beside the field
    if (shown.kind === 'not-whole') form.current?.submit()
  }, [shown])
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const data = new FormData(event.currentTarget)
    if (!alertOfContact((data.get('risk') ?? 'not-asked') as ContactRisk)) return
    event.preventDefault()
    form.current = event.currentTarget
    press([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])), true)
  }
  return { shown, onSubmit }
}
