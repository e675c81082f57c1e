import { json, type LoaderFunctionArgs } from '@remix-run/node'
import type { KeptForm } from '#app/accounts/forms-memory.server.ts'
import { openForm } from '#app/accounts/sealed-form.server.ts'
import { forgetForm, markOf, pathOf } from './keep-form.server.ts'
import { isKnownPath, redirectTo } from './redirect.server.ts'
import { cookieOf, scopeOf, type Visit } from './scope-of.server.ts'

/** What waits for the page that is asked for: only while a session of the same person is open at the same browser. */
export function keptFor(args: Visit): KeptForm | undefined {
  const { request, context: { runtime } } = args
  const mark = markOf(request)
  const kept = mark === undefined ? undefined : runtime.forms.find(mark, pathOf(request))
  const found = kept && runtime.sessions.find(cookieOf(args), { quiet: true })
  return found?.kind === 'open' && found.session.person === kept?.person ? kept : undefined
}

/** The answer in the action's place: the form as it was filled in, for its author to look at and send herself. */
export async function keptAnswer(args: LoaderFunctionArgs, { id, person, path, sealed }: KeptForm): Promise<Response> {
  const { keys } = await scopeOf(args)
  const { search, values } = await openForm(keys, person, id, sealed).catch((error: unknown) => {
    forgetForm(args)
    throw error
  })
  const whole = path + search
  if (search !== '' && new URL(args.request.url).search === '' && isKnownPath(whole)) throw redirectTo(whole)
  return json({ errors: {}, values, did: values.did })
}
