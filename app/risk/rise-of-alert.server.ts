import { utf8 } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { AlertState, Db } from '#db/schema.ts'
import { alertTypes, isAbove, isTheirs, levelNow, levelOfWait, type AlertContent, type AlertLevel, type AlertType } from './alert.ts'
import { findAlert, type AlertOfCase } from './alert-table.server.ts'
import { openSealedAlert, sealAlert } from './sealed-alert.server.ts'
import { prepareAnew, type Anew } from './tell-anew.server.ts'

// A page keeps one alert id for its life. "Low" sent from it and "imminent" after that is one alert that rises, never one that
// was sent already.

/** Under which id it goes, and what becomes of the alert that is there under it. */
export type Address = { id: Id<'alert'>; before?: Anew | 'as-sent' }

/** Where the sender holds the key of the case. */
export async function addressOf(scope: Scope, caseId: Id<'case'>, key: CompartmentKey | undefined, id: Id<'alert'>, given: AlertContent): Promise<Address> {
  const apart = await addressWithoutKey(scope.db, caseId, id, given)
  const there = key && await sentFrom(scope.db, caseId, [apart.id, ownId(id, given), id, ...alertTypes.map((type) => idApart(id, type))])
  const old = key && there && await openSealedAlert(scope.keys, key, there).catch(() => undefined)
  if (!key || !there || !old || isKeptApart(apart, there, old, given)) return apart
  const next = risen(old, given, there.state)
  if (!next) return { id: there.id, before: 'as-sent' }
  const document = sealAlert(key, there.id, there.revision + 1, next.content)
  return { id: there.id, before: next.isAnew ? await prepareAnew(scope, there, next.content, document) : { before: there, level: next.content.level, told: [], headers: [], mails: [], change: { document } } }
}

/** What stays and what goes on are never one: the one's words would go where the other goes. */
const isKeptApart = (apart: Address, there: AlertOfCase, old: AlertContent, given: AlertContent): boolean =>
  there.id !== apart.id && given.type !== old.type && (there.stays === 1 || isTheirs(given))

/** What was sent from this page before, the likest first. */
async function sentFrom(db: Db, caseId: Id<'case'>, ids: Id<'alert'>[]): Promise<AlertOfCase | undefined> {
  for (const id of ids) {
    const there = await findAlert(db, id)
    if (there?.case_id === caseId) return there
  }
  return undefined
}

/**
 * Whoever cannot read what was sent cannot add to it: from a covered session another kind of risk, or a higher level, goes as an
 * alert of its own, whose id follows from both, so that pressed twice it is one and never swallowed.
 */
export async function addressWithoutKey(db: Db, caseId: Id<'case'>, id: Id<'alert'>, given: Pick<AlertContent, 'level' | 'type' | 'others'>): Promise<Address> {
  const [own, { level }] = [ownId(id, given), given]
  const there = await sentFrom(db, caseId, [own])
  if (!there) return { id: own }
  const isFreed = given.others === true && there.stays === 1
  if (!isFreed && !isAbove(level, levelOfWait(there.seen_within))) return { id: own, before: 'as-sent' }
  const apart = idApart(isFreed ? idApart(own, 'others') : own, level)
  return { id: apart, ...(await sentFrom(db, caseId, [apart]) ? { before: 'as-sent' } : {}) }
}

const ownId = (id: Id<'alert'>, { type }: Pick<AlertContent, 'type'>): Id<'alert'> => (type ? idApart(id, type) : id)

/**
 * undefined: this is what was sent. It never sinks: a lower level of another kind keeps the higher one. Words that came later are
 * added, and nobody is told anew for them alone.
 */
export function risen(old: AlertContent, given: AlertContent, state: AlertState): { content: AlertContent; isAnew: boolean } | undefined {
  const now = levelNow(old.level, state)
  const sent = old.events.findLast((event) => event.did === 'raised' || event.did === 'raised-again')?.level
  const isHigher = given.level !== sent && isAbove(given.level, now)
  const isOther = given.type !== undefined && given.type !== old.type
  const words = { protective: both(old.protective, given.protective), actionNow: both(old.actionNow, given.actionNow), told: both(old.told, given.told), ...foundIn(old, given) }
  const isAnew = isHigher || isOther || (given.others === true && isTheirs(old))
  if (!isAnew && Object.entries(words).every(([name, text]) => text === old[name as 'told'])) return undefined
  const level = isHigher ? given.level : isAnew ? now : old.level
  const [event] = given.events
  const added: AlertContent['events'][number] = isAnew ? { ...event!, did: 'raised-again', level } : { at: event!.at, by: event!.by, did: 'action' }
  return { isAnew, content: { ...old, level, phone: given.phone || old.phone, ...(given.type ? { type: given.type } : {}), ...(given.others ? { others: true } : {}), ...words, events: [...old.events, added] } }
}

/** What a scale found stands beside what it found before. */
function foundIn(old: AlertContent, given: AlertContent): Pick<AlertContent, 'finding'> {
  const codes = [...new Set([...(old.finding ?? '').split(' '), ...(given.finding ?? '').split(' ')])].filter(Boolean)
  return codes.length > 0 ? { finding: codes.join(' ').slice(0, 200) } : {}
}

/** What colleagues have written since stays. */
const both = (old: string, given: string): string => (old && given && !old.includes(given) ? `${old}\n${given}` : old || given)

/** Another id of the same page or draft, always the same one. */
export function idApart(id: Id<'alert'>, what: AlertLevel | AlertType | 'scale' | 'others'): Id<'alert'> {
  const hex = Buffer.from(sha256(utf8(`${id} ${what}`))).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id<'alert'>
}
