import { useLoaderData } from '@remix-run/react'
import { AuditPage } from '#app/audit/audit-page.tsx'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { z } from 'zod'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['audit'] }

const place = z.object({ before: z.coerce.number().int().min(1).max(2 ** 31).optional().catch(undefined) })

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { before } = place.parse(Object.fromEntries(new URL(args.request.url).searchParams))
  return { page: await readAudit(scope, before), isFirst: before === undefined }
})

export default function AuditRoute() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}
