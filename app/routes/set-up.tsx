import { useActionData, useLoaderData } from '@remix-run/react'
import { doorForm } from '#app/accounts/account-form.server.ts'
import { readSetupLink } from '#app/accounts/setup-link.server.ts'
import { finishSettingUp, settingUpView } from '#app/accounts/set-up-way.server.ts'
import { SetUpPage } from '#app/accounts/set-up-page.tsx'
import { settingUpWay } from '#app/accounts/start-ways.server.ts'
import type { SettingUpWay } from '#app/accounts/ways-memory.server.ts'
import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf, scopeOf } from '#app/http/scope-of.server.ts'
import { enter } from '#app/http/session-answers.server.ts'
import { takeSettingUpStep } from '#app/http/set-up-steps.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts', 'setup'] }

/** Without a programme: two doors behind the one-time link, then the ceremony. With one: its first fingerprint. */
export const loader = guarded(async (args) => {
  const { runtime } = args.context
  const ground = runtime.ground()
  if (ground) {
    await scopeOf(args)
    return { view: { step: 'done' as const, fingerprint: await ground.audit.firstFingerprint() } }
  }
  const way = runtime.ways.find(cookieOf(args), 'setting-up')
  if (way) return { view: settingUpView(runtime.bare, way) }
  const link = new URL(args.request.url).searchParams.get('link') ?? ''
  if (!await readSetupLink(runtime.bare, link)) return { view: { step: 'no-link' as const } }
  return { view: { step: 'doors' as const, link, canLook: runtime.startDemo !== undefined } }
})

export const action = guarded(async (args) => {
  const { runtime } = args.context
  if (runtime.ground()) return redirectTo('/')
  const way = runtime.ways.find(cookieOf(args), 'setting-up')
  if (!way) return chooseDoor(args)
  const taken = await takeSettingUpStep(runtime.bare, way, args.request)
  if (taken.kind === 'answer') return taken.response
  return taken.kind === 'made' ? finish(args, way) : redirectTo('/set-up')
})

async function chooseDoor({ request, context: { runtime, language } }: LoaderFunctionArgs) {
  const read = await readForm(request, doorForm)
  if (read.kind === 'invalid') return read.response
  const link = await readSetupLink(runtime.bare, read.value.link)
  if (!link) return redirectTo('/set-up')
  if (read.value.did === 'look' && runtime.startDemo) return redirectTo(await runtime.startDemo())
  return redirectTo('/set-up', [sessionCookie(runtime.ways.begin(settingUpWay(link, language)))])
}

async function finish(args: LoaderFunctionArgs, way: SettingUpWay) {
  const { runtime } = args.context
  const made = await finishSettingUp(runtime.bare, way, runtime.keyFolder)
  if (!made) return redirectTo('/set-up')
  runtime.ways.end(cookieOf(args))
  runtime.begin(made.ground)
  return enter(args, made.joined, '/set-up')
}

export default function SetUpRoute() {
  return <SetUpPage view={useLoaderData<typeof loader>().view} answer={useActionData<typeof action>()} />
}
