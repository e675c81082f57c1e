import { record } from '#app/audit/record.server.ts'
import { listDistricts } from '#app/cases/list-districts.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { Db } from '#db/schema.ts'
import { cardOf, type CardLineName, type EmergencyCard } from './emergency-numbers.ts'
import { allLines, linesOfDistrict, replaceLines } from './emergency-table.server.ts'

/** One district's card, with public numbers where the programme entered none. */
export async function emergencyCard({ db }: { db: Db }, district: string): Promise<EmergencyCard> {
  return cardOf(district, await linesOfDistrict(db, district))
}

/** For the page before sign-in: the public numbers, then the card of each district that has its own. */
export async function emergencyCards({ db }: { db: Db }): Promise<EmergencyCard[]> {
  const entered = Map.groupBy(await allLines(db), (row) => row.district)
  return [cardOf(null, []), ...[...entered].map(([district, rows]) => cardOf(district, rows))]
}

/** What the page to change a card shows. */
export async function cardToKeep(scope: Scope, district: string | null): Promise<{ districts: string[]; card: EmergencyCard }> {
  mustHaveRole(scope, 'administrator', 'supervisor')
  const districts = await listDistricts(scope)
  const chosen = districts.find((name) => name === district) ?? districts[0]!
  return { districts, card: await emergencyCard(scope, chosen) }
}

/** The numbers of one district, all of them checked today: whoever saves says so. */
export async function keepEmergencyCard(scope: Scope, { district, numbers }: { district: string; numbers: Partial<Record<CardLineName, string>> }): Promise<void> {
  mustHaveRole(scope, 'administrator', 'supervisor')
  mustHold(scope, (await listDistricts(scope)).includes(district))
  const day = today(scope)
  await inTransaction(scope, async (scope) => {
    await replaceLines(scope.db, district, Object.entries(numbers).flatMap(([line, number]) => (number ? [{ district, line, number, checked_on: day }] : [])))
    await record(scope, { did: 'emergency.saved', about: district })
  })
}
