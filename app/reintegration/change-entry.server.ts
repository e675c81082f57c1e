import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { findPerson, replacePerson, type RasbRow } from './rasb-table.server.ts'
import type { Details, RasbEntry, Standing } from './rasb.ts'
import { openedOrRefused, registerKey } from './register-key.server.ts'
import { openEntry, sealEntry } from './sealed-register.server.ts'

export type EntryChange = { kind: 'changed' } | { kind: 'stale' }

/** `revision`: the one the form was made from; when somebody changed the entry since, nothing is written. */
export async function changeDetails(scope: Scope, { personId, revision, details }: { personId: Id<'rasb'>; revision: number; details: Details }): Promise<EntryChange> {
  const { row, entry } = await entryOf(scope, personId)
  if (row.revision !== revision) return { kind: 'stale' }
  return replaceEntry(scope, row, { ...entry, details }, 'reintegration.changed')
}

/** Going on, paused or left, since a day. Not counted: a milestone that was reached stays reached. */
export async function changeStanding(scope: Scope, { personId, standing }: { personId: Id<'rasb'>; standing: { is: Standing; since: string } }): Promise<EntryChange> {
  const { row, entry } = await entryOf(scope, personId)
  return replaceEntry(scope, row, { ...entry, standing }, 'reintegration.changed', standing.is)
}

export async function entryOf(scope: Scope, personId: Id<'rasb'>): Promise<{ row: RasbRow; entry: RasbEntry }> {
  const key = await registerKey(scope)
  const row = await findPerson(scope.db, personId)
  if (!row) throw new Refusal('not-found')
  return { row, entry: await openedOrRefused(scope, () => openEntry(key, row)) }
}

async function replaceEntry(scope: Scope, row: RasbRow, entry: RasbEntry, did: string, about?: string): Promise<EntryChange> {
  const next = await sealedNext(scope, row, entry)
  return inTransaction(scope, async (scope) => {
    if (!await replacePerson(scope.db, next)) return { kind: 'stale' }
    await record(scope, { did, record: row.id, ...(about ? { about } : {}) })
    return { kind: 'changed' }
  })
}

/** The entry's row as it will be written: the next revision, sealed. */
export async function sealedNext(scope: Scope, { id, number, revision }: RasbRow, entry: RasbEntry): Promise<RasbRow> {
  const place = { id, number, revision: revision + 1 }
  return { ...place, document: sealEntry(await registerKey(scope), place, entry) }
}
