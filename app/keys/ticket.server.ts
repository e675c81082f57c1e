import { fromBase64url, textOf, toBase64url, utf8 } from './bytes.ts'
import type { ServerKey } from './server-key.server.ts'

/**
 * Permission to seal into one draft and nothing else, for an editor whose session is veiled, locked, expired or gone.
 * `side` is the key id (base64url) of the `drafts` public side it seals to; `until` an instant in milliseconds.
 */
export type DraftTicket = { person: string; draft: string; side: string; until: number }

export const draftTicketDays = 7

export function makeTicket(serverKey: ServerKey, given: { person: string; draft: string; side: string; now: Date; hours?: number }): string {
  const until = given.now.getTime() + (given.hours ?? draftTicketDays * 24) * 3_600_000
  const ticket: DraftTicket = { person: given.person, draft: given.draft, side: given.side, until }
  return `${toBase64url(utf8(JSON.stringify(ticket)))}.${markOf(serverKey, ticket)}`
}

/** The ticket, when it is ours, for this draft and still valid; undefined otherwise. */
export function readTicket(serverKey: ServerKey, text: string, draft: string, now: Date): DraftTicket | undefined {
  const ticket = parsed(text)
  if (!ticket || ticket.draft !== draft || ticket.until < now.getTime()) return undefined
  return serverKey.holds(text.slice(text.indexOf('.') + 1), 'ticket', ...partsOf(ticket)) ? ticket : undefined
}

/** What a ticket says it is for; nothing stands on it before `readTicket` was asked. */
export const namedOn = (text: string): string | undefined => parsed(text)?.draft

const markOf = (serverKey: ServerKey, ticket: DraftTicket) => serverKey.mark('ticket', ...partsOf(ticket))
const partsOf = ({ person, draft, side, until }: DraftTicket) => ['draft', person, draft, side, until] as const

function parsed(text: string): DraftTicket | undefined {
  if (text.length > 1000) return undefined
  try {
    const { person, draft, side, until } = JSON.parse(textOf(fromBase64url(text.split('.')[0]!))) as Partial<DraftTicket>
    if (typeof person !== 'string' || typeof draft !== 'string' || typeof side !== 'string' || !Number.isSafeInteger(until)) return undefined
    return { person, draft, side, until: until! }
  } catch {
    return undefined
  }
}
