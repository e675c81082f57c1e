import type { Db } from '#db/schema.ts'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import type { Id } from './id.ts'
import type { Rules } from './rules.server.ts'

export type Role = 'administrator' | 'psychologist' | 'supervisor' | 'delegate' | 'data-protection' | 'reintegration' | 'focal-point'
export const roles: readonly Role[] = ['administrator', 'psychologist', 'supervisor', 'delegate', 'data-protection', 'reintegration', 'focal-point']
export type Language = 'en' | 'az' | 'ru'

export type Actor = { id: Id<'person'>; name: string; roles: readonly Role[]; language: Language; district: string | null }
export type Programme = { id: Id<'programme'>; organisation: string; kind: 'live' | 'demo' }

/** One unit of work: who acts, on what database handle, with which keys, when. Explicit; nothing is ambient. */
export type Scope = {
  actor: Actor
  programme: Programme
  db: Db
  keys: Keyring
  audit: AuditWriter
  rules: Rules
  serverKey: ServerKey
  /** Names of own clients are shown only while this is on (off: not in the response at all). */
  namesOn: boolean
  now: () => Date
}

/** ISO day in the programme's time zone. */
export function today(scope: Pick<Scope, 'now'>): string {
  return dayOf(scope.now())
}

/** Baku is UTC+4 the whole year (no summer time since 2016). */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 4 * 3_600_000).toISOString().slice(0, 10)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days after its end on which a supervision agreement still holds for alerts and for reviews already open, and for nothing new. */
export const runOnDays = 14

/** Keys of the unit of work: a person and their keys, where nobody's name is needed. */
export type Signed = Pick<Scope, 'actor' | 'keys' | 'db' | 'now' | 'programme' | 'serverKey'>
