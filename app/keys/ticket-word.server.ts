import { lengthPrefixed, textOf, utf8 } from './bytes.ts'
import { openBox, sealBox } from './box.server.ts'
import type { ServerKey } from './server-key.server.ts'

/** Whose ticket, and what for: the same two as on the ticket itself. */
export type TicketFor = { person: string; draft: string }

const size = 64
const associated = ({ person, draft }: TicketFor): Uint8Array => lengthPrefixed('sirdash/ticket-word/v1', person, draft)

/**
 * A short word that goes with a ticket and that only this server opens again: the page carries it without showing it.
 * Padded to 64 bytes, so that its length tells nothing. Throws when it is longer than 63 bytes.
 */
export function sealTicketWord(serverKey: ServerKey, holder: TicketFor, word: string): string {
  const bytes = utf8(word)
  if (bytes.length >= size) throw new Error('a word on a ticket has at most 63 bytes')
  const padded = new Uint8Array(size)
  padded.set([bytes.length])
  padded.set(bytes, 1)
  return sealBox(serverKey.bytes('ticket-word'), associated(holder), padded)
}

/** Empty when it does not open: an alert never waits for it. */
export function openTicketWord(serverKey: ServerKey, holder: TicketFor, box: string): string {
  const padded = openBox(serverKey.bytes('ticket-word'), associated(holder), box)
  return padded ? textOf(padded.subarray(1, 1 + padded[0]!)) : ''
}
