import { record } from '#app/audit/record.server.ts'
import { insertCompartment, personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { usualTerms, type AgreementTerms } from './agreement.ts'
import { insertAgreement } from './agreement-table.server.ts'
import { sealTerms } from './sealed-agreement.server.ts'

export type AgreementDraft = { superviseeId: Id<'person'>; startsOn: string; endsOn: string; weeklyReading: number; terms?: AgreementTerms }

/**
 * A supervisor proposes an agreement. Its compartment is made here, so that the psychologist reads the sealed terms
 * before she signs; nothing else is written into it, and no case is granted, before both have signed.
 */
export async function draftAgreement(scope: Scope, draft: AgreementDraft): Promise<Id<'agreement'>> {
  mustHaveRole(scope, 'supervisor', 'delegate')
  mustHold(scope, draft.superviseeId !== scope.actor.id && draft.startsOn <= draft.endsOn && await isPsychologist(scope, draft.superviseeId))
  const id = newId<'agreement'>()
  const prepared = await scope.keys.prepareCompartment('supervision', id, { alertSupervisors: [scope.actor.id], supervisee: [draft.superviseeId] })
  const document = sealTerms(prepared.key, id, draft.terms ?? usualTerms(scope.actor.language))
  await inTransaction(scope, async (scope) => {
    await insertCompartment(scope.db, prepared)
    await insertAgreement(scope.db, {
      id, supervisor_id: scope.actor.id, supervisee_id: draft.superviseeId, state: 'draft', starts_on: draft.startsOn, ends_on: draft.endsOn,
      weekly_reading: draft.weeklyReading, supervisor_signature: null, supervisor_signed_on: null, supervisee_signature: null, supervisee_signed_on: null,
      revision: 1, document,
    })
    await record(scope, { did: 'compartment.made', record: prepared.compartment.id as string, about: 'supervision' })
    await record(scope, { did: 'agreement.drafted', record: id, person: draft.superviseeId, about: today(scope) })
  })
  return id
}

async function isPsychologist(scope: Scope, id: Id<'person'>): Promise<boolean> {
  const found = await personWithRoles(scope.db, id)
  if (!found || found.person.state !== 'active' || !found.roles.includes('psychologist')) return false
  return trustedBundle(scope.serverKey, found.person, found.roles) !== undefined
}
