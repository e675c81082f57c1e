import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeDutyStep } from '#app/http/duty-steps.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { pressed } from '#app/http/making-steps.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { DutyPage } from '#app/risk/duty-page.tsx'
import { readRoster } from '#app/risk/read-roster.server.ts'

export const handle: Spoken = { words: ['alerts'] }

export const loader = guarded(async (args) => ({ view: await readRoster(await scopeOf(args)) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  await readRoster(scope)
  const did = await pressed(args.request) ?? ''
  const problem = await takeDutyStep(scope, did, args.request)
  return problem ? json({ ...await problem.json(), did }, { status: 422 }) : redirectTo('/duty')
})

export default function Duty() {
  return <DutyPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
