// <Facts items={[{ term: 'Risk', value: 'moderate since 2 May' }, { term: 'Consent', value: 'to 3 Mar 2025' }]} />
import type { ReactNode } from 'react'

interface FactsProps {
  items: readonly { term: string; value: ReactNode; id?: string }[]
}

export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map(({ term, value, id }) => <div key={id ?? term}><dt>{term}</dt><dd>{value}</dd></div>)}
    </dl>
  )
}
