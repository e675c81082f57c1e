import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownAnswer } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { checkCorrections } from '#app/outcomes/check-corrections.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { ReleasePage } from '#app/outcomes/release-page.tsx'
import type { ReleaseAnswer } from '#app/outcomes/release-view.ts'
import { showRelease } from '#app/outcomes/show-release.server.ts'

export const handle: Spoken = { words: ['outcomes', 'releases', 'files'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => showRelease(await scopeOf(args), idIn<'release'>(args.params.releaseId)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const releaseId = idIn<'release'>(args.params.releaseId)
  const form = await formOf(args.request)
  const did = form.get('did')
  if (did === 'check') {
    const checked = await checkCorrections(scope, releaseId)
    if (checked.kind === 'unchanged' || checked.kind === 'corrected') return json<ReleaseAnswer>({ kind: 'checked', found: checked.kind })
    return json<ReleaseAnswer>(checked)
  }
  await readRelease(scope, releaseId)
  if (did !== 'approve' && did !== 'reject') throw bare(400)
  const pin = String(form.get('pin') ?? '')
  if (!/^\d{6}$/.test(pin)) return json<ReleaseAnswer>({ kind: 'problem', problem: pin === '' ? 'required' : 'not-a-pin' }, { status: 422 })
  if (!await checkPin(args, pin)) return json<ReleaseAnswer>({ kind: 'problem', problem: 'wrong-pin' }, { status: 422 })
  const { kind } = await decideOnRelease(scope, { releaseId, release: did === 'approve' })
  return json<ReleaseAnswer>({ kind: 'decided', decision: kind })
})

export default function Release() {
  return <ReleasePage view={useLoaderData<typeof loader>()} answer={ownAnswer<ReleaseAnswer>(useActionData())} />
}
