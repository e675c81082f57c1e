import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { LedSessionPage } from '#app/reintegration/led-session-page.tsx'
import { beginLedSession } from '#app/reintegration/read-register.server.ts'
import { ledSessionForm } from '#app/reintegration/register-form.server.ts'
import { writeLedSession } from '#app/reintegration/write-led-session.server.ts'
import type { Id } from '#app/work/id.ts'
import { today } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['people', 'cases', 'reintegration'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ start: await beginLedSession(await scopeOf(args)) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { districts } = await beginLedSession(scope)
  const read = await readForm(args.request, ledSessionForm({ today: today(scope), districts }))
  if (read.kind === 'invalid') return read.response
  await writeLedSession(scope, { ...read.value, leaders: read.value.leaders as Id<'rasb'>[] })
  return redirectTo('/reintegration')
})

export default function NewLedSession() {
  return <LedSessionPage {...useLoaderData<typeof loader>()} problems={useActionData<FormProblems>()} />
}
