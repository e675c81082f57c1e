import type { Id } from '#app/work/id.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { allSubjectLists } from './fact-table.server.ts'
import { openSubjects, type SubjectList } from './sealed-subjects.server.ts'
import { whoIsWho, type PersonOf } from './who-is-who.ts'

/** Who is who today, as far as this reader's grants go: for people who were counted before. Throws `Unreadable`. */
export async function readPeople(scope: Scope, turn: () => Promise<void>): Promise<PersonOf> {
  const lists = await allSubjectLists(scope.db)
  const keys = await scope.keys.many('statistics', lists.map((list) => list.writer_id))
  return peopleIn(lists.filter((list) => keys.has(list.writer_id)), keys, turn)
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
