import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { passphraseForm } from '#app/accounts/account-form.server.ts'
import { unlock } from '#app/accounts/unlock.server.ts'
import { WaitingPage } from '#app/accounts/sign-in-pages.tsx'
import { UnlockPage } from '#app/accounts/unlock-pages.tsx'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo, type KnownPath } from '#app/http/redirect.server.ts'
import { cookieOf, returnIn, returnPath } from '#app/http/scope-of.server.ts'
import { deviceCookieOf, freshCookie } from '#app/http/session-answers.server.ts'
import { neededBy } from '#app/http/needed.server.ts'
import { orWait, waitedFor } from '#app/http/waiting-room.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { NeededNow } from '#app/risk/needed-now.tsx'

export const handle: Spoken = { words: ['accounts'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: 'Sirdash' }, ...(data && data.place > 0 ? [{ httpEquiv: 'refresh', content: '2' }] : [])]

/** After a lock; also for a step that asks for the passphrase while the session is open. */
export const loader = guarded(async (args) => {
  const { runtime } = args.context
  const found = runtime.sessions.find(cookieOf(args), { quiet: true })
  if (found.kind === 'none' || found.kind === 'second-step') throw redirectTo('/sign-in')
  const to = returnIn(args.request)
  const waited = await waitedFor(args)
  const page = { to: to === '/' ? found.session.place : to, isOpen: found.kind === 'open', needed: found.kind !== 'open' && await neededBy(runtime, found), triesUsed: new URL(args.request.url).searchParams.has('tries') }
  if (waited.kind === 'form') return json({ ...page, place: 0, answer: waited.answer }, { status: 422, headers: { 'Set-Cookie': waited.cookie } })
  return freshCookie(found, { ...page, place: waited.kind === 'waiting' ? waited.place : 0, answer: undefined as unknown })
})

export const action = guarded(async (args) => {
  const read = await readForm(args.request, passphraseForm)
  if (read.kind === 'invalid') return read.response
  const to = returnPath(read.value.to)
  return orWait(args, to === '/' ? '/unlock' : `/unlock?to=${encodeURIComponent(to)}`, args.context.runtime.bare.argon.come + 1, open(args, read.value.passphrase, to))
})

async function open(args: LoaderFunctionArgs, passphrase: string, to: KnownPath): Promise<Response> {
  const outcome = await unlock(args.context.runtime.doors(), { cookie: cookieOf(args), passphrase, address: args.context.address, ...deviceCookieOf(args) })
  if (outcome.kind === 'none') return redirectTo('/sign-in')
  if (outcome.kind === 'refused') return (await problem(args.request, { passphrase: ['passphrase-refused'] })).response
  return redirectTo(to, [sessionCookie(outcome.cookie)])
}

export default function UnlockRoute() {
  const { place, answer, needed, ...page } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return place > 0 ? <WaitingPage place={place} to={page.to} page="/unlock" /> : <UnlockPage {...page} answer={answered ?? answer} notice={!page.isOpen && <NeededNow start={needed} />} />
}
