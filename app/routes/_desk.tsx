import { useEffect } from 'react'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { placesOf } from '#app/http/desk-places.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { languageNames } from '#app/language/language.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { LanguageChoice, NamesSwitch, SignOut, VeilButton } from '#app/ui/frame-tools.tsx'
import { listenToKeys } from '#app/ui/keys-on-page.ts'
import { PageFrame } from '#app/ui/page-frame.tsx'

export const loader = guarded(async (args) => {
  const { actor, programme, namesOn } = await scopeOf(args)
  return { name: actor.name, roles: actor.roles, namesOn, demo: programme.kind === 'demo' }
})

/** Once for a visit is enough: an action changes neither roles nor names (their own forms load the page anew). */
export const shouldRevalidate = () => false

export default function Desk() {
  const { name, roles, namesOn, demo } = useLoaderData<typeof loader>()
  const words = useWords()
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const here = pathname + search
  useEffect(() => listenToKeys({ goTo: (href) => location.assign(href), cases: '/caseload', onVeil: veil }), [])
  return (
    <PageFrame
      product={words.frame.product} homeHref="/today" words={{ skip: words.frame.skip, navigation: words.frame.navigation, more: words.frame.more }}
      nav={placesOf(roles).map(({ href, word, icon }) => ({ href, icon, label: words.frame.nav[word], current: pathname.startsWith(href) }))}
      emergency={{ href: '/emergency', label: words.frame.emergency.action }}
      names={roles.includes('psychologist') && <NamesSwitch action="/names" on={namesOn} words={words.frame.names} returnTo={here} />}
      person={{ label: name, menu: (
        <>
          <a className="menu-button" href="/account">{words.frame.nav.settings}</a>
          <a className="menu-button" href="/how-notes-are-protected">{words.frame.nav.protection}</a>
          <LanguageChoice action="/language" label={words.frame.language.label} current={language} languages={languageNames} returnTo={here} />
          <VeilButton action="/veil" label={words.frame.veil.action} />
          <SignOut action="/sign-out" label={words.frame.signOut.action} />
        </>
      ) }}
      demo={demo ? words.frame.demo : undefined}
    >
      <Outlet />
    </PageFrame>
  )
}

/** The page hides itself first; then the server takes the keys away. */
function veil() {
  document.documentElement.hidden = true
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/veil'
  document.body.append(form)
  form.submit()
}
