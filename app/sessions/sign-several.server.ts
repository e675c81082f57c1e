import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { signAddendumDraft, type AddendumSigning } from './add-addendum.server.ts'
import { openDraft } from './open-draft.server.ts'
import { signNote, type Signing } from './sign-note.server.ts'

export type SeveralSigned = {
  first: Signing | (AddendumSigning & { noteId: Id<'note'> })
  /** Others that stay drafts: not complete, or with a text to compare. */
  left: Id<'draft'>[]
}

/** Signs one draft, and with the same PIN others that were read before. Each is its own act: one that waits holds up none. */
export async function signSeveral(scope: Scope, { draftId, others = [], askReview = false }: { draftId: Id<'draft'>; others?: Id<'draft'>[]; askReview?: boolean }): Promise<SeveralSigned> {
  const first = await signOne(scope, draftId, askReview)
  if (first.kind !== 'signed' && first.kind !== 'already-signed' && first.kind !== 'added') return { first, left: others }
  const left: Id<'draft'>[] = []
  for (const other of others) {
    const { kind } = await signNote(scope, { draftId: other })
    if (kind === 'not-ready' || kind === 'compare-first') left.push(other)
  }
  return { first, left }
}

async function signOne(scope: Scope, draftId: Id<'draft'>, askReview: boolean): Promise<SeveralSigned['first']> {
  const about = await openDraft(scope, { draftId }).then(({ row }) => row.about, () => 'note' as const)
  return about === 'addendum' ? signAddendumDraft(scope, { draftId }) : signNote(scope, { draftId, askReview })
}
