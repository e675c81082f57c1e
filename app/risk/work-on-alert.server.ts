import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { isTheirs, levelsSaid, waits, type AlertContent, type AlertEvent, type AlertLevel } from './alert.ts'
import { changeAlert, putHeaders, toldOf, type AlertChange, type AlertOfCase } from './alert-table.server.ts'
import { dueAfter, type Roster } from './duty.ts'
import { contentOf } from './open-alert.server.ts'
import { permitAlertWriting, type AlertPermit } from './permit-alert.server.ts'
import { headerOf, headersFor, rosterFor } from './prepare-alert.server.ts'
import { sealAlert } from './sealed-alert.server.ts'
import { prepareAnew, writeAnew } from './tell-anew.server.ts'

export type Working = { kind: 'written' | 'too-late' }

type ActionWords = Pick<AlertContent, 'protective' | 'actionNow' | 'told'>

/**
 * What is done now, what protects, who was told: by either side, as often as there is something to write. `base`: beside which words it was
 * written; what the other side wrote since is never written over.
 */
export async function writeAction(scope: Scope, { alertId, base, ...words }: ActionWords & { alertId: Id<'alert'>; base?: string | undefined }): Promise<Working> {
  const permit = await permitAlertWriting(scope, alertId)
  const content = await contentOf(scope, permit)
  if (base !== undefined && base !== baseOf(scope, alertId, content)) return { kind: 'too-late' }
  const state = permit.row.state === 'spoken' ? 'acting' as const : permit.row.state
  return change(scope, permit, { ...content, ...words, events: [...content.events, eventOf(scope, 'action')] }, { state }, 'alert.acted-on')
}

/** Which words a page showed, and nothing of what they are. */
export const baseOf = ({ serverKey }: Scope, alertId: Id<'alert'>, { actionNow, told, protective }: ActionWords): string => serverKey.mark('mark', 'action', alertId, actionNow, told, protective)

/**
 * The level after asking: from "to be screened", or when it is not what it seemed. A higher one is told anew at once; an
 * alert that was spoken of keeps that only when the level does not rise. A child has been assessed by now. `base`: beside which level the
 * form was filled in; `screened`: the answer to a screening. Both come too late where somebody has set a level since, and what the clock
 * made moderate still waits for the answer.
 */
export async function setLevel(scope: Scope, { alertId, level, words, base, screened = false }: { alertId: Id<'alert'>; level: Exclude<AlertLevel, 'to-be-screened'>; words?: string; base?: string | undefined; screened?: boolean }): Promise<Working> {
  const permit = await permitAlertWriting(scope, alertId)
  if (permit.row.state === 'resolved') return { kind: 'too-late' }
  const before = await contentOf(scope, permit)
  if (isLate(before, base) || (screened && before.level !== 'to-be-screened')) return { kind: 'too-late' }
  const content: AlertContent = { ...before, level, events: [...before.events, { ...eventOf(scope, 'level-set'), level, ...(words ? { words } : {}) }] }
  const isFreed = permit.row.stays === 1 && !isTheirs(content)
  const rises = isFreed || permit.row.state === 'screening' || waits[level].seen < permit.row.seen_within
  return rises ? tellAnew(scope, permit, content, 'alert.level-set') : sink(scope, permit, content)
}

export const isLate = (now: AlertContent, base?: string): boolean => base !== undefined && base !== levelsSaid(now)

/** Lower, or the same once more: nobody is told anew; a lower one waits as long as its level may, and a delegate on call reads it. */
async function sink(scope: Scope, permit: AlertPermit, content: AlertContent): Promise<Working> {
  const { id, case_id: caseId, code, word, psychologist_id: psychologistId, psychologist } = permit.row
  const { seen, spoken } = waits[content.level]
  const roster = await rosterFor(scope.db, psychologistId, scope.now())
  const headers = permit.row.stays ? [] : await headersFor(scope, id, roster, headerOf({ caseId, code, word, psychologistId, psychologist }, content))
  return change(scope, permit, content, { seen_within: seen, spoken_within: spoken, due_at: await dueWhenLower(scope, permit.row, seen, roster) }, 'alert.level-set', (scope) => putHeaders(scope.db, headers))
}

/** From when its round began, however often it is set; never sooner than it was due. */
async function dueWhenLower({ db }: Scope, row: AlertOfCase, seenWithin: number, { holidays }: Roster): Promise<string | null> {
  if (!row.due_at) return null
  const told = (await toldOf(db, [row.id])).find((one) => one.round === row.round)
  const due = dueAfter(new Date(told?.told_at ?? row.raised_at), seenWithin, holidays).toISOString()
  return due > row.due_at ? due : row.due_at
}

/** Raised again: after it was spoken of or closed, because it is not over. */
export async function raiseAgain(scope: Scope, { alertId, words }: { alertId: Id<'alert'>; words: string }): Promise<Working> {
  const permit = await permitAlertWriting(scope, alertId)
  const before = await contentOf(scope, permit)
  const level = before.level === 'to-be-screened' ? 'moderate' as const : before.level
  return tellAnew(scope, permit, { ...before, level, events: [...before.events, { ...eventOf(scope, 'raised-again'), level, ...(words ? { words } : {}) }] }, 'alert.raised-again')
}

/** The person has decided that others on call may be told: from now on it goes the ordinary way, from its beginning. */
export async function tellOthers(scope: Scope, { alertId, words }: { alertId: Id<'alert'>; words: string }): Promise<Working> {
  const permit = await permitAlertWriting(scope, alertId)
  if (permit.row.state === 'resolved' || permit.row.stays === 0) return { kind: 'too-late' }
  const before = await contentOf(scope, permit)
  return tellAnew(scope, permit, { ...before, others: true, events: [...before.events, { ...eventOf(scope, 'others-told'), ...(words ? { words } : {}) }] }, 'alert.others-told')
}

async function tellAnew(scope: Scope, { row }: AlertPermit, content: AlertContent, did: string): Promise<Working> {
  const anew = await prepareAnew(scope, row, content, await sealed(scope, row, content))
  return inTransaction(scope, async (scope) => {
    if (!await writeAnew(scope.db, anew)) return { kind: 'too-late' }
    await record(scope, { did, case: row.case_id, record: row.id, about: content.level })
    return { kind: 'written' }
  })
}

export async function change(scope: Scope, { row }: AlertPermit, content: AlertContent, columns: AlertChange, did: string, inside?: (scope: Scope) => Promise<void>): Promise<Working> {
  const document = await sealed(scope, row, content)
  return inTransaction(scope, async (scope) => {
    if (!await changeAlert(scope.db, row, { ...columns, document })) return { kind: 'too-late' }
    await inside?.(scope)
    await record(scope, { did, case: row.case_id, record: row.id })
    return { kind: 'written' }
  })
}

const sealed = async (scope: Scope, row: AlertOfCase, content: AlertContent) => sealAlert(await scope.keys.of('risk', row.case_id), row.id, row.revision + 1, content)

export const eventOf = (scope: Scope, did: AlertEvent['did']): AlertEvent => ({ at: scope.now().toISOString(), by: scope.actor.id, did })
