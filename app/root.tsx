import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import type { HeadersFunction, LinksFunction, MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { ErrorPage } from '#app/http/error-page.tsx'
import { useFrame } from '#app/http/frame.tsx'
import { detailsIn } from '#app/http/problem.ts'
import type { Spoken } from '#app/language/area.ts'
import { useLanguage } from '#app/language/words.tsx'
import icon from '#app/icon.svg?url'
import stylesheet from '#app/ui/sirdash.css?url'

export const handle: Spoken = { words: ['frame'] }

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', type: 'image/svg+xml', href: icon },
]

/** A title never holds a name: it stands in the browser's history and on the tab. */
export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

/** Remix drops the headers of a thrown response; this one says when trying again makes sense. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const retryAfter = errorHeaders?.get('Retry-After')
  return retryAfter ? { 'Retry-After': retryAfter } : new Headers()
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, reference, isDemo, again } = useFrame()
  return (
    <html lang={useLanguage()} translate="no" data-reference={reference} data-demo={isDemo ? '' : undefined} data-again={again}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <WordsScripts />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Below the page, which can be read before they are there, and above what brings it to life with them. */
function WordsScripts() {
  const { nonce, wordsPaths } = useFrame()
  return <>{wordsPaths().map((path) => <script key={path} nonce={nonce} src={path} data-words="" suppressHydrationWarning />)}</>
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { reference } = useFrame()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={isNoConnection(error) ? 0 : 500} details={{ reference }} />
  return <ErrorPage status={error.status} details={{ reference, ...detailsIn(error.data) }} />
}

/** fetch throws a TypeError when nothing answered. */
function isNoConnection(error: unknown): boolean {
  return typeof navigator !== 'undefined' && 'onLine' in navigator && error instanceof TypeError && !navigator.onLine
}
