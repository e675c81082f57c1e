import { formatDateTime } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { AlertLine } from './alert-view.ts'
import { DeliveryWord } from './delivery-line.tsx'

/** Alerts of one case, those that were closed as well. */
export function CaseAlerts({ lines }: { lines: AlertLine[] }) {
  const { risk: { alerts, levels, unreadableLevel, delivery } } = useWords()
  const language = useLanguage()
  const when = (at: string) => formatDateTime(at, language)
  return (
    <Section title={alerts}>
      <Timeline label={alerts} items={lines.map((line) => ({
        id: line.id, when: when(line.raisedAt), dateTime: line.raisedAt, href: `/alerts/${line.id}`, title: line.level ? levels[line.level] : unreadableLevel,
        body: line.resolvedAt ? say(delivery.closed, { date: when(line.resolvedAt) }) : <DeliveryWord status={line} />,
      }))} />
    </Section>
  )
}
