import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Row } from '#db/schema.ts'
import { linesOnAPage, type AuditLine, type TrailState } from './audit.ts'
import { namesOf } from './audit-names-table.server.ts'
import { entriesBefore, hoursOf } from './audit-table.server.ts'
import { recordAlone } from './record.server.ts'
import { openEntry, openHour, type OpenedEntry } from './sealed-entry.server.ts'
import { trailState } from './trail-state.server.ts'

export type AuditPage = {
  trail: TrailState
  /** Undefined for who may see whether the trail is whole, and nothing of what is in it. */
  lines?: AuditLine[]
  /** Number to go on from. */
  older?: number
}

/** Data protection officers read the entries with their key, newest first; administrators see only whether the trail is whole. */
export async function readAudit(scope: Scope, before?: number): Promise<AuditPage> {
  mustHaveRole(scope, 'data-protection', 'administrator')
  const trail = await trailState(scope)
  const key = await scope.keys.maybe('audit', scope.programme.id)
  if (!key) return { trail }
  const entries = await entriesBefore(scope.db, before, linesOnAPage)
  const lines = await linesOf(scope, key, entries)
  await rememberReading(scope)
  const last = entries.at(-1)?.number
  return { trail, lines, ...(last !== undefined && last > 1 ? { older: last } : {}) }
}

type Opened = { entry: Row<'audit_entry'>; reading: AuditLine['reading']; detail?: OpenedEntry }

async function linesOf(scope: Scope, key: CompartmentKey, entries: Row<'audit_entry'>[]): Promise<AuditLine[]> {
  const hours = await openHours(scope, key, entries)
  const opened = entries.map((entry) => openedWith(hours.get(entry.hour_id) ?? 'altered', entry))
  const ids = (of: (detail: OpenedEntry) => string | undefined) => [...new Set(opened.flatMap(({ detail }) => (detail && of(detail)) ?? []))]
  const { people, cases } = await namesOf(scope.db, [...ids((it) => it.by), ...ids((it) => it.person)], ids((it) => it.case))
  return opened.map(({ entry: { number, day, did }, reading, detail }) => ({
    number, day, did, reading, ...(detail && {
      at: detail.at, by: people.get(detail.by ?? ''), person: people.get(detail.person ?? '') ?? detail.person, caseCode: cases.get(detail.case ?? ''), about: detail.about,
    }),
  }))
}

async function openHours(scope: Scope, key: CompartmentKey, entries: Row<'audit_entry'>[]): Promise<Map<string, CompartmentKey | 'recovery' | 'altered'>> {
  const rows = await hoursOf(scope.db, [...new Set(entries.map((entry) => entry.hour_id))])
  const opened = await Promise.all(rows.map(async (row) => [row.id, await orAltered(async () => (await openHour(scope.keys, key, row)) ?? ('recovery' as const))] as const))
  return new Map(opened)
}

function openedWith(hour: CompartmentKey | 'recovery' | 'altered', entry: Row<'audit_entry'>): Opened {
  if (typeof hour === 'string') return { entry, reading: hour }
  try {
    return { entry, reading: 'open', detail: openEntry(hour, entry) }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { entry, reading: 'altered' }
  }
}

async function orAltered<T>(work: () => Promise<T>): Promise<T | 'altered'> {
  try {
    return await work()
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return 'altered'
  }
}

/** Reading the trail stands in the trail, once a quarter of an hour. */
async function rememberReading(scope: Scope): Promise<void> {
  const key = `audit ${scope.actor.id}`
  if (scope.audit.hasLooked(key)) return
  await recordAlone(scope, { did: 'audit.read' })
  await scope.audit.exclusively(async () => { scope.audit.remembersLook(key, new Date(scope.now().getTime() + 15 * 60_000)) })
}
