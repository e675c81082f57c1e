import { record } from '#app/audit/record.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { differences, isTooLarge, type DraftDocument, type DraftFields, type DraftWriter } from './draft.ts'
import { deleteDraft, findDraft, putBeside, revisionOf, signedFromDraft, updateDraft, type DraftRow } from './draft-table.server.ts'
import { follows, nameOfPiece, readDraft, type DraftReading, type Piece } from './open-draft.server.ts'
import { openStoredDraft, sealDraft } from './sealed-draft.server.ts'

export type DraftSave = {
  draftId: Id<'draft'>
  /** The revision the page started from. */
  base: number
  /** The parts that changed since then; the others are left alone. */
  fields: DraftFields
  /** Names the window that writes: its later text takes the place of its earlier one, never of another window's. */
  windowId?: Id<'draft'>
  /** Which of the page's saves this is: two may be on their way at once, when the page is hidden. */
  run?: string
  turn?: number
  /** Pieces the page showed already, as `openDraft` named them. */
  merged?: string[]
}

export type DraftSaving =
  | { kind: 'saved'; revision: number; savedAt: string }
  /** Changed in another window, or signed meanwhile: what was sent lies beside it as a copy. */
  | { kind: 'copied'; copyId: Id<'draft'>; revision: number; savedAt: string }
  | { kind: 'too-large' }

/** Keeps unsigned text of the author. Never overwrites what another window wrote. */
export async function saveDraft(scope: Scope, save: DraftSave): Promise<DraftSaving> {
  const row = await findDraft(scope.db, scope.actor.id, save.draftId)
  const key = await scope.keys.of('drafts', scope.actor.id)
  if (isTooLarge(save.fields)) return { kind: 'too-large' }
  if (!row) return keepAfterSigning(scope, key, save)
  const newest = row.revision === save.base ? undefined : await ownNewest(scope, key, row, save)
  if (row.revision !== save.base && !newest) return keepBeside(scope, key, row, save)
  if (newest && isOvertaken(newest.by, save)) return { kind: 'saved', revision: row.revision, savedAt: newest.savedAt }
  const reading = await readDraft(scope, key, row)
  const folded = reading.pieces.filter((piece) => isFolded(reading, piece, save))
  const fields = { ...withPieces(reading, folded), ...save.fields }
  if (isTooLarge(fields)) return { kind: 'too-large' }
  if (folded.length === 0 && differences(reading.own.fields, fields).length === 0) return { kind: 'saved', revision: row.revision, savedAt: reading.own.savedAt }
  const { windowId, run, turn } = save
  const saved = await write(scope, key, row, { fields, savedAt: scope.now().toISOString(), ...(windowId ? { by: { windowId, run, turn } } : {}) }, folded)
  // another save was faster, perhaps one of this window
  return saved ?? (windowId ? saveDraft(scope, save) : keepBeside(scope, key, row, save))
}

/** The draft as it stands, where this window wrote it so itself and only did not hear of it; undefined where another did. */
async function ownNewest(scope: Scope, key: CompartmentKey, row: DraftRow, { windowId }: DraftSave): Promise<DraftDocument | undefined> {
  const own = windowId && await openStoredDraft(scope.keys, key, row).catch(() => undefined)
  return own && own.by?.windowId === windowId ? own : undefined
}

/** A later save of the same page came first: it held all of this one. */
const isOvertaken = (by: DraftWriter | undefined, { run, turn }: DraftSave): boolean =>
  run !== undefined && by?.run === run && (turn ?? 0) < (by.turn ?? 0)

/** Pieces the page knew, or wrote itself. One that neither knew stays beside the draft and shows as a copy. */
function isFolded(reading: DraftReading, piece: Piece, { merged = [], windowId }: DraftSave): boolean {
  return merged.includes(nameOfPiece(piece)) || (piece.row.id === windowId && follows(reading, piece))
}

function withPieces(reading: DraftReading, folded: Piece[]): DraftFields {
  return folded.filter((piece) => follows(reading, piece)).reduce((all, { document }) => ({ ...all, ...document!.fields }), reading.own.fields)
}

/** undefined when another window was faster. */
async function write(scope: Scope, key: CompartmentKey, row: DraftRow, document: DraftDocument, folded: Piece[]): Promise<DraftSaving | undefined> {
  const revision = row.revision + 1
  const { savedAt } = document
  const next = { id: row.id, author_id: row.author_id, revision, saved_on: today(scope), document: sealDraft(key, { id: row.id, revision }, document) }
  const saved: DraftSaving = { kind: 'saved', revision, savedAt }
  // One audit entry for each draft and day: with one for each autosave the trail would hold little else.
  if (folded.length === 0 && row.saved_on === next.saved_on) return await updateDraft(scope.db, next) ? saved : undefined
  return inTransaction(scope, async (scope) => {
    if (!await updateDraft(scope.db, next)) return undefined
    for (const piece of folded) await deleteDraft(scope.db, row.author_id, piece.row)
    await record(scope, { did: 'draft.saved', record: row.id, ...inCase(row), about: row.about })
    return saved
  })
}

async function keepBeside(scope: Scope, key: CompartmentKey, beside: Beside, save: DraftSave): Promise<DraftSaving> {
  const copyId = save.windowId ?? newId<'draft'>()
  const revision = await revisionOf(scope.db, copyId) + 1
  const savedAt = scope.now().toISOString()
  const document = sealDraft(key, { id: copyId, revision }, { fields: save.fields, savedAt, base: save.base })
  const { id, author_id, case_id, about, target_id } = beside
  await inTransaction(scope, async (scope) => {
    const kept = await putBeside(scope.db, { id: copyId, author_id, case_id, about, target_id, copy_of: id, started_on: today(scope), saved_on: today(scope), revision, document })
    if (!kept) throw new Refusal('stale')
    if (revision === 1) await record(scope, { did: 'draft.copied', record: id, ...inCase(beside), about })
  })
  return { kind: 'copied', copyId, revision: beside.revision, savedAt }
}

type Beside = Pick<DraftRow, 'id' | 'author_id' | 'case_id' | 'about' | 'target_id' | 'revision'>

/** The draft was signed in another window while this one still wrote: its words stay, as a draft of their own. */
async function keepAfterSigning(scope: Scope, key: CompartmentKey, save: DraftSave): Promise<DraftSaving> {
  const signed = await signedFromDraft(scope.db, save.draftId)
  if (signed?.author_id !== scope.actor.id) throw new Refusal('not-found')
  return keepBeside(scope, key, { ...signed, id: save.draftId, revision: 0 }, save)
}

const inCase = ({ case_id }: Pick<DraftRow, 'case_id'>) => (case_id ? { case: case_id } : {})
