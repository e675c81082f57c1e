import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { AlertsPage } from '#app/risk/alerts-page.tsx'
import { listAlerts } from '#app/risk/list-alerts.server.ts'

export const handle: Spoken = { words: ['alerts'] }

export const loader = guarded(async (args) => ({ lines: await listAlerts(await scopeOf(args)) }))

export default function Alerts() {
  return <AlertsPage {...useLoaderData<typeof loader>()} />
}
