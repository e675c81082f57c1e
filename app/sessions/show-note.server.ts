import { givenNames } from '#app/cases/given-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { whoReads } from '#app/cases/who-reads.server.ts'
import { listScales, scaleLines } from '#app/scales/list-scales.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { NoteView } from './note-page.tsx'
import { shortDigest } from './note.ts'
import { openNote } from './open-note.server.ts'

/** The note's own page. What supervision knows about it is added by the route: it stands above this layer. */
export async function showNote(scope: Scope, { noteId }: { noteId: Id<'note'> }): Promise<Omit<NoteView, 'changedSinceReview'>> {
  const note = await openNote(scope, { noteId })
  const permit = await permitCase(scope, note.caseId, 'read')
  const readers = (await whoReads(scope, permit)).clinical.map(({ name }) => name)
  const name = note.as === 'psychologist' ? (await givenNames(scope, [note.caseId])).get(note.caseId) : undefined
  const day = await listScales(scope, permit)
  const { id, caseId, code, word, sessionOn, signedAt, late, askedReview } = note
  return {
    id, caseId, code, word, ...(name ? { name } : {}), sessionOn, signedAt, late, askedReview, digest: shortDigest(note.digest), author: note.author.name, readers, isOwner: note.as === 'psychologist',
    scales: scaleLines(day).filter((line) => line.measuredOn === sessionOn),
    addenda: note.addenda.map((each) => ('text' in each ? { id: each.id, number: each.number, signedAt: each.signedAt, text: each.text, digest: shortDigest(each.digest) } : { id: each.id, number: each.number })),
    ...(note.state === 'signed' ? { content: note.content } : { retraction: { on: note.retractedOn, reason: note.retraction.reason, words: note.retraction.words } }),
  }
}
