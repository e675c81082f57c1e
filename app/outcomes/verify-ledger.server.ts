import type { Db } from '#db/schema.ts'
import { hashOfEntry, startOfLedger } from './ledger-chain.server.ts'
import { wholeLedger } from './ledger-table.server.ts'

/** The number of the first entry that does not follow from the one before; undefined while the chain is whole. */
export async function brokenAt(db: Db, programme: string): Promise<number | undefined> {
  let last = { number: 0, hash: startOfLedger(programme) }
  for (const entry of await wholeLedger(db)) {
    if (entry.number !== last.number + 1 || entry.previous !== last.hash || hashOfEntry(programme, entry) !== entry.hash) return entry.number
    last = entry
  }
  return undefined
}
