import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { readRegister } from '#app/reintegration/read-register.server.ts'
import { takeBackSessionForm } from '#app/reintegration/register-form.server.ts'
import { takeBackLedSession } from '#app/reintegration/write-led-session.server.ts'
import type { Id } from '#app/work/id.ts'

/** Only takes: a page has nothing to show here. */
export const loader = guarded(async (args) => {
  await readRegister(await scopeOf(args))
  return redirectTo('/reintegration')
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, takeBackSessionForm)
  // only a button: nobody types here
  if (read.kind === 'invalid') throw bare(400)
  await takeBackLedSession(scope, { sessionId: read.value.session as Id<'led-session'> })
  return redirectTo('/reintegration')
})
