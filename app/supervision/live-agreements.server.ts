import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { isLive } from './agreement.ts'
import { agreementsOf, type AgreementRow } from './agreement-table.server.ts'
import { verifyAgreement } from './verify-agreement.server.ts'

/** Agreements in force today under which the actor supervises, one for each psychologist: the one that lasts longest. */
export async function liveAgreements(scope: Scope): Promise<AgreementRow[]> {
  const live = (await agreementsOf(scope.db, 'supervisor', scope.actor.id)).filter((agreement) => isLive(agreement, today(scope)))
  const longest = new Map<string, AgreementRow>()
  for (const agreement of live) {
    const known = longest.get(agreement.supervisee_id)
    if ((!known || known.ends_on < agreement.ends_on) && await verifyAgreement(scope.db, scope.serverKey, agreement)) longest.set(agreement.supervisee_id, agreement)
  }
  return [...longest.values()]
}

/** The agreement in force with this psychologist. Throws `not-found` without one. */
export async function liveAgreementWith(scope: Scope, psychologist: Id<'person'>): Promise<AgreementRow> {
  const agreement = (await liveAgreements(scope)).find((each) => each.supervisee_id === psychologist)
  if (!agreement) throw new Refusal('not-found')
  return agreement
}
