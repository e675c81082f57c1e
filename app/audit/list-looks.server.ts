import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import { dayOf, type Scope } from '#app/work/scope.ts'
import { looksOf } from './look-table.server.ts'
import type { AlteredLook, Look, OpenedBy } from './look.ts'
import { openLook } from './sealed-look.server.ts'

/** More than a file opened by ten people every day for a year. */
const most = 5000

/** Everybody who opened this file, newest first, for whoever holds its clinical key; `not-found` for everybody else. */
export async function listLooks(scope: Scope, caseId: Id<'case'>): Promise<{ opened: OpenedBy[]; people: number; altered: AlteredLook[] }> {
  const key = await scope.keys.of('clinical', caseId)
  const looks: Look[] = []
  const altered: AlteredLook[] = []
  for (const row of await looksOf(scope.db, caseId, most)) {
    try {
      looks.push(await openLook(scope, key, row))
    } catch (error) {
      if (!isUnreadable(error)) throw error
      altered.push({ id: row.id, day: row.looked_on })
    }
  }
  looks.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { opened: groupLooks(looks), people: new Set(looks.map((look) => look.person)).size, altered }
}

/** One line for each person and day, in the order given. */
export function groupLooks(looks: Look[]): OpenedBy[] {
  const groups = Map.groupBy(looks, (look) => `${dayOf(new Date(look.at))} ${look.person}`)
  return [...groups.values()].map((group) => {
    const { person, name, role, at } = group[0]!
    return { day: dayOf(new Date(at)), person, name, role, looks: group.map(({ what, record, at }) => ({ what, record, at })) }
  })
}
