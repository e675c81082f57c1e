import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { caseFilesOf } from './case-table.server.ts'
import { openHeader } from './sealed-case.server.ts'

export type OwnPerson = { caseId: Id<'case'>; subject: Id<'subject'> }

/** Own individual cases by code, so that a person of a family counts once. A code that is not among them is left out. */
export async function ownPeople(scope: Scope, codes: string[]): Promise<Map<string, OwnPerson>> {
  if (codes.length === 0) return new Map()
  const files = (await caseFilesOf(scope.db, [scope.actor.id])).filter((file) => codes.includes(file.code) && file.kind === 'individual')
  const keys = await scope.keys.many('clinical', files.map((file) => file.id))
  return new Map(files.flatMap((file) => {
    const key = keys.get(file.id)
    return key ? [[file.code, { caseId: file.id, subject: openHeader(key, file).subject }] as const] : []
  }))
}
