import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import type { ReviewState } from './review.ts'

interface NoteReviewsProps {
  noteId: string
  /** The psychologist of the case, who may ask; a supervisor may begin to read instead. */
  isOwner: boolean
  asked: boolean
  reviews: readonly { id: string; state: ReviewState; by: string }[]
}

/** What supervision has to say on the page of a note: who read it, and the button to ask or to begin. */
export function NoteReviews({ noteId, isOwner, asked, reviews }: NoteReviewsProps) {
  const { title, queue, reviews: words } = useWords().supervision
  const says = isOwner ? words.askAction : queue.read
  return (
    <Section title={title}>
      {reviews.length > 0 && (
        <ul className="plain-list">
          {reviews.map(({ id, state, by }) => <li key={id}><a href={`/reviews/${id}`}>{say(words.ofNote, { name: by, state: words.states[state] })}</a></li>)}
        </ul>
      )}
      {reviews.length === 0 && isOwner && asked && <p>{words.askedAlready}</p>}
      {reviews.length === 0 && !(isOwner && asked) && (
        <form method="post" action={`/notes/${noteId}/review`}><Button name="did" value={isOwner ? 'ask' : 'start'} icon="chat">{says}</Button></form>
      )}
    </Section>
  )
}
