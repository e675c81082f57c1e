import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { seal } from '#app/keys/envelope.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import { sealToPublicSide, type PublicSide } from '#app/keys/public-box.ts'
import type { DraftDocument } from './draft.ts'

export type DraftPlace = { id: string; revision: number }
export type StoredDraft = DraftPlace & { document: Sealed<'draft.content'> }

const placeOf = ({ id, revision }: DraftPlace) => ({ record: id, revision })

export function sealDraft(key: CompartmentKey, place: DraftPlace, document: DraftDocument): Sealed<'draft.content'> {
  return seal(key, 'draft.content', placeOf(place), document)
}

/** For a session that has no key at hand: anybody may seal, only the author opens. */
export function sealDraftBlind(side: PublicSide, place: DraftPlace, document: DraftDocument): Promise<Sealed<'draft.content'>> {
  return sealToPublicSide(side, 'draft.content', placeOf(place), document)
}

/** Throws `Unreadable`. */
export async function openStoredDraft(keys: Keyring, key: CompartmentKey, row: StoredDraft): Promise<DraftDocument> {
  return await keys.openAny(key, 'draft.content', placeOf(row), row.document) as DraftDocument
}
