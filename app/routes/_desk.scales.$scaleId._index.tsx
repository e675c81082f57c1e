import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { ScalePage } from '#app/scales/scale-page.tsx'

export const handle: Spoken = { words: ['scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await openScale(await scopeOf(args), { scaleId: idIn<'scale'>(args.params.scaleId) }, args.context.language) }))

export default function Scale() {
  return <ScalePage {...useLoaderData<typeof loader>()} />
}
