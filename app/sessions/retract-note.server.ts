import { groundOfCase, namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { takeBack } from '#app/cases/take-back.server.ts'
import { inOwnTurn, prepareFact } from '#app/facts/add-fact.server.ts'
import { cancelling } from '#app/facts/fact.ts'
import { prepareHead } from '#app/keys/head.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { RetractionReason } from './note.ts'
import { findNote, markRetracted } from './note-table.server.ts'
import { openStoredNote, sealRetraction } from './sealed-note.server.ts'

export type Retracting = { kind: 'retracted' } | { kind: 'already-retracted' } | NamesWait

/** Takes a note out of reading and out of the counts. What was signed is kept as it was; the reason stands beside it. */
export async function retractNote(scope: Scope, { noteId, reason, words = '', left }: { noteId: Id<'note'>; reason: RetractionReason; words?: string; left?: string | undefined }): Promise<Retracting> {
  return inOwnTurn(scope, async () => {
    const row = await findNote(scope.db, noteId)
    if (!row) throw new Refusal('not-found')
    const permit = await permitCase(scope, row.case_id, 'write')
    if (row.state === 'retracted') return { kind: 'already-retracted' }
    const names = await namesInTheWay(scope, groundOfCase(scope, permit), { words }, left)
    if (names) return names
    const key = await scope.keys.of('clinical', permit.caseId)
    const { seal, content } = openStoredNote(key, row)
    const retraction = sealRetraction(key, noteId, { reason, words, retractedAt: scope.now().toISOString(), by: scope.actor.id })
    const facts = seal.fact ? await prepareFact(scope, cancelling(newId<'fact'>(), { id: seal.fact as Id<'fact'>, on: content.sessionOn })) : undefined
    const head = await prepareHead(scope, permit.caseId, 'clinical', { id: noteId, revision: row.addenda + 2, digest: seal.digest })
    const isTaken = await takeBack(scope, {
      mark: (db) => markRetracted(db, permit, noteId, { retracted_on: today(scope), retraction }), facts, head,
      entry: { did: 'note.retracted', case: permit.caseId, record: noteId, about: reason },
    })
    return { kind: isTaken ? 'retracted' : 'already-retracted' }
  })
}
