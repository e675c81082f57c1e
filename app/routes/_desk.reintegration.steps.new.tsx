import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import type { PersonAnswer } from '#app/reintegration/person-page.tsx'
import { reachMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { beginStep } from '#app/reintegration/read-register.server.ts'
import { stepForm } from '#app/reintegration/register-form.server.ts'
import { StepPage } from '#app/reintegration/step-page.tsx'
import type { Id } from '#app/work/id.ts'
import { today } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['cases', 'reintegration'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ start: await beginStep(await scopeOf(args)) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  await beginStep(scope)
  const read = await readForm(args.request, stepForm(today(scope)))
  if (read.kind === 'invalid') return read.response
  const reaching = await reachMilestone(scope, { ...read.value, people: read.value.people as Id<'rasb'>[] })
  return reaching.kind === 'reached' ? redirectTo('/reintegration') : json({ stepProblems: reaching.problems }, { status: 422 })
})

export default function NewStep() {
  return <StepPage {...useLoaderData<typeof loader>()} answered={useActionData<PersonAnswer>()} />
}
