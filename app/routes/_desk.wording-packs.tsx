import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { findInstrument } from '#app/scales/instruments.server.ts'
import { keepScaleSet, listScaleSet } from '#app/scales/scale-set.server.ts'
import { packForm, packRemoval, scaleSetForm } from '#app/scales/wording-pack-form.server.ts'
import { examplePack, listWordingPacks, loadWordingPack, removeWordingPack } from '#app/scales/wording-packs.server.ts'
import { WordingPacksPage } from '#app/scales/wording-packs-page.tsx'

export const handle: Spoken = { words: ['scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return { packs: await listWordingPacks(scope), set: await listScaleSet(scope), example: examplePack }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const set = await readForm(args.request, scaleSetForm)
  if (set.kind === 'valid') {
    await keepScaleSet(scope, set.value)
    return redirectTo('/wording-packs')
  }
  const removal = await readForm(args.request, packRemoval)
  if (removal.kind === 'valid') {
    await removeWordingPack(scope, { id: removal.value.remove })
    return redirectTo('/wording-packs')
  }
  const read = await readForm(args.request, packForm(findInstrument))
  if (read.kind === 'invalid') return read.response
  return { did: (await loadWordingPack(scope, { pack: read.value.pack })).kind }
})

export default function WordingPacks() {
  return <WordingPacksPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
