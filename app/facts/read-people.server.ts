import type { Id } from '#app/work/id.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { allSubjectLists } from './fact-table.server.ts'
import { openSubjects, type SubjectList } from './sealed-subjects.server.ts'
import { whoIsWho, type PersonOf } from './who-is-who.ts'

export type PeopleReading =
  | { kind: 'read'; personOf: PersonOf }
  /** Some writers' lists are not yet granted to this person: whoever is in them would be somebody else, so nobody is compared. */
  | { kind: 'keys-awaited'; writers: number }

/** Who is who today: for people who were counted before. All or nothing, as facts are read. Throws `Unreadable`. */
export async function readPeople(scope: Scope, turn: () => Promise<void>): Promise<PeopleReading> {
  const lists = await allSubjectLists(scope.db)
  const keys = await scope.keys.many('statistics', lists.map((list) => list.writer_id))
  if (keys.size < lists.length) return { kind: 'keys-awaited', writers: lists.length - keys.size }
  return { kind: 'read', personOf: await peopleIn(lists, keys, turn) }
}

/** Of these writers' lists, whose keys are all there. */
export async function peopleIn(lists: readonly (SubjectList & { writer_id: Id<'person'> })[], keys: ReadonlyMap<string, CompartmentKey>, turn: () => Promise<void>): Promise<PersonOf> {
  const values: Record<string, string> = {}
  for (const list of lists) {
    Object.assign(values, openSubjects(keys.get(list.writer_id)!, list))
    await turn()
  }
  return whoIsWho(values)
}
