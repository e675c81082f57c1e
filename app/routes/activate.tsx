import { useActionData, useLoaderData } from '@remix-run/react'
import { activationForm } from '#app/accounts/account-form.server.ts'
import { ActivatePage } from '#app/accounts/activate-page.tsx'
import { invitedPerson, finishJoining } from '#app/accounts/join-programme.server.ts'
import { madeOf, makingView } from '#app/accounts/make-own-keys.server.ts'
import { joiningWay } from '#app/accounts/start-ways.server.ts'
import type { JoiningWay } from '#app/accounts/ways-memory.server.ts'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem, takeMakingStep } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf } from '#app/http/scope-of.server.ts'
import { enter } from '#app/http/session-answers.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts', 'setup'] }

/** An invited person makes keys of their own, page by page. */
export const loader = guarded(async (args) => {
  const { runtime } = args.context
  const { ground } = runtime.doors()
  const way = runtime.ways.find(cookieOf(args), 'joining')
  return { view: way ? makingView(ground, way) : { step: 'code' as const } }
})

export const action = guarded(async (args) => {
  const { runtime } = args.context
  const way = runtime.ways.find(cookieOf(args), 'joining')
  if (!way) return begin(args)
  const taken = await takeMakingStep(runtime.doors().ground, way, args.request)
  if (taken.kind === 'answer') return taken.response
  return taken.kind === 'made' ? finish(args, way) : redirectTo('/activate')
})

async function begin(args: LoaderFunctionArgs) {
  const read = await readForm(args.request, activationForm)
  if (read.kind === 'invalid') return read.response
  const { ground, limits } = args.context.runtime.doors()
  await limits.mustBeFree(`${read.value.account} activation`, args.context.address)
  const person = await invitedPerson(ground, read.value.account, read.value.code)
  if (!person) return (await problem(args.request, { code: ['activation-refused'] })).response
  return redirectTo('/activate', [sessionCookie(args.context.runtime.ways.begin(joiningWay(person, args.context.language)))])
}

async function finish(args: LoaderFunctionArgs, way: JoiningWay) {
  const { runtime } = args.context
  const prepared = madeOf(way)
  const outcome = prepared && await finishJoining(runtime.doors().ground, way.row, prepared)
  runtime.ways.end(cookieOf(args))
  if (outcome?.kind !== 'joined') return redirectTo('/activate')
  return enter(args, outcome.joined)
}

export default function ActivateRoute() {
  return <ActivatePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
