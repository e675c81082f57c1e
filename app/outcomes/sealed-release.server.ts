import type { Row } from '#db/schema.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import { toBase64url, utf8 } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import { sealToPublicSide, type PublicSide } from '#app/keys/public-box.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { ReleaseRecord } from './release-record.ts'

type Undecided = Omit<ReleaseRecord, 'hash'>

/** Digest of what was released and of the ledger before it; `approved` and `corrected` come later and are not in it. */
export function hashOfRelease({ approved: _, corrected: __, ...content }: Undecided): string {
  return toBase64url(sha256(utf8(canonicalJson({ of: 'sirdash/release/v1', ...content }))))
}

const place = (id: string) => ({ record: id, revision: 1 })

/** For delegates, under `ledger`; and a copy of the released figures, nothing else, for whoever approves as data protection. */
export async function sealRelease(ledger: CompartmentKey, officers: PublicSide, record: ReleaseRecord): Promise<{ document: Sealed<'release.record'>; approval_copy: Sealed<'release.for-approval'> }> {
  return { document: seal(ledger, 'release.record', place(record.id), record), approval_copy: await sealToPublicSide(officers, 'release.for-approval', place(record.id), record) }
}

/** The record as the row now stands: who approved, and whether data was corrected since. Throws `Unreadable`. */
export function openRelease(ledger: CompartmentKey, row: Row<'release'>): ReleaseRecord {
  return asItStands(row, open(ledger, 'release.record', place(row.id), row.document) as ReleaseRecord)
}

export async function openApprovalCopy(keys: Keyring, audit: CompartmentKey, row: Row<'release'>): Promise<ReleaseRecord> {
  return asItStands(row, await keys.openAny(audit, 'release.for-approval', place(row.id), row.approval_copy) as ReleaseRecord)
}

function asItStands(row: Row<'release'>, record: ReleaseRecord): ReleaseRecord {
  const { hash, ...content } = record
  const isOwn = record.template.id === row.template && record.window.kind === row.window_kind && record.window.startsOn === row.starts_on && record.policy.version === row.policy_version
  if (!isOwn || hash !== hashOfRelease(content)) throw new Unreadable('release.record', row.id)
  const approved = row.state === 'released' ? { on: row.decided_on!, by: row.decided_as! } : null
  return { ...record, approved, corrected: row.corrected_on !== null }
}
