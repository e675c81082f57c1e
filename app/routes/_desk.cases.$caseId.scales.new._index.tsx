import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { chooseScale } from '#app/scales/begin-scale.server.ts'
import { ChooseScale } from '#app/scales/choose-scale.tsx'

export const handle: Spoken = { words: ['scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => chooseScale(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId) }))

export default function Choose() {
  return <ChooseScale {...useLoaderData<typeof loader>()} />
}
