import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'

/** Somebody moved or typed in the page: at most once a minute. A veiled or locked session answers with its redirect. */
export const action = guarded(async (args) => {
  await scopeOf(args)
  return new Response(null, { status: 204 })
})
