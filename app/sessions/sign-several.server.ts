import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { signAddendumDraft, type AddendumSigning } from './add-addendum.server.ts'
import { openDraft } from './open-draft.server.ts'
import { signNote, type SignedDraft, type Signing } from './sign-note.server.ts'

export type SeveralSigned = {
  first: Signing | (AddendumSigning & { noteId: Id<'note'> })
  /** Others that stay drafts: not complete, with a text to compare, or with names in it. */
  left: Id<'draft'>[]
}

/** Signs one draft, and with the same PIN others that were read before. Each is its own act: one that waits holds up none. */
export async function signSeveral(scope: Scope, { others = [], ...draft }: SignedDraft & { others?: Id<'draft'>[] }): Promise<SeveralSigned> {
  const first = await signOne(scope, draft)
  if (first.kind !== 'signed' && first.kind !== 'already-signed' && first.kind !== 'added') return { first, left: others }
  const left: Id<'draft'>[] = []
  for (const other of others) {
    const { kind } = await signNote(scope, { draftId: other })
    if (kind === 'not-ready' || kind === 'compare-first' || kind === 'names') left.push(other)
  }
  return { first, left }
}

async function signOne(scope: Scope, { draftId, askReview, left }: SignedDraft): Promise<SeveralSigned['first']> {
  const about = await openDraft(scope, { draftId }).then(({ row }) => row.about, () => 'note' as const)
  return about === 'addendum' ? signAddendumDraft(scope, { draftId, left }) : signNote(scope, { draftId, askReview: askReview ?? false, left })
}
