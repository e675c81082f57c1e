import type { Db } from '#db/schema.ts'
import type { Id } from './id.ts'

/** Cases, groups and planned contacts that still need the psychologist they are with; nobody else can take them over yet. */
export async function hasOpenWork(db: Db, psychologist: Id<'person'>): Promise<boolean> {
  const open = await db.selectFrom('case_file').select('id').where('psychologist_id', '=', psychologist).where('state', 'not in', ['closed', 'referred', 'no-need']).limit(1).execute()
  const groups = await db.selectFrom('child_group').select('id').where('lead_id', '=', psychologist).where('state', 'in', ['planned', 'running']).limit(1).execute()
  // care has ended, and somebody still asks how it goes
  const [followUps, contacts] = [await planned(db, 'follow_up', psychologist), await planned(db, 'brief_contact', psychologist)]
  return open.length + groups.length + followUps.length + contacts.length > 0
}

const planned = (db: Db, table: 'follow_up' | 'brief_contact', psychologist: Id<'person'>) => db.selectFrom('case_file as f').select('f.id').where('f.psychologist_id', '=', psychologist)
  .where('f.id', 'in', db.selectFrom(table).select('case_id').where('state', '=', 'planned')).limit(1).execute()
