import type { Sealed } from '#app/keys/document-types.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import { sealToPublicSide, type PublicSide } from '#app/keys/public-box.ts'

/** What had been filled in, secrets apart. `search`: of the page's address, which may hold what was looked for. */
export type FilledForm = { search: string; values: Record<string, string | string[]> }
export type SealedForm = Sealed<'form.kept'>

/** Anybody may seal, only its author opens. */
export const sealForm = (side: PublicSide, record: string, form: FilledForm): Promise<SealedForm> => sealToPublicSide(side, 'form.kept', { record, revision: 1 }, form)

/** Throws `Unreadable`, and `not-found` for whoever does not hold the author's keys. */
export async function openForm(keys: Keyring, person: string, record: string, sealed: SealedForm): Promise<FilledForm> {
  return await keys.openAny(await keys.of('drafts', person), 'form.kept', { record, revision: 1 }, sealed) as FilledForm
}
