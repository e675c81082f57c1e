import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { seal } from '#app/keys/envelope.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import { sealToPublicSide, type PublicSide } from '#app/keys/public-box.ts'
import type { AlertContent, AlertHeader } from './alert.ts'
import type { AlertRow } from './alert-table.server.ts'

export function sealAlert(key: CompartmentKey, id: string, revision: number, content: AlertContent): Sealed<'risk.alert'> {
  return seal(key, 'risk.alert', { record: id, revision }, content)
}

/** By somebody who holds no key, or whose keys are covered: only holders open it. */
export function sealAlertBlind(side: PublicSide, id: string, content: AlertContent): Promise<Sealed<'risk.alert'>> {
  return sealToPublicSide(side, 'risk.alert', { record: id, revision: 1 }, content)
}

/** Throws `Unreadable`. */
export async function openSealedAlert(keys: Keyring, key: CompartmentKey, row: Pick<AlertRow, 'id' | 'revision' | 'document'>): Promise<AlertContent> {
  return await keys.openAny(key, 'risk.alert', { record: row.id, revision: row.revision }, row.document) as AlertContent
}

/** Each delegate has one for each alert, named by both. */
const nameOf = (alert: string, delegate: string): string => `${alert} ${delegate}`

export function sealAlertHeader(side: PublicSide, alert: string, delegate: string, header: AlertHeader): Promise<Sealed<'risk.alert-header'>> {
  return sealToPublicSide(side, 'risk.alert-header', { record: nameOf(alert, delegate), revision: 1 }, header)
}

/** Throws `Unreadable`. */
export async function openAlertHeader(keys: Keyring, key: CompartmentKey, row: { alert_id: string; delegate_id: string; document: Sealed<'risk.alert-header'> }): Promise<AlertHeader> {
  return await keys.openAny(key, 'risk.alert-header', { record: nameOf(row.alert_id, row.delegate_id), revision: 1 }, row.document) as AlertHeader
}
