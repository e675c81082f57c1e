import type { Kysely } from 'kysely'

type Columns = Record<string, string>

/** `text`, `int`; `?` after it allows null; `!` after it is the primary key. Frozen once released. */
async function table(db: Kysely<unknown>, name: string, columns: Columns, keys: string[] = []): Promise<void> {
  let builder = db.schema.createTable(name)
  for (const [column, kind] of Object.entries(columns)) {
    builder = builder.addColumn(column, kind.startsWith('int') ? 'integer' : 'text', (it) =>
      kind.endsWith('!') ? it.primaryKey() : kind.endsWith('?') ? it : it.notNull())
  }
  if (keys.length > 0) builder = builder.addPrimaryKeyConstraint(`${name}_key`, keys as never[])
  await builder.execute()
}

const index = (db: Kysely<unknown>, on: string, columns: string[]) =>
  db.schema.createIndex(`${on}_by_${columns.join('_')}`).on(on).columns(columns).execute()

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'duty', { person_id: 'text', part: 'text', weekdays: 'text', from_time: 'text', to_time: 'text', mark: 'text' }, ['person_id', 'part'])
  await table(db, 'duty_contact', { person_id: 'text!', phone: 'text?', mail: 'text?' })
  await table(db, 'duty_leave', { id: 'text!', person_id: 'text', starts_on: 'text', ends_on: 'text' })
  await table(db, 'duty_holiday', { day: 'text!' })
  await table(db, 'emergency_line', { district: 'text', line: 'text', number: 'text', checked_on: 'text' }, ['district', 'line'])
  await table(db, 'risk_alert', {
    id: 'text!', case_id: 'text', raised_by: 'text', state: 'text', raised_at: 'text', seen_within: 'int', spoken_within: 'int', round: 'int', due_at: 'text?',
    seen_by: 'text?', seen_at: 'text?', spoken_by: 'text?', spoken_at: 'text?', closing_by: 'text?', resolved_at: 'text?', revision: 'int', document: 'text',
  })
  await table(db, 'alert_told', { alert_id: 'text', person_id: 'text', round: 'int', place: 'text', told_at: 'text', seen_at: 'text?' }, ['alert_id', 'person_id', 'round'])
  await table(db, 'alert_header', { alert_id: 'text', delegate_id: 'text', document: 'text' }, ['alert_id', 'delegate_id'])
  await table(db, 'mail_outbox', { id: 'text!', alert_id: 'text', person_id: 'text', made_at: 'text', try_at: 'text', tries: 'int', sent_at: 'text?' })
  await table(db, 'risk_part', { id: 'text!', case_id: 'text', about_id: 'text', member: 'text', author_id: 'text', answered_on: 'text', revision: 'int', document: 'text' })
  await table(db, 'safety_plan', { id: 'text!', case_id: 'text', number: 'int', author_id: 'text', made_on: 'text', document: 'text' })
  await table(db, 'brief_contact', { id: 'text!', case_id: 'text', alert_id: 'text', due_on: 'text', tries: 'int', state: 'text' })

  await index(db, 'risk_alert', ['case_id'])
  await index(db, 'risk_alert', ['state', 'due_at'])
  await index(db, 'alert_told', ['person_id'])
  await index(db, 'duty_leave', ['person_id'])
  await index(db, 'mail_outbox', ['sent_at', 'try_at'])
  await index(db, 'risk_part', ['case_id'])
  await index(db, 'brief_contact', ['case_id'])
  await db.schema.createIndex('risk_part_once').on('risk_part').columns(['about_id', 'member']).unique().execute()
  await db.schema.createIndex('safety_plan_once').on('safety_plan').columns(['case_id', 'number']).unique().execute()
}
