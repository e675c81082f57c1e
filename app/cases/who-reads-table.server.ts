import type { Db } from '#db/schema.ts'
import type { CasePermit } from './permit-case.server.ts'

export async function holdersOfCase(db: Db, permit: CasePermit<'read'>): Promise<{ kind: string; recipient_id: string; name: string | null }[]> {
  return db.selectFrom('compartment as c')
    .innerJoin('key_grant as g', (join) => join.onRef('g.compartment_id', '=', 'c.id').onRef('g.epoch', '=', 'c.epoch'))
    .leftJoin('person as p', (join) => join.on((it) => it(it.ref('p.id'), '=', it.ref('g.recipient_id').$castTo<never>())))
    .select(['c.kind', 'g.recipient_id', 'p.name'])
    .where('c.subject_id', '=', permit.caseId).where('c.kind', 'in', ['clinical', 'identity']).orderBy('p.name').execute()
}
