import { json } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { askForReview } from '#app/supervision/ask-for-review.server.ts'
import { AskNamesPage } from '#app/supervision/ask-names-page.tsx'
import { askForm } from '#app/supervision/review-form.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'

export const handle: Spoken = { words: ['names'] }

/** Only posts come here; whoever types the address is brought to what there is to read. */
export const loader = guarded(async (args) => {
  await scopeOf(args)
  // the loader also runs after a post, with its headers: then the names that were found are shown
  return args.request.headers.has('content-type') ? null : redirectTo('/supervision')
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const noteId = idIn<'note'>(args.params.noteId)
  const form = await readForm(args.request, askForm)
  // only buttons, on another page
  if (form.kind === 'invalid') throw bare(400)
  if (form.value.did === 'start') return redirectTo(`/reviews/${await startReview(scope, noteId)}`)
  const asking = await askForReview(scope, noteId, form.value.seen)
  return asking.kind === 'names' ? json({ noteId, names: asking.names }, { status: 422 }) : redirectTo(`/notes/${noteId}`)
})

export default function AskOrStart() {
  const asked = useActionData<typeof action>()
  return asked && 'names' in asked ? <AskNamesPage {...asked} /> : null
}
