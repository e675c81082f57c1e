import { look } from '#app/audit/look.server.ts'
import { daysBetween } from '#app/language/dates.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { consentStanding, type CaseHeader, type ConsentStanding } from './case.ts'
import { contactRows } from './contact-table.server.ts'
import type { ContactContent } from './contact.ts'
import { identityRow } from './identity-table.server.ts'
import type { CallRule } from './identity.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { openHeader } from './sealed-case.server.ts'
import { openContact } from './sealed-contact.server.ts'
import { openIdentity } from './sealed-identity.server.ts'
import { whoReads, type WhoReads } from './who-reads.server.ts'

/** Shown before any telephone number; the number itself stands on the identity page. */
export type ContactRules = { safeToCall: CallRule; safeToLeaveMessage: CallRule; whoMayAnswer: string }

export type CaseRead = {
  permit: CasePermit<'read'>
  header?: CaseHeader
  /** The treating psychologist's own, while names are on. */
  givenName?: string
  contact?: ContactRules
  identity: 'not-yours' | 'hidden' | 'nothing-yet' | 'shown' | 'unreadable'
  consent: ConsentStanding
  firstContacts: ({ id: string } & ContactContent)[]
  /** Their days alone; why stands on a page of its own. */
  contactsTakenBack: { id: string; on: string }[]
  unreadable: number
  readers: WhoReads
}

/** The case file but for its sessions and assessments. A supervisor's has no identity at all: neither asked for nor opened. */
export async function readCase(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<CaseRead> {
  const permit = await permitCase(scope, caseId, 'read')
  const clinical = await scope.keys.of('clinical', caseId)
  const header = await unlessUnreadable(scope, caseId, () => openHeader(clinical, permit.file))
  const rows = await contactRows(scope.db, permit)
  const contacts = await Promise.all(rows.filter((row) => row.state === 'written').map((row) => unlessUnreadable(scope, caseId, () => ({ ...openContact(clinical, row), id: row.id }))))
  const firstContacts = contacts.filter((contact) => contact !== undefined)
  const person = permit.as === 'psychologist' ? await personOf(scope, await permitCase(scope, caseId, 'write')) : { identity: 'not-yours' as const }
  await look(scope, { caseId, record: caseId, what: 'case' })
  const { file } = permit
  return {
    permit, ...(header ? { header } : {}), ...person, firstContacts, contactsTakenBack: rows.filter((row) => row.state === 'retracted').map((row) => ({ id: row.id, on: row.contact_on })), unreadable: contacts.length - firstContacts.length,
    consent: consentStanding(file, file.consent_until ? daysBetween(today(scope), file.consent_until) : 0), readers: await whoReads(scope, permit),
  }
}

async function personOf(scope: Scope, permit: CasePermit<'write'>): Promise<Pick<CaseRead, 'identity' | 'givenName' | 'contact'>> {
  if (!scope.namesOn) return { identity: 'hidden' }
  const row = await identityRow(scope.db, permit)
  if (!row) return { identity: 'nothing-yet' }
  const opened = await unlessUnreadable(scope, permit.caseId, async () => openIdentity(await scope.keys.of('identity', permit.caseId), row))
  if (!opened) return { identity: 'unreadable' }
  const { givenName, safeToCall, safeToLeaveMessage, whoMayAnswer } = opened
  return { identity: 'shown', ...(givenName ? { givenName } : {}), contact: { safeToCall, safeToLeaveMessage, whoMayAnswer } }
}

async function unlessUnreadable<T>(scope: Scope, caseId: Id<'case'>, open: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await open()
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await noticeUnreadable(scope, error, caseId)
    return undefined
  }
}
