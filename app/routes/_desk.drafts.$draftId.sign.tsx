import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import { signForm } from '#app/sessions/note-action-forms.server.ts'
import { showSigning } from '#app/sessions/show-signing.server.ts'
import { SignPage, type SignProblem } from '#app/sessions/sign-page.tsx'
import { signSeveral } from '#app/sessions/sign-several.server.ts'

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return showSigning(scope, { draftId: idIn<'draft'>(args.params.draftId) })
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const draftId = idIn<'draft'>(args.params.draftId)
  const form = await readForm(args.request, signForm)
  const typed = await args.request.formData()
  const chosen = { askReview: typed.get('askReview') === 'yes', others: typed.getAll('others').map(String) }
  if (form.kind === 'invalid') return problem({ pin: 'wrong-pin', ...chosen })
  const { pin, askReview, others } = form.value
  if (!await checkPin(args, pin)) return problem({ pin: 'wrong-pin', ...chosen })
  const { first, left } = await signSeveral(scope, { draftId, others: others ?? [], askReview: askReview === 'yes' })
  switch (first.kind) {
    case 'not-ready': return problem({ problems: first.problems })
    case 'compare-first': return problem({ compareFirst: true })
    case 'note-retracted': return problem({ retracted: true })
    default: return redirectTo(left.length > 0 || (others ?? []).length > 0 ? '/drafts' : `/notes/${first.noteId}`)
  }
})

const problem = (given: SignProblem) => json<SignProblem>(given, { status: 422 })

export default function Sign() {
  return <SignPage view={useLoaderData<typeof loader>()} problem={useActionData<SignProblem>()} />
}
