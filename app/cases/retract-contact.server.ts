import { look } from '#app/audit/look.server.ts'
import { inOwnTurn, prepareFact } from '#app/facts/add-fact.server.ts'
import { cancelling } from '#app/facts/fact.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { groundOfCase, namesInTheWay, type NamesWait } from './check-names.server.ts'
import { findContact, markContactRetracted } from './contact-table.server.ts'
import { permitCase } from './permit-case.server.ts'
import { readRetraction } from './read-retraction.server.ts'
import type { ContactRetractionReason, Retracted } from './retraction.ts'
import { openContact, openContactRetraction, sealContactRetraction } from './sealed-contact.server.ts'
import { takeBack } from './take-back.server.ts'

export type ContactToRetract = { id: Id<'contact'>; caseId: Id<'case'>; code: string; word: string; on: string; /** In its place, once it was retracted. */ retracted: Retracted<ContactRetractionReason> | null }

/** Which one is meant; once it is retracted, why, for everybody who reads the case. Nothing of the contact itself is opened. */
export async function contactToRetract(scope: Scope, { contactId }: { contactId: Id<'contact'> }): Promise<ContactToRetract> {
  const row = await findContact(scope.db, contactId)
  if (!row) throw new Refusal('not-found')
  const { file } = await permitCase(scope, row.case_id, row.state === 'retracted' ? 'read' : 'write')
  const about = { id: row.id, caseId: file.id, code: file.code, word: file.word, on: row.contact_on }
  if (row.state === 'written') return { ...about, retracted: null }
  const clinical = await scope.keys.of('clinical', row.case_id)
  await look(scope, { caseId: row.case_id, record: row.id, what: 'contact' })
  return { ...about, retracted: await readRetraction(scope, row.case_id, row.retracted_on!, () => openContactRetraction(clinical, row)) }
}

export type RetractingContact = { kind: 'retracted' | 'already-retracted' } | NamesWait
type Given = { contactId: Id<'contact'>; reason: ContactRetractionReason; words?: string; left?: string | undefined }

/** Takes a first contact out of reading and out of the counts; what was written is kept as it was, and the case stays where it is. */
export async function retractContact(scope: Scope, { contactId, reason, words = '', left }: Given): Promise<RetractingContact> {
  return inOwnTurn(scope, async () => {
    const row = await findContact(scope.db, contactId)
    if (!row) throw new Refusal('not-found')
    const permit = await permitCase(scope, row.case_id, 'write')
    const clinical = await scope.keys.of('clinical', permit.caseId)
    if (row.state === 'retracted') return { kind: 'already-retracted' }
    const names = await namesInTheWay(scope, groundOfCase(scope, permit), { words }, left)
    if (names) return names
    const { fact, on } = openContact(clinical, row)
    const retraction = sealContactRetraction(clinical, row.id, { reason, words, retractedAt: scope.now().toISOString(), by: scope.actor.id })
    const isTaken = await takeBack(scope, {
      mark: (db) => markContactRetracted(db, permit, row.id, { retracted_on: today(scope), retraction }),
      facts: await prepareFact(scope, cancelling(newId<'fact'>(), { id: fact, on })),
      entry: { did: 'contact.retracted', case: permit.caseId, record: row.id, about: reason },
    })
    return { kind: isTaken ? 'retracted' : 'already-retracted' }
  })
}
