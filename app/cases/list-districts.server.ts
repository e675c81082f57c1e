import type { Scope } from '#app/work/scope.ts'
import { districtList } from './district-table.server.ts'

/** The names of the programme's districts, for a choice in a form. They are no secret within the programme. */
export async function listDistricts(scope: Pick<Scope, 'db'>): Promise<string[]> {
  return (await districtList(scope.db)).map(({ name }) => name)
}
