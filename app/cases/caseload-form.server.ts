import { z } from 'zod'
import { caseStates, categories } from './case.ts'
import type { CaseloadQuery } from './caseload.ts'

const one = <T extends string>(values: readonly [T, ...T[]] | readonly T[]) => z.enum(values as readonly [T, ...T[]]).optional().catch(undefined)

/** What the address of the caseload asks for. Anything that is no answer is left out: a list is never an error page. */
const query = z.object({
  whose: one(['own', 'supervised']), state: one(caseStates), category: one(categories),
  district: z.string().max(80).optional().catch(undefined), order: one(['latest', 'longest-ago']), page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})

export function caseloadQuery(search: URLSearchParams, searched?: string): CaseloadQuery {
  const given = Object.fromEntries([...search].filter(([, value]) => value !== ''))
  const { whose, state, category, district, order, page } = query.parse(given)
  return {
    ...(whose ? { whose } : {}), ...(state ? { state } : {}), ...(category ? { category } : {}), ...(district ? { district } : {}),
    ...(order === 'longest-ago' ? { longestAgoFirst: true } : {}), ...(page ? { page } : {}), ...(searched ? { search: searched } : {}),
  }
}

/** What is searched for may be a name, so it is posted and never stands in an address. */
export const searchForm = z.object({ search: z.string().trim().max(100, { error: 'too-long:100' }).default('') }).catchall(z.string())
