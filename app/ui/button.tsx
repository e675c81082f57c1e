// <Button look="action">{words.frame.actions.save}</Button>            the one thing this page is for
// <Button name="did" value="retract" look="danger" icon="alert">…</Button>
// <ButtonLink href="/cases/new" look="action" icon="pencil">…</ButtonLink>
// <ButtonRow>…</ButtonRow> sets several beside each other.
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'

export type ButtonLook = 'action' | 'plain' | 'quiet' | 'danger'

interface Look {
  /** action (filled, one a page), plain (edged, the default), quiet (looks like text), danger (pomegranate). */
  look?: ButtonLook
  icon?: IconName
  small?: boolean
}

export type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'>
export type ButtonLinkProps = Look & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'className'> & { href: string }

export function Button({ look = 'plain', icon, small, type = 'submit', children, ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={lookOf(look, small)}>{icon && <Icon name={icon} />}<span>{children}</span></button>
}

export function ButtonLink({ look = 'plain', icon, small, children, ...rest }: ButtonLinkProps) {
  return <a {...rest} className={lookOf(look, small)}>{icon && <Icon name={icon} />}<span>{children}</span></a>
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}

const lookOf = (look: ButtonLook, small: boolean | undefined): string => classes('button', `button-${look}`, small && 'button-small')
