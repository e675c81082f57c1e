import { record } from '#app/audit/record.server.ts'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { AgeBand, CaseHeader, Sex } from './case.ts'
import { insertContact } from './contact-table.server.ts'
import type { ContactAction, ContactContent, ContactPlace, ContactRisk } from './contact.ts'
import { insertCase, prepareCase } from './new-case.server.ts'
import type { Opened } from './open-case.server.ts'
import { sealContact } from './sealed-contact.server.ts'

export type FirstContact = {
  district: string
  /** Today unless it is written down later. */
  on?: string
  place: ContactPlace
  sex: Sex
  ageBand: AgeBand
  done: ContactAction[]
  risk: ContactRisk
  line: string
}

/** Needs no consent and no name. Its compartments are those of a case, but no supervisor holds any of them except `risk`. */
export async function openFirstContact(scope: Scope, input: FirstContact): Promise<Opened> {
  mustHaveRole(scope, 'psychologist')
  const { district, on = today(scope), place, sex, ageBand, done, risk, line } = input
  return inOwnTurn(scope, async () => {
    const header: CaseHeader = { sex, ageBand, category: 'not-yet', episode: 1, subject: newId<'subject'>(), contactAllowed: false }
    const prepared = await prepareCase(scope, { kind: 'individual', state: 'first-contact', district, openedOn: on, header, supervisionRefused: false, consentUntil: null })
    const { caseId, compartments, file } = prepared
    const content: ContactContent = { on, place, sex, ageBand, done, risk, line, fact: newId<'fact'>() }
    const contact = sealContact(compartments.clinical.key, caseId, content)
    const fact = await prepareFact(scope, { id: content.fact, kind: 'contact', on, subjects: [header.subject], district, sex, ageBand })
    await inTransaction(scope, async (scope) => {
      await insertCase(scope, prepared)
      await insertContact(scope.db, contact)
      await writeFacts(scope.db, fact)
      await record(scope, { did: 'case.first-contact', case: caseId, record: contact.id })
    })
    return { caseId, code: file.code, word: file.word }
  })
}
