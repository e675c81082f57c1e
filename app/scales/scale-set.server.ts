import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { ofClients } from './instruments.server.ts'
import { chosenTools, replaceSet } from './scale-set-table.server.ts'

/** For a page without a session: which tools come first. */
export const chosenSet = ({ db }: Pick<Scope, 'db'>): Promise<string[]> => chosenTools(db)

export type SetTool = { id: string; short: string; name: string; chosen: boolean }

/** The tools of this programme: an administrator chooses, so that everybody measures with the same few. */
export async function listScaleSet(scope: Scope): Promise<SetTool[]> {
  mustHaveRole(scope, 'administrator')
  const set = await chosenTools(scope.db)
  return ofClients.map(({ id, short, name }) => ({ id, short, name, chosen: set.includes(id) }))
}

/** Those are offered first from now on, the others behind a fold; none chosen: all alike. What was entered stays. */
export async function keepScaleSet(scope: Scope, { tools }: { tools: readonly string[] }): Promise<void> {
  mustHaveRole(scope, 'administrator')
  const chosen = ofClients.filter(({ id }) => tools.includes(id))
  await inTransaction(scope, async (scope) => {
    await replaceSet(scope.db, chosen.map(({ id }) => ({ instrument: id, chosen_by: scope.actor.id, chosen_on: today(scope) })))
    await record(scope, { did: 'scale-set.kept', about: chosen.map(({ id }) => id).join(' ') })
  })
}
