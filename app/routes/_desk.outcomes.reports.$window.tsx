import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf, readForm } from '#app/http/read-form.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { contentOf, reportForm } from '#app/outcomes/report-form.server.ts'
import { ReportPage } from '#app/outcomes/report-page.tsx'
import type { ReportAnswer } from '#app/outcomes/report-view.ts'
import { beginReport, writeReport } from '#app/outcomes/write-report.server.ts'

export const handle: Spoken = { words: ['outcomes', 'releases', 'files', 'names', 'reporting'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => beginReport(await scopeOf(args), args.params.window ?? ''))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const window = args.params.window ?? ''
  await beginReport(scope, window)
  const read = await readForm(args.request, reportForm)
  if (read.kind === 'invalid') return json<ReportAnswer>({ kind: 'problems', problems: await read.response.json() }, { status: 422 })
  const values = Object.fromEntries([...await formOf(args.request)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const written = await writeReport(scope, { window, base: read.value.base, content: contentOf(read.value), left: read.value.leave === 'yes' ? read.value.seen ?? '' : null })
  return written.kind === 'kept' ? json<ReportAnswer>(written) : json<ReportAnswer>({ ...written, values }, { status: 422 })
})

export default function ReportRoute() {
  return <ReportPage view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
