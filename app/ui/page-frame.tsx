// <PageFrame words={{ skip: words.frame.skip, navigation: words.frame.navigation, more: words.frame.more }} product="Sirdash"
//   nav={[{ href: '/today', label: words.frame.nav.today, icon: 'home', current: true, count: 2 }, …]}
//   emergency={{ href: '/emergency', label: words.frame.emergency.action }}
//   names={<NamesSwitch … />} person={{ label: 'Rena H.', menu: <><LanguageChoice … /><SignOut … /></> }}
//   demo={demo ? { ribbon: words.frame.demo.ribbon, text: words.frame.demo.text } : undefined}
//   protection={<ProtectionStrip … />}>
//   <PageHeading title="Today" actions={…} />
//   …
// </PageFrame>
// Signed out: leave out nav, names and person. On a phone the rail is a bar at the bottom with four places and "more".
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Ribbon } from './ribbon.tsx'

export interface NavItem {
  href: string
  label: string
  icon: IconName
  current?: boolean
  /** How many wait there; 0 shows nothing. */
  count?: number
}

interface PageFrameProps {
  product: string
  homeHref?: string
  words: { skip: string; navigation: string; more: string }
  nav?: readonly NavItem[]
  /** `apart`: in a tab of its own, from a page that must not be left. */
  emergency?: { href: string; label: string; apart?: boolean }
  /** The form that searches; key `/`. */
  search?: { href: string; label: string } | undefined
  names?: ReactNode
  person?: { label: string; menu: ReactNode }
  demo?: { ribbon: string; text: string }
  protection?: ReactNode
  /** A narrow middle column, for sign-in and set-up. */
  narrow?: boolean
  children: ReactNode
}

const placesOnPhone = 4

export function PageFrame({ product, homeHref = '/', words, nav = [], emergency, search, names, person, demo, protection, narrow, children }: PageFrameProps) {
  return (
    <div className={nav.length > 0 ? 'frame frame-with-rail' : 'frame'}>
      <a className="skip" href="#content">{words.skip}</a>
      {demo && <Ribbon demo={demo} />}
      <header className="top">
        <a className="brand" href={homeHref}>{product}</a>
        <div className="top-tools">
          {emergency && <a className="tool tool-emergency" href={emergency.href} {...(emergency.apart ? { target: '_blank', rel: 'noopener' } : {})}><Icon name="phone" /><span>{emergency.label}</span></a>}
          {search && <a className="tool tool-icon" href={search.href}><Icon name="search" /><span>{search.label}</span></a>}
          {names}
          {person && <PersonMenu {...person} />}
        </div>
      </header>
      {nav.length > 0 && <Rail nav={nav} words={words} />}
      <div className="page">
        {protection}
        <main id="content" tabIndex={-1} className={narrow ? 'main main-narrow' : 'main'}>{children}</main>
      </div>
    </div>
  )
}

function Rail({ nav, words }: { nav: readonly NavItem[]; words: { navigation: string; more: string } }) {
  const tail = nav.slice(placesOnPhone)
  return (
    <nav className="rail" aria-label={words.navigation}>
      <ul>
        {nav.map((item, place) => <li key={item.href} className={place < placesOnPhone ? undefined : 'rail-wide'}><Place {...item} /></li>)}
        {tail.length > 0 && (
          <li className="rail-more">
            <details>
              <summary className="place"><Icon name="more" size={24} /><span>{words.more}</span></summary>
              <ul>{tail.map((item) => <li key={item.href}><Place {...item} /></li>)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Place({ href, label, icon, current, count }: NavItem) {
  return (
    <a className="place" href={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} size={24} /><span>{label}</span>
      {count ? <span className="place-count">{count}</span> : null}
    </a>
  )
}

function PersonMenu({ label, menu }: { label: string; menu: ReactNode }) {
  return (
    <details className="person-menu">
      <summary className="tool"><Icon name="person" /><span>{label}</span></summary>
      <div className="person-menu-body">{menu}</div>
    </details>
  )
}
