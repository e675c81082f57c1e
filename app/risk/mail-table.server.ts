import type { Db, NewRow, Row } from '#db/schema.ts'

export async function insertMails(db: Db, rows: NewRow<'mail_outbox'>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('mail_outbox').values(rows).execute()
}

/** What waits to be sent: only while its alert still waits for somebody, and only to people with an address. */
export async function waitingMails(db: Db, now: string, most: number): Promise<(Row<'mail_outbox'> & { mail: string })[]> {
  const rows = await db.selectFrom('mail_outbox as m').innerJoin('risk_alert as a', 'a.id', 'm.alert_id').innerJoin('duty_contact as c', 'c.person_id', 'm.person_id')
    .innerJoin('person as p', 'p.id', 'm.person_id').selectAll('m').select('c.mail').where('p.state', '=', 'active')
    .where('m.sent_at', 'is', null).where('m.try_at', '<=', now).where('a.state', 'in', ['screening', 'raised', 'seen']).where('c.mail', 'is not', null).orderBy('m.made_at').limit(most).execute()
  return rows.flatMap(({ mail, ...row }) => (mail === null ? [] : [{ ...row, mail }]))
}

export async function markSent(db: Db, id: Row<'mail_outbox'>['id'], at: string): Promise<void> {
  await db.updateTable('mail_outbox').set({ sent_at: at }).where('id', '=', id).execute()
}

export async function tryLater(db: Db, { id, tries }: Row<'mail_outbox'>, at: string): Promise<void> {
  await db.updateTable('mail_outbox').set({ tries: tries + 1, try_at: at }).where('id', '=', id).execute()
}
