import { caseOfContact, prepareFirstContact, type FirstContact } from '#app/cases/prepare-first-contact.server.ts'
import { inOwnTurn } from '#app/facts/add-fact.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { firstAlertId } from './alert-table.server.ts'
import { prepareAlertAbout, writeAlert } from './raise-alert.server.ts'
import { alertOfContact } from './risk-part.ts'

export type OpenedContact = { caseId: Id<'case'>; code: string; word: string; alertId: Id<'alert'> | null }

/**
 * A first contact: no consent, no name. A risk answer of it sends its alert in the transaction that keeps the answer; the
 * supervisor reads that alert and nothing else of the case, the line included. Posted twice it is one contact and one alert.
 */
export async function openFirstContact(scope: Scope, { alertId = newId<'alert'>(), ...input }: FirstContact & { alertId?: Id<'alert'> }): Promise<OpenedContact> {
  return inOwnTurn(scope, async () => {
    const before = await caseOfContact(scope, input.contactId)
    if (before) return { ...before, alertId: await firstAlertId(scope.db, before.caseId) }
    const contact = await prepareFirstContact(scope, input)
    const { caseId, file: { code, word } } = contact.case
    const level = alertOfContact(input.risk)
    const about = { caseId, code, word, psychologistId: scope.actor.id, psychologist: scope.actor.name }
    const alert = level && await prepareAlertAbout(scope, about, contact.riskKey, { alertId, level, source: 'first-contact' })
    const sent = await inTransaction(scope, async (scope) => {
      await contact.write(scope)
      return alert && writeAlert(scope, alert)
    })
    return { caseId, code, word, alertId: sent?.alertId ?? null }
  })
}
