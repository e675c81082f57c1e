import { useActionData, useLoaderData } from '@remix-run/react'
import { codeForm, comingBackForm, newPassphraseForm } from '#app/accounts/account-form.server.ts'
import { ComeBackPage } from '#app/accounts/come-back-page.tsx'
import { backView, finishComingBack, knockWithCode, passSecondStep, takePassphrase } from '#app/accounts/come-back.server.ts'
import { startBack } from '#app/accounts/start-ways.server.ts'
import type { BackWay } from '#app/accounts/ways-memory.server.ts'
import { endedSessionCookie, sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem, takeCodeStep } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf } from '#app/http/scope-of.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts'] }

/** Back in by the recovery code: second step, new passphrase, new code. */
export const loader = guarded(async (args) => {
  const { runtime } = args.context
  const doors = runtime.doors()
  const way = runtime.ways.find(cookieOf(args), 'coming-back')
  return { view: way ? await backView(doors, way) : { step: 'code' as const } }
})

export const action = guarded(async (args) => {
  const way = args.context.runtime.ways.find(cookieOf(args), 'coming-back')
  if (!way) return begin(args)
  if (!way.passedSecond) return second(args, way)
  if (!way.passphrase) return passphrase(args, way)
  return code(args, way)
})

async function begin(args: LoaderFunctionArgs) {
  const read = await readForm(args.request, comingBackForm)
  if (read.kind === 'invalid') return read.response
  const outcome = await knockWithCode(args.context.runtime.doors(), { signInName: read.value.account, code: read.value.code, address: args.context.address })
  if (outcome.kind === 'slip') return (await problem(args.request, { code: [`recovery-slip:${outcome.group}`] })).response
  if (outcome.kind === 'refused') return (await problem(args.request, { code: ['recovery-refused'] })).response
  return redirectTo('/come-back', [sessionCookie(args.context.runtime.ways.begin(startBack(outcome.back, args.context.language)))])
}

async function second(args: LoaderFunctionArgs, way: BackWay) {
  const read = await readForm(args.request, codeForm)
  if (read.kind === 'invalid') return read.response
  const fits = await passSecondStep(args.context.runtime.doors(), way, read.value.code, args.context.address)
  return fits ? redirectTo('/come-back') : (await problem(args.request, { code: ['second-step-refused'] })).response
}

async function passphrase(args: LoaderFunctionArgs, way: BackWay) {
  const read = await readForm(args.request, newPassphraseForm(way.offered, [way.back.person.name, way.back.person.sign_in_name]))
  if (read.kind === 'invalid') return read.response
  takePassphrase(way, read.value.passphrase)
  return redirectTo('/come-back')
}

async function code(args: LoaderFunctionArgs, way: BackWay) {
  const taken = await takeCodeStep(way, args.request)
  if (taken.kind === 'answer') return taken.response
  if (taken.kind === 'next' || !way.passphrase || !way.recovery) return redirectTo('/come-back')
  args.context.runtime.ways.end(cookieOf(args))
  const outcome = await finishComingBack(args.context.runtime.doors(), way.back, way.passphrase, way.recovery)
  return redirectTo(outcome.kind === 'back' ? '/sign-in' : '/come-back', [endedSessionCookie()])
}

export default function ComeBackRoute() {
  return <ComeBackPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
