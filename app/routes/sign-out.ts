import { signOut } from '#app/accounts/sign-out.server.ts'
import { endedSessionCookie, endedWhoseCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { markOf } from '#app/http/keep-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { cookieOf } from '#app/http/scope-of.server.ts'

/** Works in every state of a session, and without one. */
export const action = guarded(async (args) => {
  await signOut(args.context.runtime.doors(), cookieOf(args))
  const mark = markOf(args.request)
  if (mark !== undefined) args.context.runtime.forms.forgetAll(mark)
  return redirectTo('/sign-in?signed-out', [endedSessionCookie(), endedWhoseCookie()])
})
