import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { coverAfter } from '#app/http/cover-after.server.ts'
import { DeskCover } from '#app/http/desk-cover.tsx'
import { maySeeDuty, placesOf, searchFor } from '#app/http/desk-places.ts'
import { useFrame } from '#app/http/frame.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { KeptNotice } from '#app/http/kept-notice.tsx'
import { scopeOf, sessionOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { languageNames } from '#app/language/language.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { markPage } from '#app/accounts/whose-browser.server.ts'
import { AlertsBanner } from '#app/risk/alerts-banner.tsx'
import { alertsFor } from '#app/risk/list-alerts.server.ts'
import { NumbersOfPage } from '#app/risk/numbers-here.tsx'
import { ImminentBar } from '#app/risk/risk-bar.tsx'
import { riskBarAt } from '#app/risk/risk-bar.server.ts'
import { LanguageChoice, NamesSwitch, SignOut, VeilButton } from '#app/ui/frame-tools.tsx'
import { PageFrame } from '#app/ui/page-frame.tsx'

export const handle: Spoken = { words: ['risk'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { actor, namesOn, serverKey } = scope
  return {
    risk: await riskBarAt(scope, new URL(args.request.url).pathname), waiting: await alertsFor(scope), name: actor.name, roles: actor.roles, namesOn, coverAfter: coverAfter(sessionOf(args)), whose: markPage(serverKey, actor.id), kept: args.context.kept?.why,
  }
})

/** Once for a visit is enough: an action changes neither roles nor names (their own forms load the page anew). */
export const shouldRevalidate = () => false

export default function Desk() {
  const { name, roles, namesOn, coverAfter, whose, kept, risk, waiting } = useLoaderData<typeof loader>()
  const words = useWords()
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const here = pathname + search
  return (
    <>
      <DeskCover after={coverAfter} whose={whose} here={pathname} search={searchFor(roles)} />
      <PageFrame
        product={words.frame.product} homeHref="/today" words={{ skip: words.frame.skip, navigation: words.frame.navigation, more: words.frame.more }}
        nav={placesOf(roles).map(({ href, word, icon }) => ({ href, icon, label: words.frame.nav[word], current: pathname.startsWith(href) }))}
        emergency={{ href: '/emergency', label: words.frame.emergency.action }}
        search={searchFor(roles) ? { href: searchFor(roles)!, label: words.frame.actions.search } : undefined}
        names={roles.includes('psychologist') && <NamesSwitch action="/names" on={namesOn} words={words.frame.names} returnTo={here} />}
        person={{ label: name, menu: (
          <>
            <a className="menu-button" href="/account">{words.frame.nav.settings}</a>
            {maySeeDuty(roles) && <a className="menu-button" href="/duty">{words.risk.roster.title}</a>}
            <a className="menu-button" href="/how-notes-are-protected">{words.frame.nav.protection}</a>
            <LanguageChoice action="/language" label={words.frame.language.label} current={language} languages={languageNames} returnTo={here} />
            <VeilButton action="/veil" label={words.frame.veil.action} />
            <SignOut action="/sign-out" label={words.frame.signOut.action} />
          </>
        ) }}
        demo={useFrame().isDemo ? words.frame.demo : undefined}
      >
        <AlertsBanner start={waiting} listed={pathname === '/today' || pathname.startsWith('/alerts')} />
        {risk && !pathname.endsWith('/alerts/new') && <ImminentBar key={risk.alertId} bar={risk} />}
        {kept && <KeptNotice page={here} why={kept} />}
        <NumbersOfPage.Provider value={risk}><Outlet /></NumbersOfPage.Provider>
      </PageFrame>
    </>
  )
}
