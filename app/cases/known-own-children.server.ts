import type { KnownOne } from '#app/names/name-hits.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { caseFilesOf } from './case-table.server.ts'
import type { AgeBand } from './case.ts'
import { identityRowsOf } from './identity-table.server.ts'
import { keysOfMany } from './keys-of-many.server.ts'
import { otherChild, otherCode } from './known-people.ts'
import { openHeader } from './sealed-case.server.ts'
import { openIdentity } from './sealed-identity.server.ts'

const childBands: readonly AgeBand[] = ['0-5', '6-11', '12-17']

/**
 * For the name check of a child group, whose register knows numbers alone: the children among the actor's own cases, as far
 * as her keys give their names, and the codes of all of them. Throws `Unreadable` where one of these children's names does not open.
 */
export async function knownOwnChildren(scope: Scope): Promise<KnownOne[]> {
  const files = await caseFilesOf(scope.db, [scope.actor.id])
  const children = await childrenAmong(scope, files)
  const rows = await identityRowsOf(scope.db, scope.actor.id, [...children])
  const { keys } = await keysOfMany(scope, 'identity', rows.map((row) => row.case_id))
  const codes = new Map(files.map(({ id, code }) => [id, code]))
  const named = rows.flatMap((row) => {
    const key = keys.get(row.case_id)
    return key ? [otherChild(codes.get(row.case_id)!, openIdentity(key, row))] : []
  })
  return [...named, ...files.map(({ code }) => otherCode(code))]
}

async function childrenAmong(scope: Scope, files: Awaited<ReturnType<typeof caseFilesOf>>): Promise<Set<Id<'case'>>> {
  const { keys } = await keysOfMany(scope, 'clinical', files.map(({ id }) => id))
  return new Set(files.flatMap((file) => {
    const key = keys.get(file.id)
    return key && file.kind === 'individual' && childBands.includes(openHeader(key, file).ageBand) ? [file.id] : []
  }))
}
