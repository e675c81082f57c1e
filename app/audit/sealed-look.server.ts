import { seal } from '#app/keys/envelope.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { sealToPublicSide } from '#app/keys/public-box.ts'
import type { Row } from '#db/schema.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Look } from './look.ts'

/** With the clinical key where the reader holds it, else to its public side. */
export async function sealLook(scope: Scope, id: string, caseId: string, look: Omit<Look, 'id'>): Promise<Sealed<'case.look'>> {
  const place = { record: id, revision: 1 }
  const key = await scope.keys.maybe('clinical', caseId)
  if (key) return seal(key, 'case.look', place, look)
  return sealToPublicSide(await scope.keys.publicSide('clinical', caseId), 'case.look', place, look)
}

/** Throws `Unreadable`. */
export async function openLook(scope: Pick<Scope, 'keys'>, key: CompartmentKey, row: Row<'look'>): Promise<Look> {
  const look = await scope.keys.openAny(key, 'case.look', { record: row.id, revision: 1 }, row.document) as Omit<Look, 'id'>
  return { id: row.id, ...look }
}
