import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { NotePage } from '#app/sessions/note-page.tsx'
import { NoteReviews } from '#app/sessions/note-reviews.tsx'
import { ScalesOfDay } from '#app/sessions/scales-of-day.tsx'
import { showNote } from '#app/sessions/show-note.server.ts'
import { listReviewsOfNote } from '#app/supervision/list-feedback.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'

export const handle: Spoken = { words: ['sessions', 'scales', 'supervision'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const noteId = idIn<'note'>(args.params.noteId)
  const note = await showNote(scope, { noteId })
  const reviews = await listReviewsOfNote(scope, noteId)
  // Only a review knows which version it read; it is opened when something was added at all.
  const read = note.addenda.length === 0 ? [] : await Promise.all(reviews.map(({ id }) => readReview(scope, id)))
  return { note: { ...note, changedSinceReview: read.some(({ since }) => since.length > 0) }, reviews }
})

export default function Note() {
  const { note, reviews } = useLoaderData<typeof loader>()
  const beside = !note.retraction && <><ScalesOfDay lines={note.scales} /><NoteReviews noteId={note.id} isOwner={note.isOwner} asked={note.askedReview} reviews={reviews} /></>
  return <NotePage view={note} beside={beside} />
}
