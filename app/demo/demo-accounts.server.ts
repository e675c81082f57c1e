import type { Ground } from '#app/accounts/ground.ts'
import { codeAt, openSeed } from '#app/keys/totp.server.ts'
import type { Role } from '#app/work/scope.ts'
import { demoPassphrase, demoPin } from './demo-staff.ts'

export type DemoAccount = { signInName: string; name: string; roles: Role[]; passphrase: string; pin: string; code: string }

const period = 30_000

/**
 * The accounts of a synthetic programme with the code an authenticator would show now, for its sign-in page; of any other
 * programme, none. A code that was used already is followed by the next one, which is accepted as early.
 */
export async function demoAccounts(ground: Pick<Ground, 'db' | 'serverKey' | 'programme' | 'now'> | undefined): Promise<DemoAccount[]> {
  if (ground?.programme.kind !== 'demo') return []
  const { db, serverKey, now } = ground
  const factors = await db.selectFrom('second_factor as f').innerJoin('person as p', 'p.id', 'f.person_id').select(['f.id', 'f.person_id', 'f.sealed_seed', 'f.last_step', 'p.sign_in_name', 'p.name'])
    .where('f.kind', '=', 'totp').where('p.state', '=', 'active').orderBy('p.sign_in_name').execute()
  const roles = Map.groupBy(await db.selectFrom('person_role').selectAll().execute(), (row) => row.person_id)
  return factors.flatMap((factor) => {
    const seed = openSeed(serverKey, { factor: factor.id, person: factor.person_id }, factor.sealed_seed)
    const step = Math.max(Math.floor(now().getTime() / period), factor.last_step + 1)
    const code = seed && codeAt(seed, new Date(step * period))
    return code ? [{ signInName: factor.sign_in_name, name: factor.name, roles: roles.get(factor.person_id)?.map((row) => row.role as Role) ?? [], passphrase: demoPassphrase, pin: demoPin, code }] : []
  })
}
