import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import type { FormProblems } from '#app/supervision/problems.ts'
import { RatePage } from '#app/supervision/rate-page.tsx'
import { beginRating, ratingFormOf, rateSkills } from '#app/supervision/rate-skills.server.ts'
import type { Id } from '#app/work/id.ts'

export const handle: Spoken = { words: ['names', 'skills'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const tool = new URL(args.request.url).searchParams.get('tool') ?? undefined
  return { view: await beginRating(await scopeOf(args), { agreementId: idIn<'agreement'>(args.params.agreementId), tool, language: args.context.language }) }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const agreementId = idIn<'agreement'>(args.params.agreementId)
  const tool = String((await formOf(args.request)).get('tool') ?? '')
  const form = await ratingFormOf(scope, { agreementId, tool })
  if (!form) throw bare(400)
  const read = await readForm(args.request, form)
  if (read.kind === 'invalid') return read.response
  const { ratingId, ...rating } = read.value
  await rateSkills(scope, agreementId, { ...rating, tool, ratingId: ratingId as Id<'rating'> })
  return redirectTo(`/supervision/skills/${ratingId}`)
})

export default function RateSkills() {
  const { view } = useLoaderData<typeof loader>()
  return <RatePage key={view.ratingId} view={view} problems={useActionData<FormProblems>()} />
}
