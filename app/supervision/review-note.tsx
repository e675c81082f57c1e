import { Fragment, type ReactNode } from 'react'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { readClient } from '#app/names/client-mark.ts'
import { Prose } from '#app/ui/prose.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { anchorValue } from './anchor.ts'
import type { CommentView, NotePart, OpenReading } from './supervision-view.ts'

interface ReviewNoteProps {
  note: OpenReading
  comments: readonly CommentView[]
  /** Numbers of addenda that were added since the review was read. */
  since: readonly number[]
  /** The chosen sentence, while a supervisor may comment; undefined: sentences cannot be chosen. */
  choosing?: { chosen: string; choose: (anchor: string) => void; form: ReactNode }
}

/** The note under its code, each sentence a place to write about. Radio buttons, so that it works without script. */
export function ReviewNote({ note, comments, since, choosing }: ReviewNoteProps) {
  const words = useWords().supervision.review
  const language = useLanguage()
  const facts = [
    words.sessionKind[note.facts.sessionKind], words.outcome[note.facts.outcome], words.mode[note.facts.mode], plural(language, words.minutes, note.facts.minutes),
    ...(note.facts.risk ? [`${words.riskAsked}: ${words.risk[note.facts.risk]}`] : []), ...(note.late ? [words.late] : []),
  ]
  return (
    <>
      <p className="heading-lead">{facts.join(' · ')}</p>
      {note.parts.map((part) => (
        <section key={part.part} id={`part-${part.part}`}>
          <h2><PartTitle note={note} part={part.part} since={since} /></h2>
          <Sentences part={part} comments={comments} choosing={choosing} />
        </section>
      ))}
      {note.addenda.filter((each) => !each.readable).map((each) => (
        <p key={each.number}>{say(words.addendumUnreadable, { number: each.number, date: formatDate(each.signedOn, language) })}</p>
      ))}
    </>
  )
}

function PartTitle({ note, part, since }: { note: OpenReading; part: string; since: readonly number[] }) {
  const words = useWords().supervision.review
  const language = useLanguage()
  const addendum = note.addenda.find((each) => each.part === part)
  if (!addendum) return <>{words.parts[part as keyof typeof words.parts] ?? part}</>
  const isNew = since.includes(addendum.number)
  return (
    <>
      {say(words.addendum, { number: addendum.number, date: formatDate(addendum.signedOn, language) })}{' '}
      {isNew && <StateBadge tone="attention">{words.changedNew}</StateBadge>}
    </>
  )
}

interface SentencesProps {
  part: NotePart
  comments: readonly CommentView[]
  choosing: ReviewNoteProps['choosing']
}

/** White space between sentences stays as it was written. In the browser the form opens below the part with the chosen one. */
function Sentences({ part, comments, choosing }: SentencesProps) {
  const language = useLanguage()
  const chosenHere = choosing !== undefined && choosing.chosen.startsWith(`${part.part}:`)
  const pieces = part.sentences.map((sentence, place) => ({ sentence, before: part.text.slice(part.sentences[place - 1]?.end ?? 0, sentence.start) }))
  return (
    <>
      <Prose>
        <p>
          {pieces.map(({ sentence, before }) => {
            const anchor = anchorValue(part.part, sentence.start)
            return (
              <Fragment key={anchor}>
                {before}
                {choosing ? (
                  <label className="sentence">
                    <input type="radio" name="anchor" value={anchor} checked={choosing.chosen === anchor} onChange={() => choosing.choose(anchor)} />
                    <span>{readClient(sentence.text, language)}</span>
                  </label>
                ) : <span>{readClient(sentence.text, language)}</span>}
                <Marks comments={comments} part={part.part} start={sentence.start} />
              </Fragment>
            )
          })}
        </p>
      </Prose>
      {chosenHere && choosing.form}
    </>
  )
}

/** Small numbers after a sentence lead to the comments about it. */
function Marks({ comments, part, start }: { comments: readonly CommentView[]; part: string; start: number }) {
  const words = useWords().supervision.review
  return (
    <>
      {comments.map((comment, place) => {
        if (comment.kind === 'unreadable' || !comment.anchor?.fits || comment.anchor.part !== part || comment.anchor.start !== start) return null
        return <sup key={comment.id}> <a href={`#${comment.id}`} aria-label={`${words.comments} ${place + 1}`}>{place + 1}</a></sup>
      })}
    </>
  )
}
