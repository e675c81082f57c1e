import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf } from '#app/http/scope-of.server.ts'

/** Puts the keys away: from now on the passphrase is needed. */
export const action = guarded(async (args) => {
  const cookie = args.context.runtime.sessions.lock(cookieOf(args))
  return redirectTo('/unlock', cookie ? [sessionCookie(cookie)] : [])
})
