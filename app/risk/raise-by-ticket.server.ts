import type { Kysely } from 'kysely'
import { toBase64url } from '#app/keys/bytes.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import { openTicketWord, sealTicketWord } from '#app/keys/ticket-word.server.ts'
import { makeTicket, namedOn, readTicket } from '#app/keys/ticket.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Schema } from '#db/schema.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { caseOfAlert } from './case-table.server.ts'
import { ownPhone } from './own-phone.server.ts'
import { prepareRows, type AlertGround } from './prepare-alert.server.ts'
import { contentOf, writeRows, type Raised, type Raising } from './raise-alert.server.ts'
import { addressWithoutKey } from './rise-of-alert.server.ts'
import { sealAlertBlind } from './sealed-alert.server.ts'

/** Never a draft's id, so that a ticket for one is none for the other. */
const nameOfTicket = (caseId: string): string => `alert ${caseId}`
/** The sender's telephone goes with the ticket, sealed for this server alone: without a session nobody could open it. */
const withPhone = (ticket: string, phone: string): string => `${ticket}~${phone}`
const partsOf = (text: string): { ticket: string; phone: string } => ({ ticket: text.split('~')[0]!, phone: text.split('~')[1] ?? '' })

/** What each page of a case carries: an alert goes out also when the session behind the page is covered or over. */
export async function alertTicket(scope: Scope, { caseId }: CasePermit<'read'>): Promise<string> {
  const side = await scope.keys.publicSide('risk', caseId)
  const holder = { person: scope.actor.id, draft: nameOfTicket(caseId) }
  const ticket = makeTicket(scope.serverKey, { ...holder, side: toBase64url(side.keyId), now: scope.now() })
  return withPhone(ticket, sealTicketWord(scope.serverKey, holder, await ownPhone(scope)))
}

/** Which case a ticket of a page is for. Refuses with `not-found` what is no ticket of an alert, or over. */
export const caseOnTicket = (ground: Pick<AlertGround, 'serverKey' | 'now'>, text: string): Id<'case'> => holderOnTicket(ground, text).caseId

/** The same, and whose page it was. */
export function holderOnTicket({ serverKey, now }: Pick<AlertGround, 'serverKey' | 'now'>, text: string): { caseId: Id<'case'>; person: Id<'person'> } {
  const { ticket } = partsOf(text)
  const name = namedOn(ticket) ?? ''
  const holds = name.startsWith(nameOfTicket('')) && readTicket(serverKey, ticket, name, now())
  if (!holds) throw new Refusal('not-found')
  return { caseId: name.slice(nameOfTicket('').length) as Id<'case'>, person: holds.person as Id<'person'> }
}

/** Sends an alert from a veiled, locked or expired session: sealed to the public side of `risk`. Refuses with `not-found`. */
export async function raiseAlertByTicket(ground: AlertGround, { caseId, ticket: text, ...raising }: Raising & { caseId: Id<'case'>; ticket: string }): Promise<Raised> {
  const { ticket, phone } = partsOf(text)
  const holds = readTicket(ground.serverKey, ticket, nameOfTicket(caseId), ground.now())
  const about = holds && await caseOfAlert(ground.db, caseId)
  if (!holds || !about) throw new Refusal('not-found')
  const side = await publicSideOf(ground.db, { programme: ground.programme.id, serverKey: ground.serverKey, now: ground.now }, 'risk', caseId)
  const by = holds.person as Id<'person'>
  const content = contentOf(ground, raising, { by, phone: openTicketWord(ground.serverKey, holds, phone) })
  const { id, ...before } = await addressWithoutKey(ground.db, caseId, raising.alertId, content)
  const prepared = { ...await prepareRows(ground, { id, by, about, content, document: await sealAlertBlind(side, id, content) }), ...before }
  const { level, row } = prepared
  return ground.audit.exclusively(() => (ground.db as Kysely<Schema>).transaction().execute((db) =>
    writeRows({ db }, prepared, () => ground.audit.append(db, { did: 'alert.raised', by, case: caseId, record: row.id, about: level }))))
}
