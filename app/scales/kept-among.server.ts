import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { idFrom } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { findScale } from './scale-table.server.ts'

/** Which of these were kept in this case; one that was retracted since was kept. */
export async function keptAmong({ db }: Pick<Scope, 'db'>, { caseId }: CasePermit<'read'>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(ids.map((text) => { const id = idFrom<'scale'>(text); return id && findScale(db, id) }))
  return new Set(found.flatMap((row) => (row?.case_id === caseId ? [row.id as string] : [])))
}
