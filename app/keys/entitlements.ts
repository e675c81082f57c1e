import type { CompartmentKind } from './compartments.ts'

/** The people around one subject (case, group, agreement, person, programme). Ids; empty where there is nobody. */
export type Circle = {
  psychologist?: string[]
  /** Under a live agreement with the treating psychologist, unless the client refused supervision. */
  supervisors?: string[]
  /** Under a live agreement, whether or not the client refused supervision (alerts only). */
  alertSupervisors?: string[]
  backups?: string[]
  facilitators?: string[]
  supervisee?: string[]
  owner?: string[]
  delegates?: string[]
  psychologists?: string[]
  coordinators?: string[]
  officers?: string[]
  focalPoints?: string[]
}

/**
 * The whole access policy on one screen. Who may hold the key of a compartment; `recovery` is the organisation's
 * offline key. `private` has no recovery: a forgotten passphrase and recovery code lose it, and the page says so.
 */
const policy: Record<CompartmentKind, readonly (keyof Circle | 'recovery')[]> = {
  identity: ['psychologist', 'recovery'],
  clinical: ['psychologist', 'supervisors', 'recovery'],
  risk: ['psychologist', 'alertSupervisors', 'backups', 'recovery'],
  emergency: ['psychologist', 'recovery'],
  group: ['facilitators', 'alertSupervisors', 'recovery'],
  supervision: ['alertSupervisors', 'supervisee', 'recovery'],
  statistics: ['owner', 'delegates', 'recovery'],
  matching: ['psychologists', 'recovery'],
  ledger: ['delegates', 'recovery'],
  reintegration: ['coordinators', 'recovery'],
  audit: ['officers', 'recovery'],
  safeguarding: ['focalPoints', 'recovery'],
  drafts: ['owner', 'recovery'],
  private: ['owner'],
}

export const recovery = 'recovery'

/** Everybody who may hold the key: person ids, and `recovery`. Pure; no database, no roles beyond the circle. */
export function entitled(kind: CompartmentKind, circle: Circle): string[] {
  return [...new Set(policy[kind].flatMap((who) => (who === 'recovery' ? [recovery] : circle[who] ?? [])))]
}
