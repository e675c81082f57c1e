import type { Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import { isHigh } from './alert.ts'
import { countOpenOf, openWaits } from './alert-table.server.ts'

/** High or imminent, from clear columns alone, so that it can be asked inside a transaction: hold, closing and hand-over wait for it too. */
export async function hasOpenHighAlert({ db }: { db: Db }, caseId: Id<'case'>): Promise<boolean> {
  return (await openWaits(db, caseId)).some(isHigh)
}

/** For the clock of agreements: one never ends while an alert of the psychologist's cases is open. */
export async function hasOpenAlertUnder({ db }: { db: Db }, psychologist: Id<'person'>): Promise<boolean> {
  return await countOpenOf(db, psychologist) > 0
}
