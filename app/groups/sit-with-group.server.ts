import { formatTime } from '#app/language/dates.ts'
import { ownNumbers } from '#app/risk/risk-bar.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { sittingHours, type Sitting } from '#app/sessions/sit-with-client.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { draftGroupSession } from './draft-group-session.server.ts'
import { permitGroup } from './permit-group.server.ts'
import { openGroupContent } from './sealed-group.server.ts'

/**
 * Begins the note of a group while the children are there: who came, a jotting, a concern; into a draft that can only be added
 * to. The register is known by number, sex and age; nothing that was written of anybody is on the page. A group has no case,
 * so the risk button leads to the numbers and to a first contact of the child's own, which sends its alert.
 */
export async function sitWithGroup(scope: Scope, { groupId }: { groupId: Id<'group'> }): Promise<Sitting> {
  const { group } = await permitGroup(scope, groupId, 'write')
  const { children } = openGroupContent(await scope.keys.of('group', groupId), group)
  const { draftId } = await draftGroupSession(scope, { groupId, startsAt: formatTime(scope.now()) })
  return {
    draftId, word: group.word, beganAt: scope.now().toISOString(), members: [], ...await editorTicket(scope, draftId, sittingHours),
    group: { children: children.map(({ number, sex, ageBand }) => ({ number, sex, ageBand })), numbers: await ownNumbers(scope) },
  }
}
