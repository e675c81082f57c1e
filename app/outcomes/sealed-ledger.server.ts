import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { sealToPublicSide, type PublicSide } from '#app/keys/public-box.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { EntryDocument } from './ledger-entry.ts'

type Clear = Pick<Row<'ledger_entry'>, 'id' | 'kind' | 'about' | 'window_kind' | 'starts_on' | 'ends_on' | 'revision' | 'policy_version'>

/** The clear columns are sealed too: figures moved to another window or another catalogue do not open. */
export function sealEntry(ledger: CompartmentKey, clear: Clear, document: EntryDocument): Sealed<'ledger.entry'> {
  return seal(ledger, 'ledger.entry', { record: clear.id, revision: 1 }, { place: placeOf(clear), document })
}

/** By somebody who decides and holds no key of the ledger: it tells what it is by its clear columns. */
export async function sealDecision(ledger: PublicSide, clear: Clear): Promise<Sealed<'ledger.entry'>> {
  return sealToPublicSide(ledger, 'ledger.entry', { record: clear.id, revision: 1 }, { place: placeOf(clear), document: { kind: 'decision' } satisfies EntryDocument })
}

export function openEntry(ledger: CompartmentKey, row: Row<'ledger_entry'>): EntryDocument {
  const { place, document } = open(ledger, 'ledger.entry', { record: row.id, revision: 1 }, row.document) as { place: string; document: EntryDocument }
  if (place !== placeOf(row)) throw new Unreadable('ledger.entry', row.id)
  return document
}

const placeOf = ({ kind, about, window_kind, starts_on, ends_on, revision, policy_version }: Clear): string => JSON.stringify([kind, about, window_kind, starts_on, ends_on, revision, policy_version])
