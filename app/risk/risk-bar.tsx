import type { FormEvent, ReactNode } from 'react'
import { useWords } from '#app/language/words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { AlertLineView } from './alert-line.tsx'
import { EmergencyLines, PeopleLines } from './emergency-lines.tsx'
import type { AlertLine } from './alert-view.ts'
import type { RiskBar } from './risk-bar.server.ts'
import { statusOf } from './send-state.ts'
import { SendState } from './send-state-banner.tsx'
import { lineNow, useFollowed } from './use-followed.ts'
import { useAlertSender } from './use-alert-sender.ts'

/** On every page of a case: one tap shows the numbers, the next one sends. Works without script and without a line. */
export function ImminentBar({ bar, apart }: { bar: RiskBar; /** A page without keys: no way leads into the file. */ apart?: boolean }) {
  const { risk: { bar: words } } = useWords()
  const { shown, press } = useAlertSender(bar.caseId)
  return (
    <div className="risk-bar no-print">
      {bar.open.map((line) => <FollowedLine key={line.id} line={line} />)}
      <SendState shown={shown} onItsPage={apart === true} />
      <details className="imminent" open={shown.kind !== 'idle' || undefined}>
        <summary className="button button-danger"><Icon name="alert" /><span>{words.open}</span></summary>
        <div className="imminent-body">
          <h2>{words.callFirst}</h2>
          <EmergencyLines card={bar.card} />
          <h2>{words.then}</h2>
          <PeopleLines people={bar.people} />
          <SendForm bar={bar} level="imminent" press={press}>
            <p>{words.sends}</p>
            <div className="button-row">
              <Button look="danger" icon="alert">{shown.kind === 'idle' ? words.send : words.sendAgain}</Button>
              {!apart && <ButtonLink href={`/cases/${bar.caseId}/alerts/new`} look="quiet">{words.other}</ButtonLink>}
            </div>
          </SendForm>
        </div>
      </details>
    </div>
  )
}

/** As far as it has got by now. */
function FollowedLine({ line }: { line: AlertLine }) {
  return <AlertLineView line={lineNow(line, useFollowed(statusOf(line)))} />
}

/** Ids, ticket and level; with script the page itself sends and says what came of it. */
export function SendForm({ bar, level, press, children }: { bar: Pick<RiskBar, 'caseId' | 'alertId' | 'ticket'>; level?: string; press: (fields: Record<string, string>) => void; children: ReactNode }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    press(Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : []))))
  }
  return (
    <form method="post" action="/alerts/send" autoComplete="off" onSubmit={send}>
      <input type="hidden" name="caseId" value={bar.caseId} readOnly />
      <input type="hidden" name="alertId" value={bar.alertId} readOnly />
      <input type="hidden" name="ticket" value={bar.ticket} readOnly />
      {level && <input type="hidden" name="level" value={level} readOnly />}
      {children}
    </form>
  )
}
