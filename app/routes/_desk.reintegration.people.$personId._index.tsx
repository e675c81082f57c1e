import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { changeStanding } from '#app/reintegration/change-entry.server.ts'
import { PersonPage, type PersonAnswer } from '#app/reintegration/person-page.tsx'
import { reachMilestone, takeBackMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { openPerson } from '#app/reintegration/read-register.server.ts'
import { ownStepForm, standingForm, takeBackForm } from '#app/reintegration/register-form.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { Id } from '#app/work/id.ts'

export const handle: Spoken = { words: ['people', 'cases', 'reintegration'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await openPerson(await scopeOf(args), { personId: idIn<'rasb'>(args.params.personId) }) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const personId = idIn<'rasb'>(args.params.personId)
  const did = (await formOf(args.request)).get('did')
  if (did === 'take-back') return takeBack(scope, personId, args.request)
  if (did === 'standing') return stand(scope, personId, args.request)
  const read = await readForm(args.request, ownStepForm(today(scope)))
  if (read.kind === 'invalid') return read.response
  const reaching = await reachMilestone(scope, { people: [personId], ...read.value })
  return reaching.kind === 'reached' ? redirectTo(`/reintegration/people/${personId}`) : json({ stepProblems: reaching.problems }, { status: 422 })
})

async function takeBack(scope: Scope, personId: Id<'rasb'>, request: Request) {
  const read = await readForm(request, takeBackForm)
  if (read.kind === 'invalid') return read.response
  await takeBackMilestone(scope, { personId, step: read.value.takeBack })
  return redirectTo(`/reintegration/people/${personId}`)
}

async function stand(scope: Scope, personId: Id<'rasb'>, request: Request) {
  const read = await readForm(request, standingForm(today(scope)))
  if (read.kind === 'invalid') return read.response
  await changeStanding(scope, { personId, standing: { is: read.value.standing, since: read.value.since } })
  return redirectTo(`/reintegration/people/${personId}`)
}

export default function Person() {
  return <PersonPage {...useLoaderData<typeof loader>()} answer={useActionData<PersonAnswer>()} />
}
