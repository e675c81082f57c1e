// <Timeline label="Story" items={[{ id: 'n1', when: '12 May 2024', dateTime: '2024-05-12', title: 'Session 6',
//   href: '/cases/…/notes/…', state: <StateBadge icon="pencil">draft</StateBadge>, body: 'walk to the shop' }]} />
import type { ReactNode } from 'react'

export interface TimelineItem {
  id: string
  when: string
  /** The same moment as ISO text. */
  dateTime?: string
  title: ReactNode
  href?: string
  state?: ReactNode
  body?: ReactNode
}

export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} id={item.id}>
          <time dateTime={item.dateTime}>{item.when}</time>
          <div>
            <p className="timeline-title">{item.href ? <a href={item.href}>{item.title}</a> : item.title} {item.state}</p>
            {item.body && <div className="timeline-body" translate="no">{item.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
