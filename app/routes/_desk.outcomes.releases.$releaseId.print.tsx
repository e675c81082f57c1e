import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { printRelease } from '#app/outcomes/download-release.server.ts'
import { ReleasePrint } from '#app/outcomes/release-print.tsx'

export const handle: Spoken = { words: ['outcomes', 'releases', 'files'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => printRelease(await scopeOf(args), idIn<'release'>(args.params.releaseId)))

export default function Print() {
  return <ReleasePrint {...useLoaderData<typeof loader>()} />
}
