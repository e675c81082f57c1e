import type { Row } from '#db/schema.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { lengthPrefixed, toBase64url } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import { isRefusal, Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { newId } from '#app/work/id.ts'
import type { EntryDocument } from './ledger-entry.ts'
import { insertEntry, lastEntry, type EntryRow } from './ledger-table.server.ts'
import type { ReachWindow } from './reach-window.ts'
import { sealDecision, sealEntry } from './sealed-ledger.server.ts'

/** What an entry follows when it is the first. */
export const startOfLedger = (programme: string): string => toBase64url(sha256(lengthPrefixed('sirdash/ledger-start/v1', programme)))

/** SHA-256 over the length-prefixed entry, clear columns and sealed document, and the hash of the one before. */
export function hashOfEntry(programme: string, entry: Omit<Row<'ledger_entry'>, 'hash'>): string {
  const { number, id, kind, about, window_kind, starts_on, ends_on, revision, policy_version, entered_by, entered_on, document, previous } = entry
  return toBase64url(sha256(lengthPrefixed('sirdash/ledger-entry/v1', programme, number, id, kind, about, window_kind, starts_on, ends_on, revision, policy_version, entered_by, entered_on, document, previous)))
}

export type NewEntry = { kind: EntryRow['kind']; about: string; window: ReachWindow; policyVersion: string; document: EntryDocument; /** Of figures; everything else is entered once. */ revision?: number }

/**
 * Entries ready to be written, sealed and chained to `head`: the newest entry when that was read which they have to be safe beside.
 * Whatever was counted and attacked since, nothing is entered if the ledger grew meanwhile: see enterAll.
 */
export async function prepareEntries(scope: Scope, head: Head, entries: readonly NewEntry[]): Promise<EntryRow[]> {
  const ledger = await scope.keys.of('ledger', scope.programme.id)
  let last = head
  const turn = inSlices()
  const rows: EntryRow[] = []
  for (const entry of entries) {
    const clear = clearOf(scope, entry, last)
    const row = chained(scope, { ...clear, document: sealEntry(ledger, clear, entry.document) })
    rows.push(row)
    last = row
    // each holds the people behind its figures
    await turn()
  }
  return rows
}

/** What a second person decided, in the chain like everything else; data protection holds no key of the ledger and needs none. */
export async function prepareDecision(scope: Scope, entry: Omit<NewEntry, 'document' | 'revision'>): Promise<EntryRow> {
  const clear = clearOf(scope, { ...entry, document: { kind: 'decision' } }, await headOf(scope))
  return chained(scope, { ...clear, document: await sealDecision(await scope.keys.publicSide('ledger', scope.programme.id), clear) })
}

export type Head = Pick<EntryRow, 'number' | 'hash'>

export const headOf = async (scope: Scope): Promise<Head> => await lastEntry(scope.db) ?? { number: 0, hash: startOfLedger(scope.programme.id) }

function clearOf(scope: Scope, { kind, about, window, revision, policyVersion }: NewEntry, last: Head): Omit<EntryRow, 'document' | 'hash'> {
  const number = last.number + 1
  return {
    number, id: newId<'ledger-entry'>(), kind, about, window_kind: window.kind, starts_on: window.startsOn, ends_on: window.endsOn, revision: revision ?? number, policy_version: policyVersion,
    entered_by: scope.actor.id, entered_on: today(scope), previous: last.hash,
  }
}

const chained = (scope: Scope, row: Omit<EntryRow, 'hash'>): EntryRow => ({ ...row, hash: hashOfEntry(scope.programme.id, row) })

/** Inside the transaction. Throws `stale` when somebody else's entries came since the head that these are chained to was read. */
export async function enterAll(scope: Scope, entries: readonly EntryRow[]): Promise<void> {
  for (const entry of entries) if (!await insertEntry(scope.db, entry)) throw new Refusal('stale')
}

/** Where entries of somebody else came between, once more from the beginning, beside these. */
export async function onWhatStands<T>(act: () => Promise<T>): Promise<T> {
  return act().catch((error: unknown) => {
    if (!isRefusal(error) || error.kind !== 'stale') throw error
    return act()
  })
}
