import type { AlertState, Db, DutyPart, NewRow, Row } from '#db/schema.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import type { Id } from '#app/work/id.ts'

export type AlertRow = Row<'risk_alert'>
/** An alert with what of its case stands in the clear. */
export type AlertOfCase = AlertRow & { code: string; word: string; district: string; psychologist_id: Id<'person'>; psychologist: string }

const unread: AlertState[] = ['screening', 'raised', 'seen']
const open: AlertState[] = [...unread, 'spoken', 'acting']

/** False when this id is there already: pressed twice makes one. */
export async function insertAlert(db: Db, row: NewRow<'risk_alert'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('risk_alert').values(row).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertTold(db: Db, rows: NewRow<'alert_told'>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('alert_told').values(rows).onConflict((it) => it.columns(['alert_id', 'person_id', 'round']).doNothing()).execute()
}

/** The newest wording of a level takes the older one's place. */
export async function putHeaders(db: Db, rows: NewRow<'alert_header'>[]): Promise<void> {
  for (const row of rows) {
    await db.insertInto('alert_header').values(row).onConflict((it) => it.columns(['alert_id', 'delegate_id']).doUpdateSet({ document: row.document })).execute()
  }
}

const withCase = (db: Db) => db.selectFrom('risk_alert as a').innerJoin('case_file as f', 'f.id', 'a.case_id').innerJoin('person as p', 'p.id', 'f.psychologist_id')
  .selectAll('a').select(['f.code', 'f.word', 'f.district', 'f.psychologist_id', 'p.name as psychologist'])

export async function findAlert(db: Db, id: Id<'alert'>): Promise<AlertOfCase | undefined> {
  return withCase(db).where('a.id', '=', id).executeTakeFirst()
}

export async function alertsOfCase(db: Db, caseId: Id<'case'>): Promise<AlertOfCase[]> {
  return withCase(db).where('a.case_id', '=', caseId).orderBy('a.raised_at', 'desc').execute()
}

/** What a first contact sent when it was written. */
export async function firstAlertId(db: Db, caseId: Id<'case'>): Promise<Id<'alert'> | null> {
  return (await db.selectFrom('risk_alert').select('id').where('case_id', '=', caseId).orderBy('raised_at').executeTakeFirst())?.id ?? null
}

/** Open ones that concern a person: her own cases, her supervisees' cases, and what she was told. */
export async function openAlertsFor(db: Db, person: Id<'person'>, supervisees: Id<'person'>[]): Promise<AlertOfCase[]> {
  const told = db.selectFrom('alert_told').select('alert_id').where('person_id', '=', person)
  return withCase(db).where('a.state', 'in', open)
    .where((it) => it.or([it('f.psychologist_id', 'in', [person, ...supervisees]), it('a.id', 'in', told), it('a.raised_by', '=', person)]))
    .orderBy('a.raised_at', 'desc').execute()
}

export async function toldOf(db: Db, alerts: Id<'alert'>[]): Promise<(Row<'alert_told'> & { name: string; phone: string | null })[]> {
  if (alerts.length === 0) return []
  return db.selectFrom('alert_told as t').innerJoin('person as p', 'p.id', 't.person_id').leftJoin('duty_contact as c', 'c.person_id', 't.person_id')
    .selectAll('t').select(['p.name', 'c.phone']).where('t.alert_id', 'in', alerts).orderBy('t.told_at').execute()
}

export async function headerOf(db: Db, alert: Id<'alert'>, delegate: Id<'person'>): Promise<Row<'alert_header'> | undefined> {
  return db.selectFrom('alert_header').selectAll().where('alert_id', '=', alert).where('delegate_id', '=', delegate).executeTakeFirst()
}

/**
 * False when it was closed or spoken of in the meantime. The first who sees it stays the one named, and only the first SEEN of a
 * round pauses: pressed again and again it would never go on. What is to be screened has its two hours, seen or not; what stays has no
 * next person to be kept from.
 */
export async function markSeen(db: Db, { id, round }: Pick<AlertRow, 'id' | 'round'>, by: Id<'person'>, at: string, due: string): Promise<boolean> {
  const isOpen = await db.selectFrom('risk_alert').select('id').where('id', '=', id).where('round', '=', round).where('state', 'in', unread).executeTakeFirst()
  if (!isOpen) return false
  await db.updateTable('risk_alert').set({ due_at: due, paused_round: round }).where('id', '=', id).where('state', 'in', ['raised', 'seen']).where('paused_round', '<', round).where('stays', '=', 0).execute()
  await db.updateTable('risk_alert').set({ seen_by: by, seen_at: at }).where('id', '=', id).where('seen_at', 'is', null).execute()
  await db.updateTable('risk_alert').set({ state: 'seen' }).where('id', '=', id).where('state', '=', 'raised').execute()
  await db.updateTable('alert_told').set({ seen_at: at }).where('alert_id', '=', id).where('person_id', '=', by).where('seen_at', 'is', null).execute()
  return true
}

/** Stops the clock. What is still to be screened stays so; its clock goes on. */
export async function markSpoken(db: Db, id: Id<'alert'>, by: Id<'person'>, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('risk_alert').set({ state: 'spoken', spoken_by: by, spoken_at: at, due_at: null }).where('id', '=', id).where('state', 'in', ['raised', 'seen']).executeTakeFirst()
  return numUpdatedRows === 1n
}

export type AlertChange = Partial<Pick<AlertRow, 'state' | 'seen_within' | 'spoken_within' | 'due_at' | 'closing_by' | 'resolved_at' | 'look' | 'stays' | 'round' | 'seen_by' | 'seen_at' | 'spoken_by' | 'spoken_at'>>

/** A new revision of the sealed document with what changes in the clear; false when somebody was quicker or it is closed. */
export async function changeAlert(db: Db, row: Pick<AlertRow, 'id' | 'revision'>, change: AlertChange & { document: Sealed<'risk.alert'> }, from: AlertState[] = open): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('risk_alert').set({ ...change, revision: row.revision + 1 }).where('id', '=', row.id).where('revision', '=', row.revision).where('state', 'in', from).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Screened negative and closed by its psychologist alone, the oldest first. */
export async function looksOf(db: Db, psychologists: Id<'person'>[]): Promise<AlertOfCase[]> {
  if (psychologists.length === 0) return []
  return withCase(db).where('a.look', '=', 'waiting').where('f.psychologist_id', 'in', psychologists).orderBy('a.resolved_at').execute()
}

/** False when somebody looked before, or it was raised again. */
export async function markLooked(db: Db, id: Id<'alert'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('risk_alert').set({ look: 'done' }).where('id', '=', id).where('look', '=', 'waiting').executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What is still to be screened in one case is due now; `apart` keeps its time. */
export async function bringForward(db: Db, caseId: Id<'case'>, at: string, apart: readonly Id<'alert'>[]): Promise<void> {
  await db.updateTable('risk_alert').set({ due_at: at }).where('case_id', '=', caseId).where('state', '=', 'screening').where('due_at', '>', at)
    .$if(apart.length > 0, (it) => it.where('id', 'not in', apart)).execute()
}

/** For the clock: what has waited long enough. */
export async function dueAlerts(db: Db, now: string): Promise<AlertOfCase[]> {
  return withCase(db).where('a.state', 'in', unread).where('a.due_at', '<=', now).orderBy('a.due_at').execute()
}

/** For the clock; false when somebody saw or spoke meanwhile. */
export async function passOn(db: Db, row: Pick<AlertRow, 'id' | 'due_at' | 'state'>, change: AlertChange): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('risk_alert').set(change).where('id', '=', row.id).where('due_at', '=', row.due_at).where('state', '=', row.state).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Due times of open alerts of one case, for what may not happen meanwhile. */
export async function openWaits(db: Db, caseId: Id<'case'>): Promise<number[]> {
  const rows = await db.selectFrom('risk_alert').select('seen_within').where('case_id', '=', caseId).where('state', 'in', open).execute()
  return rows.map((row) => row.seen_within)
}

export async function countOpenOf(db: Db, psychologist: Id<'person'>): Promise<number> {
  const { count } = await db.selectFrom('risk_alert as a').innerJoin('case_file as f', 'f.id', 'a.case_id').select((it) => it.fn.countAll().as('count'))
    .where('f.psychologist_id', '=', psychologist).where('a.state', 'in', open).executeTakeFirstOrThrow()
  return Number(count)
}

export async function lastPlace(db: Db, alert: Id<'alert'>, round: number): Promise<DutyPart | undefined> {
  const row = await db.selectFrom('alert_told').select('place').where('alert_id', '=', alert).where('round', '=', round).orderBy('told_at', 'desc').executeTakeFirst()
  return row?.place
}
