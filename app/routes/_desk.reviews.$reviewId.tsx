import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { reviewForm } from '#app/supervision/review-form.server.ts'
import { ReviewPage } from '#app/supervision/review-page.tsx'
import { workOnReview } from '#app/supervision/work-on-review.server.ts'

export const handle: Spoken = { words: ['names', 'supervision'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return readReview(scope, idIn<'review'>(args.params.reviewId))
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const id = idIn<'review'>(args.params.reviewId)
  const form = await readForm(args.request, reviewForm)
  if (form.kind === 'invalid') return form.response
  const problems = await workOnReview(scope, id, form.value)
  return problems ? formProblem(await formOf(args.request), problems) : redirectTo(`/reviews/${id}`)
})

export default function Review() {
  const view = useLoaderData<typeof loader>()
  // A new comment empties the fields; a refused one keeps them
  return <ReviewPage key={`${view.state} ${view.comments.length}`} view={view} problems={useActionData<typeof action>()} />
}
