import { record } from '#app/audit/record.server.ts'
import { checkNames, namesAreSettled, type NameCheck } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { markAsked, noteLine } from './review-queue-table.server.ts'

export type Asking = { kind: 'asked' | 'already-asked' } | { kind: 'names'; names: NameCheck }

/** She asks her supervisor to read one of her signed notes: it goes before everything else, and never lapses. `left`: names in it that she saw and leaves. */
export async function askForReview(scope: Scope, noteId: Id<'note'>, left?: string): Promise<Asking> {
  const note = await noteLine(scope.db, noteId)
  if (!note) throw new Refusal('not-found')
  const permit = await permitCase(scope, note.case_id, 'write')
  mustHold(scope, note.author_id === scope.actor.id && note.state === 'signed')
  const names = await checkNames(scope, permit, await textsOfNote(scope, noteId))
  if (!namesAreSettled(names, left)) return { kind: 'names', names }
  return inTransaction(scope, async (scope) => {
    if (!await markAsked(scope.db, noteId, scope.actor.id)) return { kind: 'already-asked' }
    await record(scope, { did: 'review.asked', case: note.case_id, record: noteId })
    return { kind: 'asked' }
  })
}

/** The note as its reader will have it, with what was added. */
async function textsOfNote(scope: Scope, noteId: Id<'note'>): Promise<Record<string, string>> {
  const note = await openNote(scope, { noteId })
  if (note.state !== 'signed') throw new Refusal('stale')
  const { parts, homeTask = '' } = note.content
  return { ...parts, homeTask, ...Object.fromEntries(note.addenda.flatMap((each) => ('text' in each ? [[`text${each.number}`, each.text]] : []))) }
}
