import type { Db } from '#db/schema.ts'

/** What is remembered of an act. Ids only; sealed under the hour key. `did` (the kind) stays in the clear. */
export type AuditEntry = {
  did: string
  by?: string
  case?: string
  record?: string
  person?: string
  /** A short fixed word (a reason code, a document type), never text a person typed. */
  about?: string
  /** Digest of the sealed compartment head written with this act. */
  head?: string
}

/** Appends to the hash chain. One for the server process. */
export interface AuditWriter {
  /** Runs a transaction alone: numbers and hashes follow each other; a rollback takes its entries back. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Appends inside the caller's transaction (no entry, no act). */
  append(db: Db, entry: AuditEntry): Promise<void>
  /** True when this look was written already and still counts (`look.server.ts` decides for how long). */
  hasLooked(key: string): boolean
  /** Remembers a look written in the running transaction; forgotten again when that is rolled back. */
  remembersLook(key: string, until: Date): void
  /** The next entry gets a new hour key: after another public side of `audit` has come into use. */
  renewHour(): void
}
