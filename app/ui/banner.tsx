// <Banner tone="attention" word={words.frame.banner.attention}>Two answers need another look.</Banner>
// The word and the icon say the tone; colour alone never does. `live` reads it out when it appears.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'info' | 'attention' | 'danger' | 'done'
export const toneIcons: Record<Tone, IconName> = { info: 'info', attention: 'alert', danger: 'alert', done: 'check' }

interface BannerProps {
  tone: Tone
  /** The tone in a word: words.frame.banner[tone]. */
  word: string
  title?: string
  live?: boolean
  /** Buttons or links at the end. */
  actions?: ReactNode
  id?: string
  children: ReactNode
}

export function Banner({ tone, word, title, live, actions, id, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} id={id} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon name={toneIcons[tone]} />
      <div className="banner-text">
        <p><strong>{word}{title ? ` · ${title}` : ''}</strong></p>
        <div>{children}</div>
      </div>
      {actions && <div className="button-row">{actions}</div>}
    </div>
  )
}
