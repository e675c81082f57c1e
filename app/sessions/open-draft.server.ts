import { noticeUnreadable, throwNoticed } from '#app/cases/notice-unreadable.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { differences, type DraftDocument, type DraftFields } from './draft.ts'
import { besideDraft, findDraft, type DraftRow } from './draft-table.server.ts'
import { openStoredDraft } from './sealed-draft.server.ts'

/** Text of another window or of a closed session that does not simply follow the draft. */
export type DraftCopy =
  | { id: Id<'draft'>; revision: number; fields: DraftFields; savedAt: string }
  | { id: Id<'draft'>; revision: number; unreadable: true }

export type OpenDraft = {
  row: DraftRow
  fields: DraftFields
  savedAt: string
  /** `id:revision` of pieces that are in `fields` already; the page sends them back with its next save. */
  merged: string[]
  copies: DraftCopy[]
}

/** The author's own unsigned text with what was kept beside it. Writes nothing: the next save folds the pieces in. */
export async function openDraft(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<OpenDraft> {
  const row = await findDraft(scope.db, scope.actor.id, draftId)
  if (!row) throw new Refusal('not-found')
  return mergedDraft(await readDraft(scope, await scope.keys.of('drafts', scope.actor.id), row))
}

export type Piece = { row: DraftRow; document: DraftDocument | undefined }
export type DraftReading = { row: DraftRow; own: DraftDocument; pieces: Piece[] }

/** A draft and everything beside it, opened, oldest first. A piece that does not open is there without a document. */
export async function readDraft(scope: Scope, key: CompartmentKey, row: DraftRow): Promise<DraftReading> {
  const own = await openStoredDraft(scope.keys, key, row).catch((error: unknown) => throwNoticed(scope, error))
  const beside = await besideDraft(scope.db, scope.actor.id, row.id)
  const pieces = await Promise.all(beside.map((piece) => openPiece(scope, key, piece)))
  return { row, own, pieces: pieces.sort((a, b) => ((a.document?.savedAt ?? '') < (b.document?.savedAt ?? '') ? -1 : 1)) }
}

/** A piece follows the draft when its window knew the draft's newest revision. */
export const follows = (reading: DraftReading, piece: Piece): piece is Piece & { document: DraftDocument } => piece.document?.base === reading.row.revision

export const nameOfPiece = ({ row }: Piece): string => `${row.id}:${row.revision}`

export function mergedDraft(reading: DraftReading): OpenDraft {
  const following = reading.pieces.filter((piece) => follows(reading, piece))
  const fields = following.reduce((all, { document }) => ({ ...all, ...document!.fields }), reading.own.fields)
  const others = reading.pieces.filter((piece) => !follows(reading, piece))
  const [same, different] = [others.filter((piece) => saysNothingNew(fields, piece)), others.filter((piece) => !saysNothingNew(fields, piece))]
  return {
    row: reading.row, fields,
    savedAt: following.at(-1)?.document?.savedAt ?? reading.own.savedAt,
    merged: [...following, ...same].map(nameOfPiece),
    copies: different.map(copyOf),
  }
}

const saysNothingNew = (fields: DraftFields, { document }: Piece): boolean => document !== undefined && differences(fields, document.fields).length === 0

function copyOf({ row: { id, revision }, document }: Piece): DraftCopy {
  return document ? { id, revision, fields: document.fields, savedAt: document.savedAt } : { id, revision, unreadable: true }
}

async function openPiece(scope: Scope, key: CompartmentKey, row: DraftRow): Promise<Piece> {
  try {
    return { row, document: await openStoredDraft(scope.keys, key, row) }
  } catch (error) {
    await noticeUnreadable(scope, error)
    return { row, document: undefined }
  }
}
