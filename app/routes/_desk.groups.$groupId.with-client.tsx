import { sitWithGroup } from '#app/groups/sit-with-group.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { beginSitting } from '#app/http/sitting.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: [] }

/** Only posts begin it; whoever comes by address is brought to the group, where the button is. */
export const loader = guarded(async (args) => {
  await scopeOf(args)
  return redirectTo(`/groups/${idIn<'group'>(args.params.groupId)}`)
})

/** From here on the keys are put away, as beside one client. */
export const action = guarded(async (args) => beginSitting(args, await sitWithGroup(await scopeOf(args), { groupId: idIn<'group'>(args.params.groupId) })))

export default function BeginWithGroup() {
  return null
}
