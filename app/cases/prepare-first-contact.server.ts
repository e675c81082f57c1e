import { prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { record } from '#app/audit/record.server.ts'
import type { CaseHeader } from './case.ts'
import { findCaseFile } from './case-table.server.ts'
import { findContact, insertContact } from './contact-table.server.ts'
import type { ContactContent } from './contact.ts'
import { insertCase, prepareCase, type PreparedCase } from './new-case.server.ts'
import { sealContact } from './sealed-contact.server.ts'

export type FirstContact = Omit<ContactContent, 'on' | 'fact'> & {
  /** Chosen by the page: the same contact posted twice is one. */
  contactId?: Id<'contact'>
  district: string
  /** Today unless it is written down later. */
  on?: string
}

/** Where it stands, and the key its alert is sealed with before the case is there. */
export type PreparedContact = { case: PreparedCase; riskKey: CompartmentKey; write: (scope: Scope) => Promise<void> }

/**
 * Everything of a first contact that needs a key; `write` inside the transaction. Needs no consent and no name: its compartments
 * are those of a case, but no supervisor holds any of them except `risk`. Whoever writes it also sends what its risk
 * answer sets off: see app/risk/open-first-contact.
 */
export async function prepareFirstContact(scope: Scope, input: FirstContact): Promise<PreparedContact> {
  mustHaveRole(scope, 'psychologist')
  const { contactId = newId<'contact'>(), district, on = today(scope), place, sex, ageBand, done, risk, line } = input
  const header: CaseHeader = { sex, ageBand, category: 'not-yet', episode: 1, subject: newId<'subject'>(), contactAllowed: false }
  const prepared = await prepareCase(scope, { kind: 'individual', state: 'first-contact', district, openedOn: on, header, supervisionRefused: false, consentUntil: null })
  const { caseId, compartments } = prepared
  const content: ContactContent = { on, place, sex, ageBand, done, risk, line, fact: newId<'fact'>() }
  const contact = sealContact(compartments.clinical.key, caseId, contactId, content)
  const fact = await prepareFact(scope, { id: content.fact, kind: 'contact', on, subjects: [header.subject], district, sex, ageBand })
  return {
    case: prepared, riskKey: compartments.risk.key,
    write: async (scope) => {
      await insertCase(scope, prepared)
      await insertContact(scope.db, contact)
      await writeFacts(scope.db, fact)
      await record(scope, { did: 'case.first-contact', case: caseId, record: contact.id })
    },
  }
}

/** The case a first contact of this id has begun already; somebody else's is refused. */
export async function caseOfContact(scope: Scope, contactId: Id<'contact'> | undefined): Promise<{ caseId: Id<'case'>; code: string; word: string } | undefined> {
  const row = contactId && await findContact(scope.db, contactId)
  const file = row && await findCaseFile(scope.db, row.case_id)
  if (!file) return undefined
  if (file.psychologist_id !== scope.actor.id) throw new Refusal('not-found')
  return { caseId: file.id, code: file.code, word: file.word }
}
