import { record } from '#app/audit/record.server.ts'
import { agreementParts } from '#app/keys/agreement-signature.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { agreementById, writeSignature, type AgreementRow, type Party } from './agreement-table.server.ts'
import { verifyParty } from './verify-agreement.server.ts'

export type AgreementSigning = { kind: 'signed'; active: boolean } | { kind: 'already-signed' }

/**
 * One of the two signs with their own key. The second signature puts the agreement in force; when it is the
 * psychologist's, she grants her cases at once, otherwise at her next sign-in (only she holds their keys).
 */
export async function signAgreement(scope: Scope, { agreementId }: { agreementId: Id<'agreement'> }): Promise<AgreementSigning> {
  const agreement = await agreementById(scope.db, agreementId)
  if (!agreement) throw new Refusal('not-found')
  const party = partyOf(scope, agreement)
  await scope.keys.of('supervision', agreement.id)
  if (agreement[`${party}_signature`] !== null) return { kind: 'already-signed' }
  await otherSignatureMustHold(scope, agreement, party)
  const signature = scope.keys.sign('sirdash/sig/agreement/v1', ...agreementParts(agreement))
  const active = await inTransaction(scope, async (scope) => {
    if (!await writeSignature(scope.db, agreement, party, signature, today(scope))) throw new Refusal('stale')
    await record(scope, { did: 'agreement.signed', record: agreement.id, about: party })
    return agreement[`${otherOf(party)}_signature`] !== null
  })
  if (active && party === 'supervisee') await reconcileGrants(scope)
  return { kind: 'signed', active }
}

const otherOf = (party: Party): Party => (party === 'supervisor' ? 'supervisee' : 'supervisor')

function partyOf(scope: Scope, agreement: AgreementRow): Party {
  const { id } = scope.actor
  mustHold(scope, id === agreement.supervisor_id || id === agreement.supervisee_id)
  return id === agreement.supervisor_id ? 'supervisor' : 'supervisee'
}

/** Nobody puts their name under a first signature that does not fit what they are reading. */
async function otherSignatureMustHold(scope: Scope, agreement: AgreementRow, party: Party): Promise<void> {
  const other = otherOf(party)
  if (agreement[`${other}_signature`] === null) return
  if (!await verifyParty(scope.db, scope.serverKey, agreement, other)) throw new Refusal('unreadable')
}
