import { utf8 } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { AlertState, Db } from '#db/schema.ts'
import { isAbove, levelNow, levelOfWait, type AlertContent, type AlertLevel } from './alert.ts'
import { findAlert } from './alert-table.server.ts'
import { openSealedAlert, sealAlert } from './sealed-alert.server.ts'
import { prepareAnew, type Anew } from './tell-anew.server.ts'

// A page keeps one alert id for its life. "Low" sent from it and "imminent" after that is one alert that rises, never one that
// was sent already.

/** Under which id it goes, and what becomes of the alert that is there under it. */
export type Address = { id: Id<'alert'>; before?: Anew | 'as-sent' }

/** Where the sender holds the key of the case. */
export async function addressOf(scope: Scope, caseId: Id<'case'>, key: CompartmentKey | undefined, id: Id<'alert'>, given: AlertContent): Promise<Address> {
  const apart = await addressWithoutKey(scope.db, caseId, id, given.level)
  const there = await findAlert(scope.db, id)
  if (there?.case_id !== caseId || (apart.id !== id && apart.before)) return apart
  const old = key && await openSealedAlert(scope.keys, key, there).catch(() => undefined)
  if (!key || !old) return apart
  const content = risen(old, given, there.state)
  return { id, before: content ? await prepareAnew(scope, there, content, sealAlert(key, id, there.revision + 1, content)) : 'as-sent' }
}

/**
 * Whoever cannot read what was sent cannot add to it: from a covered session the rise goes as an alert of its own, whose id
 * follows from both, so that pressed twice it is one.
 */
export async function addressWithoutKey(db: Db, caseId: Id<'case'>, id: Id<'alert'>, level: AlertLevel): Promise<Address> {
  const there = await findAlert(db, id)
  if (there?.case_id !== caseId) return { id }
  if (!isAbove(level, levelOfWait(there.seen_within))) return { id, before: 'as-sent' }
  const apart = riseOf(id, level)
  return { id: apart, ...(await findAlert(db, apart) ? { before: 'as-sent' } : {}) }
}

/** undefined: this is what was sent. It never sinks: a lower level of another kind keeps the higher one. */
export function risen(old: AlertContent, given: AlertContent, state: AlertState): AlertContent | undefined {
  const now = levelNow(old.level, state)
  const sent = old.events.findLast((event) => event.did === 'raised' || event.did === 'raised-again')?.level
  const isHigher = given.level !== sent && isAbove(given.level, now)
  const isOther = given.type !== undefined && given.type !== old.type
  if (!isHigher && !isOther) return undefined
  const level = isHigher ? given.level : now
  const [event] = given.events
  return {
    ...old, level, phone: given.phone || old.phone, ...(given.type ? { type: given.type } : {}), ...(given.finding ? { finding: given.finding } : {}),
    protective: both(old.protective, given.protective), actionNow: both(old.actionNow, given.actionNow), told: both(old.told, given.told), events: [...old.events, { ...event!, did: 'raised-again', level }],
  }
}

/** What colleagues have written since stays. */
const both = (old: string, given: string): string => (old && given && !old.includes(given) ? `${old}\n${given}` : old || given)

function riseOf(id: Id<'alert'>, level: AlertLevel): Id<'alert'> {
  const hex = Buffer.from(sha256(utf8(`${id} ${level}`))).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id<'alert'>
}
