import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import { sealToPublicSide, type PublicSide } from '#app/keys/public-box.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { ReachWindow } from './reach-window.ts'
import type { ReportContent } from './report.ts'

type Place = { id: string; revision: number }
type Kept = { window: ReachWindow; content: ReportContent }

/** For delegates, under `ledger`; and a copy for whoever approves as data protection. The window is sealed too: moved, it does not open. */
export async function sealReport(ledger: CompartmentKey, officers: PublicSide, { id, revision }: Place, kept: Kept): Promise<{ document: Sealed<'report.texts'>; officers_copy: Sealed<'report.for-officers'> }> {
  const place = { record: id, revision }
  return { document: seal(ledger, 'report.texts', place, kept), officers_copy: await sealToPublicSide(officers, 'report.for-officers', place, kept) }
}

/** Throws `Unreadable`. */
export function openReport(ledger: CompartmentKey, row: Row<'report_text'>): ReportContent {
  return ofItsWindow(row, open(ledger, 'report.texts', { record: row.id, revision: row.revision }, row.document) as Kept)
}

export async function openOfficersCopy(keys: Keyring, audit: CompartmentKey, row: Row<'report_text'>): Promise<ReportContent> {
  return ofItsWindow(row, await keys.openAny(audit, 'report.for-officers', { record: row.id, revision: row.revision }, row.officers_copy) as Kept)
}

function ofItsWindow(row: Row<'report_text'>, { window, content }: Kept): ReportContent {
  if (window.kind !== row.window_kind || window.startsOn !== row.starts_on || window.endsOn !== row.ends_on) throw new Unreadable('report.texts', row.id)
  return content
}
