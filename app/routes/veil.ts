import { sessionCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf } from '#app/http/scope-of.server.ts'

/** Covers the page: from now on the PIN is needed, and the back button shows nothing. */
export const action = guarded(async (args) => {
  const cookie = args.context.runtime.sessions.veil(cookieOf(args))
  return redirectTo('/veiled', cookie ? [sessionCookie(cookie)] : [])
})
