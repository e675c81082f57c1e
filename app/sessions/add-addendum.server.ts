import { record } from '#app/audit/record.server.ts'
import { groundOfCase, namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { prepareHead, writeHead } from '#app/keys/head.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { longestText } from './note.ts'
import { findNote, insertAddendum } from './note-table.server.ts'
import type { OpenDraft } from './open-draft.server.ts'
import { openStoredNote, sealAddendum, signAddendum } from './sealed-note.server.ts'
import { draftToSign, spendDraft } from './spend-draft.server.ts'

export type AddendumSigning =
  | { kind: 'added'; addendumId: Id<'addendum'>; number: number }
  | { kind: 'not-ready'; problems: Record<string, string> }
  | { kind: 'note-retracted' }
  | NamesWait

type Adding = { noteId: Id<'note'>; text: string; left?: string | undefined }

/** Adds signed words under a signed note; the note itself stays as it is. The PIN is asked by the route. */
export async function addAddendum(scope: Scope, adding: Adding): Promise<AddendumSigning> {
  return add(scope, adding, undefined)
}

/** The same from a draft, which is gone afterwards. */
export async function signAddendumDraft(scope: Scope, { draftId, left }: { draftId: Id<'draft'>; left?: string | undefined }): Promise<AddendumSigning & { noteId: Id<'note'> } | { kind: 'compare-first' }> {
  const draft = await draftToSign(scope, { draftId, about: 'addendum' })
  if (!draft?.row.target_id) throw new Refusal('not-found')
  if (draft.copies.length > 0) return { kind: 'compare-first' }
  const noteId = draft.row.target_id as Id<'note'>
  return { ...await add(scope, { noteId, text: draft.fields.text ?? '', left }, draft), noteId }
}

async function add(scope: Scope, { noteId, text, left }: Adding, draft: OpenDraft | undefined): Promise<AddendumSigning> {
  const row = await findNote(scope.db, noteId)
  if (!row) throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'write')
  if (row.state === 'retracted') return { kind: 'note-retracted' }
  const problem = problemOf(text)
  if (problem) return { kind: 'not-ready', problems: { text: problem } }
  const names = await namesInTheWay(scope, groundOfCase(scope, permit), { text }, left)
  if (names) return names
  const key = await scope.keys.of('clinical', permit.caseId)
  const { seal } = openStoredNote(key, row)
  const id = newId<'addendum'>()
  const number = row.addenda + 1
  const addendum = signAddendum(scope.keys, { id, note: noteId, noteDigest: seal.digest, number, author: scope.actor.id, text, signedAt: scope.now().toISOString() })
  const document = sealAddendum(key, id, addendum)
  const head = await prepareHead(scope, permit.caseId, 'clinical', { id: noteId, revision: 1 + number, digest: addendum.seal.digest })
  return inTransaction(scope, async (scope) => {
    if (draft) await spendDraft(scope, draft)
    if (!await insertAddendum(scope.db, permit, { id, note_id: noteId, author_id: scope.actor.id, number, signed_on: today(scope), document })) throw new Refusal('stale')
    await writeHead(scope.db, head)
    await record(scope, { did: 'note.added-to', case: permit.caseId, record: noteId, head: head.digest })
    return { kind: 'added', addendumId: id, number }
  })
}

function problemOf(text: string): string | undefined {
  if (text.trim() === '') return 'required'
  if (text.length > longestText) return 'too-long'
  return text.isWellFormed() && !text.includes('\0') ? undefined : 'unreadable-text'
}
