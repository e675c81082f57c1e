import type { ReactNode } from 'react'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { AlertLevel } from './alert.ts'
import type { AlertLine } from './alert-view.ts'
import { DeliveryWord, useMoment } from './delivery-line.tsx'
import { dialled } from './emergency-numbers.ts'

/** The same line everywhere: level, since when, how far it got, whom to call. Red is for a person in danger. */
export function AlertLineView({ line, mark }: { line: AlertLine; mark?: boolean }) {
  const { risk: { levels, unreadableLevel, since, page }, frame } = useWords()
  const time = useMoment()
  const call = line.own ? line.told.find((one) => one.phone) : line.phone ? { name: line.psychologist, phone: line.phone } : undefined
  return (
    <div className={`alert-line alert-${toneOf(line.level)}`} data-alert={line.id} data-level={line.level ?? ''}>
      <p className="alert-line-text">
        <Icon name="alert" /> <CodeName code={line.code} word={line.word} href={`/alerts/${line.id}`} /> · <strong>{line.level ? levels[line.level] : unreadableLevel}</strong>
        {!line.own && <> · {line.psychologist}</>} · {say(since, { time: time(line.raisedAt) })} · <DeliveryWord status={line} />
      </p>
      <div className="button-row">
        {line.own && line.state === 'screening' && !line.stays && <AskAsq caseId={line.caseId} />}
        <ButtonLink href="/emergency" small>{frame.emergency.action}</ButtonLink>
        {call?.phone && <ButtonLink href={`tel:${dialled(call.phone)}`} icon="phone" small>{say(page.call, { name: call.name })}</ButtonLink>}
        {mark && <MarkButtons line={line} />}
      </div>
    </div>
  )
}

/** Where what was only noticed is asked about: by whoever may write in the file. */
export function AskAsq({ caseId }: Pick<AlertLine, 'caseId'>) {
  return <ButtonLink href={`/cases/${caseId}/scales/new/asq`} look="action" small>{useWords().risk.page.askAsq}</ButtonLink>
}

/** [Seen] for whoever it was sent to, [Spoken] for both sides. */
export function MarkButtons({ line, extra }: { line: Pick<AlertLine, 'id' | 'own' | 'seenByMe' | 'delivery' | 'state'>; extra?: ReactNode }) {
  const { risk: { page } } = useWords()
  if (line.delivery === 'spoken' || line.state === 'resolved') return null
  return (
    <>
      {!line.own && !line.seenByMe && <form method="post" action={`/alerts/${line.id}`}><Button name="did" value="seen" look="action" small>{page.markSeen}</Button></form>}
      {line.state !== 'screening' && <form method="post" action={`/alerts/${line.id}`}><Button name="did" value="spoken" small icon="check">{page.markSpoken}</Button></form>}
      {extra}
    </>
  )
}

export const toneOf = (level: AlertLevel | null): 'danger' | 'attention' | 'info' => (level === 'imminent' || level === 'high' || level === null ? 'danger' : level === 'moderate' ? 'attention' : 'info')
