import { draftGroupSession } from '#app/groups/draft-group-session.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: [] }

/** Only posts begin a session; whoever comes by address is brought to the group, where the button is. */
export const loader = guarded(async (args) => {
  await scopeOf(args)
  return redirectTo(`/groups/${idIn<'group'>(args.params.groupId)}`)
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { draftId } = await draftGroupSession(scope, { groupId: idIn<'group'>(args.params.groupId) })
  return redirectTo(`/drafts/${draftId}`)
})

export default function NewSession() {
  return null
}
