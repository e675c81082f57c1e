import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { NewAlertPage } from '#app/risk/new-alert-page.tsx'
import { beginAlert } from '#app/risk/risk-bar.server.ts'

export const handle: Spoken = { words: ['alerts'] }

/** A form; it is posted to /alerts/send, with script or without. */
export const loader = guarded(async (args) => beginAlert(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId) }))

export default function NewAlert() {
  return <NewAlertPage {...useLoaderData<typeof loader>()} />
}
