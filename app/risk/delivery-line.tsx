import { formatDateTime } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import type { SendStatus } from './send-state.ts'

/** One of the truthful words: sent, seen by whom and when, spoken, closed. */
export function DeliveryWord({ status }: { status: Omit<SendStatus, 'told'> }) {
  const { risk: { delivery } } = useWords()
  const time = useMoment()
  if (status.resolvedAt) return <strong>{say(delivery.closed, { date: time(status.resolvedAt) })}</strong>
  if (status.spokenAt) return <strong>{say(delivery.spoken, { time: time(status.spokenAt), name: status.spokenBy ?? '' })}</strong>
  if (status.seenAt) return <strong>{say(delivery.seen, { name: status.seenBy ?? '', time: time(status.seenAt) })}</strong>
  return <strong>{delivery.sent}</strong>
}

/** Day and time, always both: a laptop's own clock may be wrong. */
export function useMoment(): (at: string) => string {
  const language = useLanguage()
  return (at) => formatDateTime(at, language)
}
