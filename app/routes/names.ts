import { namesForm } from '#app/accounts/account-form.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf, returnPath, scopeOf } from '#app/http/scope-of.server.ts'

/** Shows or hides the given names of one's own cases. Off means not in the response at all. */
export const action = guarded(async (args) => {
  await scopeOf(args)
  const read = await readForm(args.request, namesForm)
  if (read.kind === 'invalid') return read.response
  args.context.runtime.sessions.setNames(cookieOf(args), read.value.names === 'on')
  return redirectTo(returnPath(read.value.returnTo))
})
