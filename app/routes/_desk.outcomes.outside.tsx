import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { enterOutsideFigure, withdrawOutsideFigure } from '#app/outcomes/enter-outside.server.ts'
import { listOutsideFigures } from '#app/outcomes/list-outside.server.ts'
import { outsideForm } from '#app/outcomes/outside-form.server.ts'
import { OutsidePage } from '#app/outcomes/outside-page.tsx'
import type { OutsideAnswer } from '#app/outcomes/outside-view.ts'

export const handle: Spoken = { words: ['outcomes', 'reporting'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => listOutsideFigures(await scopeOf(args)))

/** Where each refusal stands. */
const fieldOf = { 'not-a-window': 'window', 'not-a-group': 'group', 'contradicts': 'hi' } as const

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  await listOutsideFigures(scope)
  const read = await readForm(args.request, outsideForm)
  const refused = async (response: Response) => json<OutsideAnswer>({ kind: 'problems', problems: await response.json() }, { status: 422 })
  if (read.kind === 'invalid') return refused(read.response)
  if (read.value.did === 'withdraw') return json<OutsideAnswer>(await withdrawOutsideFigure(scope, idIn<'outside-figure'>(read.value.id)))
  const { did: _, group, ...given } = read.value
  const [tree = '', node = ''] = group.split('/')
  const entered = await enterOutsideFigure(scope, { ...given, tree, node })
  return entered.kind in fieldOf ? refused(formProblem(await formOf(args.request), { [fieldOf[entered.kind as keyof typeof fieldOf]]: [entered.kind] })) : json<OutsideAnswer>(entered as OutsideAnswer)
})

export default function Outside() {
  const answer = useActionData<OutsideAnswer | FormProblems>()
  return <OutsidePage view={useLoaderData<typeof loader>()} answer={answer && 'values' in answer ? { kind: 'problems', problems: answer } : answer} />
}
