import { useActionData, useLoaderData } from '@remix-run/react'
import { passphraseForm } from '#app/accounts/account-form.server.ts'
import { unlock } from '#app/accounts/unlock.server.ts'
import { UnlockPage } from '#app/accounts/unlock-pages.tsx'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf, returnIn, returnPath } from '#app/http/scope-of.server.ts'
import { deviceCookieOf, freshCookie } from '#app/http/session-answers.server.ts'

/** After a lock; also for a step that asks for the passphrase while the session is open. */
export const loader = guarded(async (args) => {
  const { runtime } = args.context
  const found = runtime.sessions.find(cookieOf(args), { quiet: true })
  if (found.kind === 'none' || found.kind === 'second-step') throw redirectTo('/sign-in')
  const to = returnIn(args.request)
  return freshCookie(found, { to: to === '/' ? found.session.place : to, demo: runtime.isDemo, isOpen: found.kind === 'open', triesUsed: new URL(args.request.url).searchParams.has('tries') })
})

export const action = guarded(async (args) => {
  const read = await readForm(args.request, passphraseForm)
  if (read.kind === 'invalid') return read.response
  const outcome = await unlock(args.context.runtime.doors(), { cookie: cookieOf(args), passphrase: read.value.passphrase, address: args.context.address, ...deviceCookieOf(args) })
  if (outcome.kind === 'none') return redirectTo('/sign-in')
  if (outcome.kind === 'refused') return (await problem(args.request, { passphrase: ['passphrase-refused'] })).response
  return redirectTo(returnPath(read.value.to), [sessionCookie(outcome.cookie)])
})

export default function UnlockRoute() {
  return <UnlockPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
