import { useState, type FormEvent } from 'react'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'

interface SendImminentProps {
  action: string
  alert: { caseId: string; alertId: string; alertTicket: string }
  isSent: boolean
}

type Sent = 'not-yet' | 'trying' | 'sent' | 'not-sent'

/** Two taps: the numbers, then the alert. Until the server has said that it is there, it is not sent; pressed again it is one alert. */
export function SendImminent({ action, alert, isSent }: SendImminentProps) {
  const { sessions: { withClient: words }, frame } = useWords()
  const [state, setState] = useState<Sent>(isSent ? 'sent' : 'not-yet')
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setState('trying')
    void posted(event.currentTarget).then((there) => setState(there ? 'sent' : 'not-sent'))
  }
  const card = <a href="/emergency" target="_blank" rel="noopener">{frame.emergency.action}</a>
  return (
    <>
      {state === 'sent' && <Banner tone="attention" word={frame.banner.attention} live><strong>{words.sent}</strong> {words.sentCall} {card}</Banner>}
      {state === 'not-sent' && <Banner tone="danger" word={frame.banner.danger} live><strong>{words.notSent}</strong> {card}</Banner>}
      <details className="imminent">
        <summary className="button button-danger"><Icon name="alert" /><span>{words.imminent}</span></summary>
        <form method="post" action={action} onSubmit={send}>
          <input type="hidden" name="then" value="imminent" />
          {Object.entries(alert).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} readOnly />)}
          <p>{words.sends}</p>
          <ButtonRow>
            <Button look="danger" icon="alert" disabled={state === 'trying'}>{words.send}</Button>
            <ButtonLink href="/emergency" target="_blank" rel="noopener">{frame.emergency.action}</ButtonLink>
          </ButtonRow>
        </form>
      </details>
    </>
  )
}

async function posted(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  // a redirect back to the page is how the server says that it is there
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
  return answer?.type === 'opaqueredirect'
}
