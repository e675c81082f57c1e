import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'

type NoteReviewsProps = { noteId: string; isOwner: boolean; asked: boolean; reviews: { id: string; state: 'in-review' | 'feedback' | 'answered' | 'closed'; by: string }[] }

/** Under a note: who read it, and the one thing to ask for. */
export function NoteReviews({ noteId, isOwner, asked, reviews }: NoteReviewsProps) {
  const { supervision } = useWords()
  const words = supervision.reviews
  return (
    <>
      {reviews.map(({ id, state, by }) => <p key={id}><a href={`/reviews/${id}`}>{say(words.ofNote, { name: by, state: words.states[state] })}</a></p>)}
      {isOwner && asked && reviews.length === 0 && <p>{words.askedAlready}</p>}
      {(!isOwner || (!asked && reviews.length === 0)) && (
        <form method="post" action={`/notes/${noteId}/review`}>
          <ButtonRow><Button name="did" value={isOwner ? 'ask' : 'start'}>{isOwner ? words.askAction : supervision.queue.read}</Button></ButtonRow>
        </form>
      )}
    </>
  )
}
