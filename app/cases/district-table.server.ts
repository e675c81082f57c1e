import type { Db } from '#db/schema.ts'
import { districtsOf, type District } from './district.ts'

/** The districts of this programme, in the order of its settings. */
export async function districtList(db: Db): Promise<readonly District[]> {
  const programme = await db.selectFrom('programme').select('settings').executeTakeFirst()
  return districtsOf(programme?.settings ?? '{}')
}
