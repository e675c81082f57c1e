import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { highestNumber, insertPerson } from './rasb-table.server.ts'
import type { Details } from './rasb.ts'
import { registerKey } from './register-key.server.ts'
import { sealEntry } from './sealed-register.server.ts'

/** Adds somebody under the register's next number. Their subject is new: nothing joins it to a case they may have. */
export async function registerPerson(scope: Scope, details: Details): Promise<{ personId: Id<'rasb'>; number: number }> {
  const key = await registerKey(scope)
  const place = { id: newId<'rasb'>(), revision: 1, number: await highestNumber(scope.db) + 1 }
  const document = sealEntry(key, place, { details, subject: newId<'subject'>(), registeredOn: today(scope), reached: [], standing: { is: 'going-on', since: today(scope) } })
  await inTransaction(scope, async (scope) => {
    if (!await insertPerson(scope.db, { ...place, document })) throw new Refusal('too-many', 1)
    await record(scope, { did: 'reintegration.registered', record: place.id })
  })
  return { personId: place.id, number: place.number }
}
