import { guarded } from '#app/http/guarded.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'

/** The front door: to the desk, or to whatever opens it (sign-in, PIN, passphrase, set-up). */
export const loader = guarded(async (args) => {
  await scopeOf(args)
  return redirectTo('/today')
})
