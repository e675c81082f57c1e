import type { Scope } from '#app/work/scope.ts'
import { districtList } from './district-table.server.ts'

/** Names of this programme's districts, in the order of its settings. */
export async function listDistricts(scope: Pick<Scope, 'db'>): Promise<string[]> {
  return (await districtList(scope.db)).map(({ name }) => name)
}
