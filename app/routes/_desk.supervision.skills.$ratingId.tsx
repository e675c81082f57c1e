import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { openSkillRating } from '#app/supervision/read-ratings.server.ts'
import { RatingPage } from '#app/supervision/rating-page.tsx'

export const handle: Spoken = { words: ['skills'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await openSkillRating(await scopeOf(args), { ratingId: idIn<'rating'>(args.params.ratingId), language: args.context.language }) }))

export default function Rating() {
  return <RatingPage view={useLoaderData<typeof loader>().view} />
}
