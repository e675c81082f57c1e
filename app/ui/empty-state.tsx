// <EmptyState title="No case yet" action={<ButtonLink href="/cases/new" look="action">First contact</ButtonLink>}>What to do.</EmptyState>
import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  /** One sentence that says what to do. */
  children?: ReactNode
  action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      {children && <div>{children}</div>}
      {action && <div className="button-row">{action}</div>}
    </div>
  )
}
