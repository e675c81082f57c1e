import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import type { SendShown } from './alert-sender.ts'
import { DeliveryWord, useMoment } from './delivery-line.tsx'

/** Seen is not done: it only pauses the way to the next person. */
const tones = { sent: 'attention', seen: 'info', spoken: 'done' } as const

/** NOT SENT, SENT, SEEN, SPOKEN or closed: the numbers stand beside it in every state. */
export function SendState({ shown, onItsPage }: { shown: SendShown; onItsPage?: boolean }) {
  const { risk: { delivery, bar, page }, frame } = useWords()
  const time = useMoment()
  if (shown.kind === 'idle' || shown.kind === 'saved' || shown.kind === 'not-saved') return null
  if (shown.kind === 'not-sent' || shown.kind === 'not-whole') {
    return <Banner tone="danger" word={frame.banner.danger} live><p><strong data-delivery="not-sent">{delivery.notSentCall}</strong></p><p>{shown.kind === 'not-sent' ? delivery.trying : delivery.notWhole}</p></Banner>
  }
  const { status } = shown
  const tone = status?.resolvedAt ? 'done' : tones[status?.delivery ?? 'sent']
  return (
    <Banner tone={tone} word={frame.banner[tone]} live actions={!onItsPage && <a href={`/alerts/${shown.alertId}`}>{bar.openAlert}</a>}>
      <p data-delivery={status?.delivery ?? 'sent'}>{status ? <DeliveryWord status={status} /> : <strong>{delivery.sent}</strong>}</p>
      {shown.answer === 'waits' && <p>{delivery.answerWaits}</p>}
      {shown.answer === 'not-saved' && <p>{delivery.answerNotSaved}</p>}
      {status?.told === 0 && tone === 'attention' && <p>{delivery.nobodyTold}</p>}
      {tone === 'attention' && <p>{delivery.sentCall}</p>}
      {status?.dueAt && <p className="quiet">{say(page.next, { time: time(status.dueAt) })}</p>}
    </Banner>
  )
}
