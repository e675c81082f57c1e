import { guarded } from '#app/http/guarded.server.ts'
import { cookieOf } from '#app/http/scope-of.server.ts'
import { neededBy } from '#app/http/needed.server.ts'
import { freshCookie } from '#app/http/session-answers.server.ts'

/** Asked every 20 seconds by a covered page: whether something waits for the person behind it, yes or no. No keys, no look, no sign that somebody is there. */
export const loader = guarded(async (args) => {
  const found = args.context.runtime.sessions.find(cookieOf(args), { quiet: true })
  return freshCookie(found, { needed: await neededBy(args.context.runtime, found) })
})
