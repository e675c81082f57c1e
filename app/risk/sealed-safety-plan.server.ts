import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { SafetyPlan } from './safety-plan.ts'

/** A version is sealed once: its revision is its number. */
export function sealPlan(key: CompartmentKey, id: string, number: number, plan: SafetyPlan): Sealed<'risk.safety-plan'> {
  return seal(key, 'risk.safety-plan', { record: id, revision: number }, plan)
}

/** Throws `Unreadable`. */
export function openPlan(key: CompartmentKey, row: Row<'safety_plan'>): SafetyPlan {
  return open(key, 'risk.safety-plan', { record: row.id, revision: row.number }, row.document) as SafetyPlan
}
