import { useActionData, useLoaderData } from '@remix-run/react'
import { pinForm } from '#app/accounts/account-form.server.ts'
import { liftVeil } from '#app/accounts/pin-used-up.server.ts'
import { VeiledPage } from '#app/accounts/unlock-pages.tsx'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { neededBy } from '#app/http/needed.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf, returnIn, returnPath, withReturn } from '#app/http/scope-of.server.ts'
import { freshCookie } from '#app/http/session-answers.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { NeededNow } from '#app/risk/needed-now.tsx'

export const handle: Spoken = { words: ['accounts'] }

/** A page that tells nothing: not whose it is, not what was open. */
export const loader = guarded(async (args) => {
  const found = args.context.runtime.sessions.find(cookieOf(args), { quiet: true })
  if (found.kind === 'locked') throw redirectTo(withReturn('/unlock', returnIn(args.request)), found.cookie ? [sessionCookie(found.cookie)] : [])
  if (found.kind !== 'veiled') throw redirectTo(found.kind === 'open' ? returnIn(args.request) : '/sign-in')
  const to = returnIn(args.request)
  return freshCookie(found, { to: to === '/' ? found.session.place : to, triesLeft: found.session.triesLeft, locksIn: args.context.runtime.sessions.locksIn(found.session), needed: await neededBy(args.context.runtime, found) })
})

export const action = guarded(async (args) => {
  const read = await readForm(args.request, pinForm)
  if (read.kind === 'invalid') return read.response
  const outcome = await liftVeil(args.context.runtime.doors(), { cookie: cookieOf(args), pin: read.value.pin })
  if (outcome.kind === 'none') return redirectTo('/sign-in')
  if (outcome.kind === 'locked') return redirectTo('/unlock?tries', [sessionCookie(outcome.cookie)])
  if (outcome.kind === 'refused') return (await problem(args.request, { pin: ['pin-refused'] })).response
  return redirectTo(returnPath(read.value.to), [sessionCookie(outcome.cookie)])
})

export default function VeiledRoute() {
  const { needed, ...page } = useLoaderData<typeof loader>()
  return <VeiledPage {...page} answer={useActionData<typeof action>()} notice={<NeededNow start={needed} />} />
}
