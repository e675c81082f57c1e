import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { announcedEnd, stateOn, type AgreementTerms } from './agreement.ts'
import { agreementById, type AgreementRow } from './agreement-table.server.ts'
import { colleague, psychologists, type Colleague } from './review-queue-table.server.ts'
import { openTerms } from './sealed-agreement.server.ts'
import type { AgreementView } from './supervision-view.ts'
import { verifyParty } from './verify-agreement.server.ts'

/** The agreement as its two people read it, before and after signing. */
export async function openAgreement(scope: Scope, id: Id<'agreement'>): Promise<AgreementView> {
  const agreement = await agreementById(scope.db, id)
  if (!agreement) throw new Refusal('not-found')
  mustHold(scope, agreement.supervisor_id === scope.actor.id || agreement.supervisee_id === scope.actor.id)
  const terms = await termsOf(scope, agreement)
  const asSupervisor = agreement.supervisor_id === scope.actor.id
  const [supervisor, supervisee] = await Promise.all([colleague(scope.db, agreement.supervisor_id), colleague(scope.db, agreement.supervisee_id)])
  const verified = await signaturesHold(scope, agreement)
  const state = stateOn(agreement, today(scope))
  return {
    id, supervisor: supervisor?.name ?? '', supervisee: supervisee?.name ?? '', asSupervisor, state,
    startsOn: agreement.starts_on, endsOn: agreement.ends_on, weeklyReading: agreement.weekly_reading, endsIn: announcedEnd(agreement, today(scope))?.days ?? null,
    supervisorSignedOn: agreement.supervisor_signed_on, superviseeSignedOn: agreement.supervisee_signed_on, verified, terms,
    maySign: state === 'draft' && verified && terms !== null && agreement[asSupervisor ? 'supervisor_signature' : 'supervisee_signature'] === null,
  }
}

/** Psychologists an agreement can be proposed to. */
export async function listPsychologists(scope: Scope): Promise<Pick<Colleague, 'id' | 'name' | 'district'>[]> {
  mustHaveRole(scope, 'supervisor', 'delegate')
  const all = await psychologists(scope.db)
  return all.filter(({ id }) => id !== scope.actor.id).map(({ id, name, district }) => ({ id, name, district }))
}

async function termsOf(scope: Scope, agreement: AgreementRow): Promise<AgreementTerms | null> {
  const key = await scope.keys.of('supervision', agreement.id)
  try {
    return agreement.document === null ? null : openTerms(key, agreement.id, agreement.document)
  } catch (error) {
    await noticeUnreadable(scope, error)
    return null
  }
}

async function signaturesHold(scope: Scope, agreement: AgreementRow): Promise<boolean> {
  for (const party of ['supervisor', 'supervisee'] as const) {
    if (agreement[`${party}_signature`] !== null && !await verifyParty(scope.db, scope.serverKey, agreement, party)) return false
  }
  return true
}
