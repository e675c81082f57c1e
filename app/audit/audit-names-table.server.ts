import type { Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

/** Names of accounts and codes of cases, for the ids in a page of entries. */
export async function namesOf(db: Db, people: string[], cases: string[]): Promise<{ people: Map<string, string>; cases: Map<string, string> }> {
  const persons = people.length === 0 ? [] : await db.selectFrom('person').select(['id', 'name']).where('id', 'in', people as Id<'person'>[]).execute()
  const files = cases.length === 0 ? [] : await db.selectFrom('case_file').select(['id', 'code']).where('id', 'in', cases as Id<'case'>[]).execute()
  return { people: new Map(persons.map((row) => [row.id, row.name])), cases: new Map(files.map((row) => [row.id, row.code])) }
}
