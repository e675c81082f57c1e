import type { Db, NewRow } from '#db/schema.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { insertSubjectList, replaceSubjectList, subjectListOf } from './fact-table.server.ts'
import { matchValue, openSubjects, sealSubjects } from './sealed-subjects.server.ts'

export type PreparedMatch = { list: NewRow<'subject_list'> | null }

/**
 * When identity is written or corrected: the same person in two districts counts once, and no name is shared.
 * Without a family name or a birth year, or before a colleague's next sign-in has given this psychologist the matching
 * key, there is nothing to match by and the subject stands for itself: writing an identity waits for nobody.
 */
export async function prepareMatch(scope: Scope, subject: Id<'subject'>, person: { given: string; family: string; birthYear: number | null }): Promise<PreparedMatch> {
  const row = await subjectListOf(scope.db, scope.actor.id)
  const key = await scope.keys.of('statistics', scope.actor.id)
  const subjects = row ? openSubjects(key, row) : {}
  const value = await matchValueOf(scope, person)
  if (subjects[subject] === value) return { list: null }
  const { [subject]: _, ...others } = subjects
  const place = { id: row?.id ?? newId<'pack'>(), revision: (row?.revision ?? 0) + 1 }
  return { list: { ...place, writer_id: scope.actor.id, document: sealSubjects(key, place, value ? { ...others, [subject]: value } : others) } }
}

async function matchValueOf(scope: Scope, { given, family, birthYear }: { given: string; family: string; birthYear: number | null }): Promise<string | undefined> {
  if (!given.trim() || !family.trim() || birthYear === null) return undefined
  const matching = await scope.keys.maybe('matching', scope.programme.id)
  return matching && matchValue(matching, { given, family, birthYear })
}

/** Inside the transaction that writes the identity. Throws `stale` when another identity of this writer came between. */
export async function writeMatch(db: Db, { list }: PreparedMatch): Promise<void> {
  if (!list) return
  const written = list.revision === 1 ? await insertSubjectList(db, list) : await replaceSubjectList(db, list)
  if (!written) throw new Refusal('stale')
}
