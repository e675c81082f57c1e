import { utf8 } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { AlertState, Db } from '#db/schema.ts'
import { alertTypes, isAbove, isOpen, isTheirs, kindsOf, levelNow, levelOfWait, type AlertContent } from './alert.ts'
import { findAlert, type AlertOfCase } from './alert-table.server.ts'
import type { Raising } from './raise-alert.server.ts'
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
  if (!key || !there || !old) return apart
  if (!isOpen(there.state)) return isDealtWith(old, given) ? { id: there.id, before: 'as-sent' } : apart
  if (isKeptApart(apart, there, old, given)) return apart
  const next = risen(old, given, there.state)
  if (!next) return { id: there.id, before: 'as-sent' }
  const document = sealAlert(key, there.id, there.revision + 1, next.content)
  return { id: there.id, before: next.isAnew ? await prepareAnew(scope, there, next.content, document) : { before: there, level: next.content.level, told: [], headers: [], mails: [], change: { document } } }
}

/**
 * It was closed, and this is what it was closed for: the very answers somebody was asked about, saved or signed once more, or a late try of
 * the very press. Answers closed as a mistake were asked about by nobody; a press closed as one was that press, however late its tries come.
 */
function isDealtWith(old: AlertContent, given: AlertContent): boolean {
  if (given.mark !== undefined) return given.mark === old.mark && old.events.findLast((event) => event.did === 'closed')?.closing !== 'by-mistake'
  return given.events[0]?.press !== undefined && isSentAlready(old, given)
}

/** What stays and what goes on are never one: the one's words would go where the other goes. */
const isKeptApart = (apart: Address, there: AlertOfCase, old: AlertContent, given: AlertContent): boolean =>
  there.id !== apart.id && given.type !== old.type && (there.stays === 1 || isTheirs(given))

/** What was sent from this page before and is open, the likest first; else the likest that is closed. */
async function sentFrom(db: Db, caseId: Id<'case'>, ids: Id<'alert'>[]): Promise<AlertOfCase | undefined> {
  let closed: AlertOfCase | undefined
  for (const id of ids) {
    const there = await lastUnder(db, caseId, id)
    if (there && isOpen(there.state)) return there
    closed ??= there
  }
  return closed
}

/** The last that went under this id: what was closed is followed by another. */
export async function lastUnder(db: Db, caseId: Id<'case'>, id: Id<'alert'>): Promise<AlertOfCase | undefined> {
  const there = await findAlert(db, id)
  if (there?.case_id !== caseId) return undefined
  return isOpen(there.state) ? there : await lastUnder(db, caseId, afterClosing(there)) ?? there
}

/** Whether an alert was sent for these very answers, open or closed. */
export async function isSaid(scope: Scope, caseId: Id<'case'>, { alertId, said = '' }: Pick<Raising, 'alertId' | 'said'>): Promise<boolean> {
  const [key, there] = [await scope.keys.maybe('risk', caseId), await lastUnder(scope.db, caseId, alertId)]
  const old = key && there && await openSealedAlert(scope.keys, key, there).catch(() => undefined)
  return old !== undefined && old.mark === markOf(scope, alertId, said)
}

/**
 * Whoever cannot read what was sent cannot add to it: from a covered session another kind of risk, or a higher level, goes as an
 * alert of its own, whose id follows from both, so that pressed twice it is one and never swallowed.
 */
export async function addressWithoutKey(db: Db, caseId: Id<'case'>, id: Id<'alert'>, given: Pick<AlertContent, 'level' | 'type' | 'others'>): Promise<Address> {
  let own = ownId(id, given)
  for (;;) {
    const there = await findAlert(db, own)
    if (there?.case_id !== caseId) return { id: own }
    const next = nextUnder(there, given)
    if (!next) return { id: own, before: 'as-sent' }
    own = next
  }
}

/** undefined: what is there says it already. */
function nextUnder(there: AlertOfCase, { level, others }: Pick<AlertContent, 'level' | 'others'>): Id<'alert'> | undefined {
  if (!isOpen(there.state)) return afterClosing(there)
  if (others && there.stays === 1) return idApart(idApart(there.id, 'others'), level)
  return isAbove(level, levelOfWait(there.seen_within)) ? idApart(there.id, level) : undefined
}

/** What is closed is closed: what the same page sends after that is another alert, by whichever way it comes. */
const afterClosing = ({ id, resolved_at }: Pick<AlertOfCase, 'id' | 'resolved_at'>): Id<'alert'> => idApart(id, `closed ${resolved_at}`)

const ownId = (id: Id<'alert'>, { type }: Pick<AlertContent, 'type'>): Id<'alert'> => (type ? idApart(id, type) : id)

/**
 * undefined: this is what was sent. It never sinks: a lower level of another kind keeps the higher one. Words that came later are
 * added, and nobody is told anew for them alone.
 */
export function risen(old: AlertContent, given: AlertContent, state: AlertState): { content: AlertContent; isAnew: boolean } | undefined {
  const now = levelNow(old.level, state)
  const isHigher = isAbove(given.level, now) && !isSentAlready(old, given)
  const isOther = given.type !== undefined && !kindsOf(old).includes(given.type)
  const words = { protective: both(old.protective, given.protective), actionNow: both(old.actionNow, given.actionNow), told: both(old.told, given.told), ...foundIn(old, given) }
  const isAnew = isHigher || isOther || (given.others === true && isTheirs(old))
  const isMore = Object.entries(words).some(([name, text]) => text !== old[name as 'told'])
  if (!isAnew && !isMore && (given.mark ?? old.mark) === old.mark) return undefined
  const level = isHigher ? given.level : isAnew ? now : old.level
  const { at, by, press, type } = given.events[0]!
  const pressed = press ? { press, pressedAt: given.level } : {}
  const added: AlertContent['events'] = isAnew ? [{ at, by, did: 'raised-again', level, ...(type ? { type } : {}), ...pressed }] : isMore ? [{ at, by, did: 'action', ...pressed }] : []
  return { isAnew, content: { ...old, level, phone: given.phone || old.phone, ...(given.type ? { type: given.type } : {}), ...(given.others ? { others: true } : {}), ...(given.mark ? { mark: given.mark } : {}), ...words, events: [...old.events, ...added] } }
}

/** The very press that sent it, or only added words to it, tried again; where a page has no script, the level it was sent with. A colleague who lowered it since has not done so for a new press. */
function isSentAlready({ events }: AlertContent, { level, events: [given] }: AlertContent): boolean {
  if (given?.press) return events.some((event) => event.press === given.press && (event.pressedAt ?? event.level) === level)
  return level === events.findLast((event) => event.did === 'raised' || event.did === 'raised-again')?.level
}

/** What a scale found stands beside what it found before. */
function foundIn(old: AlertContent, given: AlertContent): Pick<AlertContent, 'finding'> {
  const codes = [...new Set([...(old.finding ?? '').split(' '), ...(given.finding ?? '').split(' ')])].filter(Boolean)
  return codes.length > 0 ? { finding: codes.join(' ').slice(0, 200) } : {}
}

/** What colleagues have written since stays. */
const both = (old: string, given: string): string => (old && given && !old.includes(given) ? `${old}\n${given}` : old || given)

/** Which answers it was sent for, and nothing of what they are. */
export const markOf = ({ serverKey }: Pick<Scope, 'serverKey'>, alertId: Id<'alert'>, said: string): string => serverKey.mark('mark', 'answers', alertId, said)

/** Another id of the same page or draft, always the same one. */
export function idApart(id: Id<'alert'>, what: string): Id<'alert'> {
  const hex = Buffer.from(sha256(utf8(`${id} ${what}`))).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id<'alert'>
}
