import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { pressed } from '#app/http/making-steps.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { takeAlertStep } from '#app/http/alert-steps.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { AlertPage } from '#app/risk/alert-page.tsx'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { findingParts } from '#app/scales/finding-parts.server.ts'

export const handle: Spoken = { words: ['names', 'alerts'] }

export const loader = guarded(async (args) => {
  const view = await showAlert(await scopeOf(args), { alertId: idIn<'alert'>(args.params.alertId) })
  return { view, findings: findingParts(view.whole?.content.finding), tooLate: new URL(args.request.url).searchParams.has('late') }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const alertId = idIn<'alert'>(args.params.alertId)
  const did = await pressed(args.request) ?? ''
  const taken = await takeAlertStep(scope, alertId, did, args.request)
  if (taken.kind === 'problem') return json({ ...await taken.response.json(), did }, { status: 422 })
  return redirectTo(taken.kind === 'too-late' ? `/alerts/${alertId}?late` : `/alerts/${alertId}`)
})

export default function Alert() {
  return <AlertPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
