import { record } from '#app/audit/record.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { holdersOf, compartmentOf, insertGrants } from '#app/keys/grant-table.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { entitled } from '#app/keys/entitlements.ts'
import { circleOf } from '#app/work/circle-table.server.ts'
import { today } from '#app/work/scope.ts'
import { isAbove, levelFor, levelOfWait, type AlertContent, type AlertLevel, type AlertSource, type AlertType } from './alert.ts'
import { findAlert, insertAlert, insertTold, putHeaders } from './alert-table.server.ts'
import { caseOfAlert } from './case-table.server.ts'
import { insertMails } from './mail-table.server.ts'
import { ownPhone } from './own-phone.server.ts'
import { prepareRows, type AlertGround, type CaseOfAlert, type PreparedAlert } from './prepare-alert.server.ts'
import { addressOf, markOf } from './rise-of-alert.server.ts'
import { sealAlert, sealAlertBlind } from './sealed-alert.server.ts'
import { writeAnew, type Anew } from './tell-anew.server.ts'

export type Raising = {
  /** Chosen by the page: the same alert posted twice is one. */
  alertId: Id<'alert'>
  level: AlertLevel
  source: AlertSource
  type?: AlertType
  finding?: string
  /** What was answered, where a scale sets it off: kept as a mark alone. */
  said?: string
  /** Which press of the page. */
  press?: string | undefined
  protective?: string
  actionNow?: string
  told?: string
  /** The person wants the colleagues on call told as well. */
  others?: true | undefined
}

/** `added`: to what was sent before; nobody is told anew. */
export type Raised = { kind: 'sent' | 'added' | 'already-sent'; alertId: Id<'alert'> }

/** Sends an alert. It waits for nothing: not for consent, signature, name check, PIN, or an agreement in force. */
export async function raiseAlert(scope: Scope, { caseId, ...raising }: Raising & { caseId: Id<'case'> }): Promise<Raised> {
  const prepared = await prepareAlert(scope, await permitCase(scope, caseId, 'read'), raising)
  return inTransaction(scope, (scope) => writeAlert(scope, prepared))
}

/** Before the transaction of the answer that sets it off; `writeAlert` inside it. */
export async function prepareAlert(scope: Scope, { caseId }: CasePermit<'read'>, raising: Raising): Promise<PreparedAlert> {
  const about = await caseOfAlert(scope.db, caseId)
  if (!about) throw new Refusal('not-found')
  const key = await scope.keys.maybe('risk', caseId)
  const prepared = await prepareAlertAbout(scope, about, key, raising)
  return { ...prepared, grants: key ? await lackingGrants(scope, caseId) : [] }
}

/** The same about a case that is only being written; without the key it is sealed to the public side. */
export async function prepareAlertAbout(scope: Scope, about: CaseOfAlert, key: CompartmentKey | undefined, raising: Raising): Promise<PreparedAlert> {
  const content = contentOf(scope, raising, { by: scope.actor.id, phone: await ownPhone(scope) })
  const { id, ...before } = await addressOf(scope, about.caseId, key, raising.alertId, content)
  const document = key ? sealAlert(key, id, 1, content) : await sealAlertBlind(await scope.keys.publicSide('risk', about.caseId), id, content)
  return { ...await prepareRows(scope, { id, by: scope.actor.id, about, content, document }), ...before }
}

/** Inside the transaction of the answer. Pressed twice, the second changes nothing; a higher one raises what is there. */
export async function writeAlert(scope: Scope, prepared: PreparedAlert): Promise<Raised> {
  await insertGrants(scope.db, prepared.grants)
  if (typeof prepared.before === 'object') return writeRise(scope, prepared.before)
  return writeRows(scope, prepared, () => record(scope, { did: 'alert.raised', case: prepared.row.case_id, record: prepared.row.id, about: prepared.level }))
}

async function writeRise(scope: Scope, anew: Anew): Promise<Raised> {
  const { id, case_id } = anew.before
  if (!await writeAnew(scope.db, anew)) throw new Refusal('stale')
  const isAdded = anew.change.state === undefined
  await record(scope, { did: isAdded ? 'alert.added-to' : 'alert.raised-again', case: case_id, record: id, about: anew.level })
  return { kind: isAdded ? 'added' : 'sent', alertId: id }
}

export async function writeRows({ db }: Pick<AlertGround, 'db'>, { row, told, headers, mails, level, before }: PreparedAlert, remember: () => Promise<void>): Promise<Raised> {
  if (!await insertAlert(db, row)) {
    const there = await findAlert(db, row.id)
    if (there?.case_id !== row.case_id) throw new Refusal('not-found')
    // a lower one of the same page was quicker: not sent yet, the page tries again
    if (!before && isAbove(level, levelOfWait(there.seen_within))) throw new Refusal('stale')
    return { kind: 'already-sent', alertId: row.id }
  }
  await insertTold(db, told)
  await putHeaders(db, headers)
  await insertMails(db, mails)
  await remember()
  return { kind: 'sent', alertId: row.id }
}

export function contentOf(ground: Pick<AlertGround, 'serverKey' | 'now'>, { alertId, said, type, source, finding, protective = '', actionNow = '', told = '', others, press, ...asked }: Raising, { by, phone }: { by: string; phone: string }): AlertContent {
  const level = levelFor(type, asked.level)
  const kind = type ? { type } : {}
  return {
    level, ...kind, source, ...(finding ? { finding } : {}), ...(said ? { mark: markOf(ground, alertId, said) } : {}), phone, protective, actionNow, told, ...(others ? { others } : {}),
    events: [{ at: ground.now().toISOString(), by, did: 'raised', level, ...kind, ...(press ? { press } : {}) }],
  }
}

/** Keys of a backup named since the case opened go with the alert; it never waits for them. */
async function lackingGrants(scope: Scope, caseId: Id<'case'>): Promise<PreparedAlert['grants']> {
  const compartment = await compartmentOf(scope.db, 'risk', caseId)
  if (!compartment) return []
  const there = await holdersOf(scope.db, compartment.id, compartment.epoch)
  const wanted = entitled('risk', await circleOf(scope.db, 'risk', caseId, today(scope))).filter((person) => !there.includes(person))
  if (wanted.length === 0) return []
  return scope.keys.prepareGrants('risk', caseId, wanted).catch(() => [])
}
