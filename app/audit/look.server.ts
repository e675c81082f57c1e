import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { addDays, today, type Role, type Scope } from '#app/work/scope.ts'
import { alwaysWritten, type LookedAt } from './look.ts'
import { insertLook, psychologistOf } from './look-table.server.ts'
import { record } from './record.server.ts'
import { sealLook } from './sealed-look.server.ts'

const quarter = 15 * 60_000
/** Under which of several roles somebody looks, strongest claim first. */
const lookingAs: readonly Role[] = ['supervisor', 'delegate', 'psychologist', 'data-protection', 'reintegration', 'focal-point', 'administrator']

/**
 * "Who opened this file": call it in every use case that opens content of a case, after the permit. Own looks are written
 * once a day for each case, other people's once for each record and quarter of an hour, prints and exports each time.
 */
export async function look(scope: Scope, seen: { caseId: Id<'case'>; record: string; what: LookedAt }): Promise<void> {
  const keys = keysOf(scope, seen)
  const always = alwaysWritten.includes(seen.what)
  if (!always && (scope.audit.hasLooked(keys.own) || scope.audit.hasLooked(keys.other))) return
  const own = (await psychologistOf(scope.db, seen.caseId)) === scope.actor.id
  const id = newId<'look'>()
  const role = own ? 'psychologist' : lookingAs.find((role) => scope.actor.roles.includes(role)) ?? 'psychologist'
  const document = await sealLook(scope, id, seen.caseId, {
    person: scope.actor.id, name: [...scope.actor.name].slice(0, 60).join(''), role, what: seen.what, record: seen.record, at: scope.now().toISOString(),
  })
  await inTransaction(scope, async (scope) => {
    // Two requests may have been on their way at once
    if (!always && scope.audit.hasLooked(own ? keys.own : keys.other)) return
    await insertLook(scope.db, { id, case_id: seen.caseId, looked_on: today(scope), document })
    await record(scope, { did: 'case.looked', case: seen.caseId, record: seen.record, about: seen.what })
    if (!always) scope.audit.remembersLook(own ? keys.own : keys.other, own ? endOfDay(scope) : endOfQuarter(scope))
  })
}

function keysOf(scope: Scope, seen: { caseId: string; record: string }): { own: string; other: string } {
  return { own: `own ${scope.actor.id} ${seen.caseId} ${today(scope)}`, other: `other ${scope.actor.id} ${seen.record} ${Math.floor(scope.now().getTime() / quarter)}` }
}

const endOfQuarter = (scope: Scope): Date => new Date((Math.floor(scope.now().getTime() / quarter) + 1) * quarter)
/** Midnight in Baku, four hours before UTC's. */
const endOfDay = (scope: Scope): Date => new Date(Date.parse(`${addDays(today(scope), 1)}T00:00:00Z`) - 4 * 3_600_000)
