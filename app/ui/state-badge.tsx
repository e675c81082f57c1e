// <StateBadge tone="done" icon="check">{words.frame.states.signed}</StateBadge>
// Late is grey: there is no red tone for lateness; `danger` is for a person in danger.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface StateBadgeProps {
  tone?: 'quiet' | 'info' | 'attention' | 'danger' | 'done'
  icon?: IconName
  children: ReactNode
}

export function StateBadge({ tone = 'quiet', icon, children }: StateBadgeProps) {
  return <span className={`badge badge-${tone}`}>{icon && <Icon name={icon} size={16} />}{children}</span>
}
