import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { beginSitting } from '#app/http/sitting.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { sitWithClient } from '#app/sessions/sit-with-client.server.ts'

export const handle: Spoken = { words: [] }

/** Only posts begin it; whoever comes by address is brought to the case, where the button is. */
export const loader = guarded(async (args) => {
  await scopeOf(args)
  return redirectTo(`/cases/${idIn<'case'>(args.params.caseId)}`)
})

/** From here on the keys are put away: the page needs none, and whoever takes the laptop finds none. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  return beginSitting(args, await sitWithClient(scope, { caseId: idIn<'case'>(args.params.caseId) }))
})

export default function BeginWithClient() {
  return null
}
