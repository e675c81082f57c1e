import type { Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

/** What of a case stands in the clear and goes with its alert. */
export async function caseOfAlert(db: Db, id: Id<'case'>): Promise<{ caseId: Id<'case'>; code: string; word: string; district: string; psychologistId: Id<'person'>; psychologist: string } | undefined> {
  const row = await db.selectFrom('case_file as f').innerJoin('person as p', 'p.id', 'f.psychologist_id').select(['f.id', 'f.code', 'f.word', 'f.district', 'f.psychologist_id', 'p.name']).where('f.id', '=', id).executeTakeFirst()
  return row && { caseId: row.id, code: row.code, word: row.word, district: row.district, psychologistId: row.psychologist_id, psychologist: row.name }
}

const tables = { draft: 'draft', note: 'session_note', assessment: 'assessment', scale: 'scale', review: 'review', contact: 'first_contact', alert: 'risk_alert' } as const
export type RecordOfCase = keyof typeof tables

/** Which case a record is about; nothing is shown before the permit of that case. */
export async function caseOfRecord(db: Db, kind: RecordOfCase, id: string): Promise<Id<'case'> | null> {
  const row = await db.selectFrom(tables[kind]).select('case_id').where('id', '=', id as never).executeTakeFirst()
  return row?.case_id ?? null
}
