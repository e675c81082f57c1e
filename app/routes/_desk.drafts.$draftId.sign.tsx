import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SignAssessment } from '#app/assessments/assessment-sign-page.tsx'
import { SignGroupSession } from '#app/groups/group-sign-page.tsx'
import { groundOfDraft, signDraft, signingOf } from '#app/http/draft-kinds.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { signingForm } from '#app/sessions/note-action-forms.server.ts'
import { SignPage, type SignProblem } from '#app/sessions/sign-page.tsx'
import { takeNames } from '#app/sessions/take-names.server.ts'

export const handle: Spoken = { words: ['sessions', 'names', 'assessments', 'groups'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return signingOf(scope, { draftId: idIn<'draft'>(args.params.draftId) })
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const draftId = idIn<'draft'>(args.params.draftId)
  const form = await readForm(args.request, signingForm)
  const typed = await formOf(args.request)
  const chosen = { askReview: typed.get('askReview') === 'yes', others: typed.getAll('others').map(String) }
  if (form.kind === 'invalid') return problem({ pin: 'wrong-pin', ...chosen })
  if ('take' in form.value) return (await takeNames(scope, { draftId, ...form.value }, (draft) => groundOfDraft(scope, draft))).kind === 'taken' ? redirectTo(`/drafts/${draftId}/sign#names`) : problem({ names: 'changed' })
  const { pin, askReview, others, seen, leave } = form.value
  if (!await checkPin(args, pin)) return problem({ pin: 'wrong-pin', ...chosen })
  const signed = await signDraft(scope, { draftId, others: others ?? [], askReview: askReview === 'yes', left: leave === 'yes' ? seen : undefined })
  switch (signed.kind) {
    case 'done': return redirectTo(signed.to)
    case 'not-ready': return signed.problems ? problem({ problems: signed.problems }) : redirectTo(`/drafts/${draftId}/sign`)
    case 'compare-first': return problem({ compareFirst: true })
    case 'names': return problem({ names: 'undecided', ...chosen })
    case 'note-retracted': return problem({ retracted: true })
  }
})

const problem = (given: SignProblem) => json<SignProblem>(given, { status: 422 })

export default function Sign() {
  const data = useLoaderData<typeof loader>()
  const problem = useActionData<SignProblem>()
  if (data.about === 'assessment') return <SignAssessment view={data.view} problem={problem} />
  if (data.about === 'group-session') return <SignGroupSession view={data.view} problem={problem} />
  return <SignPage view={data.view} problem={problem} />
}
