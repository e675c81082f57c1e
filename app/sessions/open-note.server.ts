import { look } from '#app/audit/look.server.ts'
import { noticeUnreadable, throwNoticed } from '#app/cases/notice-unreadable.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { authorBundle } from './author-bundle.server.ts'
import { isLate, type NoteContent, type Retraction } from './note.ts'
import { addendaOf, findNote, nameOf, type AddendumRow, type NoteRow } from './note-table.server.ts'
import { openRetraction, openStoredAddendum, openStoredNote, verifyNote } from './sealed-note.server.ts'

export type OpenAddendum =
  | { id: Id<'addendum'>; number: number; signedOn: string; signedAt: string; text: string; digest: string }
  | { id: Id<'addendum'>; number: number; signedOn: string; unreadable: true }

export type OpenNote = {
  id: Id<'note'>
  caseId: Id<'case'>
  /** Of the case: code and word, never a name. */
  code: string
  word: string
  author: { id: Id<'person'>; name: string; own: boolean }
  as: 'psychologist' | 'supervisor'
  sessionOn: string
  signedOn: string
  signedAt: string
  digest: string
  late: boolean
  askedReview: boolean
  addenda: OpenAddendum[]
} & ({ state: 'signed'; content: NoteContent } | { state: 'retracted'; retraction: Retraction; retractedOn: string })

/**
 * A signed note for the psychologist of the case or a supervisor under a live agreement. Digest and signature are
 * checked against the author's bundle first; of a retracted note the text stays hidden. Throws `Unreadable`.
 */
export async function openNote(scope: Scope, { noteId }: { noteId: Id<'note'> }): Promise<OpenNote> {
  const row = await findNote(scope.db, noteId)
  if (!row) throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'read')
  const key = await scope.keys.of('clinical', permit.caseId)
  const opened = await openRow(scope, permit, key, row).catch((error: unknown) => throwNoticed(scope, error))
  await look(scope, { caseId: permit.caseId, record: noteId, what: 'note' })
  return opened
}

async function openRow(scope: Scope, permit: CasePermit<'read'>, key: CompartmentKey, row: NoteRow): Promise<OpenNote> {
  const note = openStoredNote(key, row)
  const author = await authorBundle(scope, row.author_id)
  verifyNote(row, note, author)
  const addenda = await addendaOf(scope.db, permit, row.id)
  const { digest, signedAt } = note.seal
  const seen = {
    id: row.id, caseId: permit.caseId, code: permit.file.code, word: permit.file.word, as: permit.as,
    author: { id: row.author_id, name: await nameOf(scope.db, row.author_id), own: row.author_id === scope.actor.id },
    sessionOn: row.session_on, signedOn: row.signed_on, signedAt, digest, late: isLate(row.session_on, row.signed_on), askedReview: row.asked_review === 1,
  }
  if (row.state === 'retracted' || row.retraction) {
    if (!row.retraction || !row.retracted_on) throw new Refusal('unreadable')
    return { ...seen, state: 'retracted', retraction: openRetraction(key, row.id, row.retraction), retractedOn: row.retracted_on, addenda: [] }
  }
  const opened = await Promise.all(addenda.map(async (each) => openAddendum(scope, key, each, digest)))
  return { ...seen, state: 'signed', content: note.content, addenda: opened }
}

async function openAddendum(scope: Scope, key: CompartmentKey, row: AddendumRow, noteDigest: string): Promise<OpenAddendum> {
  const { id, number, signed_on: signedOn } = row
  try {
    const { text, seal } = openStoredAddendum(key, row, noteDigest, await authorBundle(scope, row.author_id))
    return { id, number, signedOn, signedAt: seal.signedAt, text, digest: seal.digest }
  } catch (error) {
    await noticeUnreadable(scope, error)
    return { id, number, signedOn, unreadable: true }
  }
}
