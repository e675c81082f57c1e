import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { codeForm, signInForm } from '#app/accounts/account-form.server.ts'
import { factorAsked, takeSecondStep } from '#app/accounts/second-step.server.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { PassphrasePage, SecondStepPage, WaitingPage } from '#app/accounts/sign-in-pages.tsx'
import { demoAccounts } from '#app/demo/demo-accounts.server.ts'
import { DemoAccounts } from '#app/demo/demo-accounts.tsx'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf, returnPath, returnIn } from '#app/http/scope-of.server.ts'
import { deviceCookieOf, letIn } from '#app/http/session-answers.server.ts'
import { orWait, waitedFor } from '#app/http/waiting-room.server.ts'
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts', 'demo'] }

/** While others are before this person, the page asks again by itself. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: 'Sirdash' }, ...(data?.step === 'waiting' ? [{ httpEquiv: 'refresh', content: '2' }] : [])]

export const loader = guarded(async (args) => {
  const { runtime } = args.context
  const found = runtime.sessions.find(cookieOf(args), { quiet: true })
  const to = returnIn(args.request)
  if (!runtime.ground()) throw redirectTo('/set-up')
  // asked of how the server was started, never of the database: a column is no reason to show anybody's codes
  const accounts = runtime.isDemo ? await demoAccounts(runtime.ground()) : []
  if (found.kind === 'second-step') return { step: 'second', to, accounts, factor: await factorAsked(runtime.doors().ground, found.session.person) } as const
  if (found.kind !== 'none') throw redirectTo(to)
  const waited = await waitedFor(args)
  if (waited.kind === 'waiting') return { step: 'waiting', to, accounts: accounts.slice(0, 0), place: waited.place } as const
  const page = { step: 'passphrase', to, accounts, signedOut: new URL(args.request.url).searchParams.has('signed-out') } as const
  return waited.kind === 'form' ? json({ ...page, answer: waited.answer }, { status: 422, headers: { 'Set-Cookie': waited.cookie } }) : page
})

export const action = guarded(async (args) => {
  const found = args.context.runtime.sessions.find(cookieOf(args), { quiet: true })
  return found.kind === 'second-step' ? second(args) : first(args)
})

async function first(args: LoaderFunctionArgs) {
  const read = await readForm(args.request, signInForm)
  if (read.kind === 'invalid') return read.response
  const to = returnPath(read.value.to)
  return orWait(args, to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`, args.context.runtime.bare.argon.come + 1, knock(args, read.value))
}

async function knock(args: LoaderFunctionArgs, { account, passphrase, device, language, to }: z.output<typeof signInForm>): Promise<Response> {
  const outcome = await signIn(args.context.runtime.doors(), { signInName: account, passphrase, device, language, address: args.context.address, ...deviceCookieOf(args) })
  if (outcome.kind === 'refused') return (await problem(args.request, { passphrase: ['sign-in-refused'] })).response
  if (outcome.kind === 'second-step') return redirectTo(returnPath(to) === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(returnPath(to))}`, [sessionCookie(outcome.cookie)])
  return letIn(args, outcome.scope, outcome.cookie, device, returnPath(to))
}

async function second(args: LoaderFunctionArgs) {
  const read = await readForm(args.request, codeForm)
  if (read.kind === 'invalid') return read.response
  const outcome = await takeSecondStep(args.context.runtime.doors(), { cookie: cookieOf(args), code: read.value.code, address: args.context.address })
  if (outcome.kind === 'none') return redirectTo('/sign-in')
  if (outcome.kind === 'refused') return (await problem(args.request, { code: ['second-step-refused'] })).response
  return letIn(args, outcome.scope, outcome.cookie, outcome.device, returnIn(args.request))
}

export default function SignInRoute() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const accounts = data.accounts.length > 0 && <DemoAccounts accounts={data.accounts} />
  if (data.step === 'waiting') return <WaitingPage {...data} />
  return data.step === 'second' ? <SecondStepPage {...data} answer={answer}>{accounts}</SecondStepPage> : <PassphrasePage {...data} answer={answer ?? ('answer' in data ? data.answer : undefined)}>{accounts}</PassphrasePage>
}
