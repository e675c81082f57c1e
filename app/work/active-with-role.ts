import type { Db } from '#db/schema.ts'
import type { Role } from './scope.ts'

/** Roles under which somebody may supervise by agreement. An agreement alone opens nothing. */
export const supervisingRoles: readonly Role[] = ['supervisor', 'delegate']

/** Ids of active people with one of these roles: a query of its own, or the right side of `in`. */
export const activeWith = (db: Db, ...roles: readonly Role[]) =>
  db.selectFrom('person as p').innerJoin('person_role as r', 'r.person_id', 'p.id').select('p.id').distinct().where('p.state', '=', 'active').where('r.role', 'in', roles)

/** The same for whoever supervises. */
export const activeSupervisors = (db: Db) => activeWith(db, ...supervisingRoles)
