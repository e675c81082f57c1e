// <PageHeading title="Session 6" code={<CodeName code="AGD-7K2P" word="lantern" name="Sevil" />}
//   state={<StateBadge icon="pencil">draft</StateBadge>} saving={<SaveState state="saved">saved 14:02</SaveState>}
//   actions={<ButtonLink href="…" look="action">Write note</ButtonLink>} lead="in care · session 6 of about 8" />
// <Section title="Waiting" aside="2 people">…</Section> divides a page with a hairline.
import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'

interface PageHeadingProps {
  title: string
  code?: ReactNode
  state?: ReactNode
  saving?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}

export function PageHeading({ title, code, state, saving, lead, actions }: PageHeadingProps) {
  return (
    <div className="heading">
      <div className="heading-text">
        {code && <p className="heading-code">{code}</p>}
        <div className="heading-line"><h1>{title}</h1>{state}{saving}</div>
        {lead && <p className="heading-lead">{lead}</p>}
      </div>
      {actions && <div className="button-row heading-actions">{actions}</div>}
    </div>
  )
}

interface SectionProps {
  title: string
  aside?: ReactNode
  id?: string
  children: ReactNode
}

export function Section({ title, aside, id, children }: SectionProps) {
  const made = useId()
  const heading = id ? `${id}-title` : made
  return (
    <section className="section" id={id} aria-labelledby={heading}>
      <div className="section-top"><h2 id={heading}>{title}</h2>{aside && <span className="section-aside">{aside}</span>}</div>
      {children}
    </section>
  )
}

/** Two columns from 900 px on: the main text and what stands beside it; `sideFirst` puts that above the text on a phone, `wide` gives it room for a thread. */
export function Beside({ children, beside, sideFirst, wide }: { children: ReactNode; beside: ReactNode; sideFirst?: boolean; wide?: boolean }) {
  return <div className={classes('beside', sideFirst && 'beside-first', wide && 'beside-wide')}><div>{children}</div><div>{beside}</div></div>
}

/** Fields and buttons below one another in an even rhythm. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>
}
