import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { dayOf } from '#app/work/scope.ts'
import type { Db, NewRow } from '#db/schema.ts'
import { isTheirs, waits, type AlertContent, type AlertHeader } from './alert.ts'
import { wayOf, type Roster } from './duty.ts'
import { rosterOf, supervisorsOn } from './duty-table.server.ts'
import { sealAlertHeader } from './sealed-alert.server.ts'
import type { Anew } from './tell-anew.server.ts'

/** What an alert stands on, with or without a session. */
export type AlertGround = { db: Db; programme: { id: Id<'programme'> }; serverKey: ServerKey; audit: AuditWriter; now: () => Date }

export type CaseOfAlert = { caseId: Id<'case'>; code: string; word: string; psychologistId: Id<'person'>; psychologist: string }

/** Everything that needs a key or the roster, ready to be written with the answer that set it off. */
export type PreparedAlert = {
  row: NewRow<'risk_alert'>
  told: NewRow<'alert_told'>[]
  headers: NewRow<'alert_header'>[]
  mails: NewRow<'mail_outbox'>[]
  grants: NewRow<'key_grant'>[]
  level: AlertContent['level']
  /** An alert of this id is there: it rises, or this is what was sent. */
  before?: Anew | 'as-sent'
}

type Given = { id: Id<'alert'>; by: Id<'person'>; about: CaseOfAlert; content: AlertContent; document: Sealed<'risk.alert'> }

export async function prepareRows(ground: AlertGround, { id, by, about, content, document }: Given): Promise<PreparedAlert> {
  const at = ground.now()
  const { seen, spoken } = waits[content.level]
  const roster = await rosterFor(ground.db, about.psychologistId, at)
  const { stays, told: first, due_at } = wayOf(roster, at, seen, isTheirs(content))
  const told = (first?.people ?? []).map((person) => ({ alert_id: id, person_id: person as Id<'person'>, round: 1, place: first!.place, told_at: at.toISOString(), seen_at: null }))
  const screening = content.level === 'to-be-screened'
  return {
    row: {
      id, case_id: about.caseId, raised_by: by, state: screening ? 'screening' : 'raised', raised_at: at.toISOString(), seen_within: seen, spoken_within: spoken, round: 1,
      due_at, seen_by: null, seen_at: null, spoken_by: null, spoken_at: null, closing_by: null, resolved_at: null, paused_round: 0, look: null, stays, revision: 1, document,
    },
    told, headers: stays ? [] : await headersFor(ground, id, roster, headerOf(about, content)), mails: screening ? [] : mailsTo(told.map((one) => one.person_id), id, at), grants: [], level: content.level,
  }
}

export async function rosterFor(db: Db, psychologist: Id<'person'>, at: Date): Promise<Roster> {
  return { ...await rosterOf(db), supervisors: await supervisorsOn(db, psychologist, dayOf(at)) }
}

export const headerOf = ({ code, word, psychologist }: CaseOfAlert, { level, phone }: AlertContent): AlertHeader => ({ code, word, level, psychologist, phone })

/** To every delegate of the roster: who is on call when it gets that far, nobody knows yet. One without keys is left out. */
export async function headersFor(ground: Omit<AlertGround, 'audit'>, id: Id<'alert'>, { hours }: Pick<Roster, 'hours'>, header: AlertHeader): Promise<NewRow<'alert_header'>[]> {
  const delegates = hours.filter((one) => one.part === 'delegate').map((one) => one.person_id as Id<'person'>)
  const rows = await Promise.all(delegates.map(async (delegate) => {
    const side = await publicSideOf(ground.db, { programme: ground.programme.id, serverKey: ground.serverKey, now: ground.now }, 'drafts', delegate).catch(() => undefined)
    return side && { alert_id: id, delegate_id: delegate, document: await sealAlertHeader(side, id, delegate, header) }
  }))
  return rows.filter((row) => row !== undefined)
}

export const mailsTo = (people: Id<'person'>[], alert: Id<'alert'>, at: Date): NewRow<'mail_outbox'>[] =>
  people.map((person) => ({ id: newId<'mail'>(), alert_id: alert, person_id: person, made_at: at.toISOString(), try_at: at.toISOString(), tries: 0, sent_at: null }))
