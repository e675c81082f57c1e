import type { Db, NewRow } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { toBase64url, utf8 } from './bytes.ts'
import type { CompartmentKey } from './compartment-key.server.ts'
import type { CompartmentKind } from './compartments.ts'
import { open, seal } from './envelope.server.ts'
import { sha256 } from './hashing.server.ts'
import type { Keyring } from './keyring.server.ts'

/** One signed record as the head of its compartment knows it. `digest` never leaves the sealed head. */
export type HeadRecord = { id: string; revision: number; digest: string }

export type PreparedHead = {
  row: NewRow<'compartment_head'>
  /** SHA-256 of the sealed head, for the audit entry of the same act (`head`). */
  digest: string
}

export type HeadCheck = {
  /** `none`: nothing was ever signed here, or the head is gone while records are there (`gone`). */
  state: 'none' | 'gone' | 'holds'
  /** Records that were signed and are no longer in the database. */
  absent: HeadRecord[]
  /** Records the database shows that nobody entered in the head. */
  strange: string[]
  /** Records whose revision is behind the head: an older copy was put back. */
  rolledBack: string[]
}

type HoldsKeys = { db: Db; keys: Keyring }

/**
 * The head with one record signed, added to or retracted (same id, next revision), or several of one act. Prepare before the transaction,
 * `writeHead` inside it. Throws `not-found` without the key and `Unreadable` when the head was altered.
 */
export async function prepareHead(scope: HoldsKeys, subject: string, kind: CompartmentKind, change: HeadRecord | readonly HeadRecord[]): Promise<PreparedHead> {
  const key = await scope.keys.of(kind, subject)
  const head = await readHead(scope.db, key)
  const changes = [change].flat() as readonly HeadRecord[]
  const records = [...(head?.records ?? []).filter((one) => !changes.some(({ id }) => id === one.id)), ...changes]
  const revision = (head?.revision ?? 0) + 1
  const document = seal(key, 'compartment.head', { record: key.compartment, revision }, { records })
  return { row: { compartment_id: key.compartment as Id<'compartment'>, revision, document }, digest: toBase64url(sha256(utf8(document))) }
}

/** Throws `stale` when another record was signed in this compartment since `prepareHead`. */
export async function writeHead(db: Db, { row }: PreparedHead): Promise<void> {
  const written = row.revision === 1
    ? await db.insertInto('compartment_head').values(row).onConflict((it) => it.column('compartment_id').doNothing()).executeTakeFirst()
    : await db.updateTable('compartment_head').set({ revision: row.revision, document: row.document }).where('compartment_id', '=', row.compartment_id).where('revision', '=', row.revision - 1).executeTakeFirst()
  const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : written.numInsertedOrUpdatedRows
  if (Number(rows) !== 1) throw new Refusal('stale')
}

/** Compares what the database shows with what was signed. `present` has each record's revision where it is known. */
export async function checkHead(scope: HoldsKeys, subject: string, kind: CompartmentKind, present: { id: string; revision?: number }[]): Promise<HeadCheck> {
  const head = await readHead(scope.db, await scope.keys.of(kind, subject))
  if (!head) return { state: present.length === 0 ? 'none' : 'gone', absent: [], strange: present.map(({ id }) => id), rolledBack: [] }
  const shown = new Map(present.map((one) => [one.id, one]))
  const signed = new Map(head.records.map((one) => [one.id, one]))
  return {
    state: 'holds',
    absent: head.records.filter((one) => !shown.has(one.id)),
    strange: present.filter((one) => !signed.has(one.id)).map(({ id }) => id),
    rolledBack: present.filter((one) => one.revision !== undefined && one.revision < (signed.get(one.id)?.revision ?? 0)).map(({ id }) => id),
  }
}

/** Ids of signed records of a case that the database no longer has: "missing" is told from "empty". */
export async function missingRecords(scope: HoldsKeys, caseId: Id<'case'>, presentIds: string[]): Promise<string[]> {
  const { absent } = await checkHead(scope, caseId, 'clinical', presentIds.map((id) => ({ id })))
  return absent.map(({ id }) => id)
}

async function readHead(db: Db, key: CompartmentKey): Promise<{ records: HeadRecord[]; revision: number } | undefined> {
  const row = await db.selectFrom('compartment_head').select(['revision', 'document']).where('compartment_id', '=', key.compartment as Id<'compartment'>).executeTakeFirst()
  if (!row) return undefined
  const { records } = open(key, 'compartment.head', { record: key.compartment, revision: row.revision }, row.document) as { records: HeadRecord[] }
  return { records, revision: row.revision }
}
