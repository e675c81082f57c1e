import { useState, type ReactNode } from 'react'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Beside, PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { CommentFields } from './comment-fields.tsx'
import { refusedForm, type FormProblems, type Refused } from './problems.ts'
import { ReviewNote } from './review-note.tsx'
import { ReviewThread } from './review-thread.tsx'
import type { OpenReading, ReviewView } from './supervision-view.ts'

interface ReviewPageProps {
  view: ReviewView
  problems?: FormProblems
}

export function ReviewPage({ view, problems }: ReviewPageProps) {
  const { frame, supervision } = useWords()
  const words = supervision.review
  const refused = refusedForm(problems, supervision.problems)
  const whose = view.asSupervisor ? words.psychologistAndYou : words.youAndSupervisor
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(whose, { name: view.other })} />
      <ReviewHeading view={view} />
      <Notices view={view} refused={refused} />
      <Beside wide beside={(
        <Stack>
          <Section title={words.comments} id="comments"><ReviewThread view={view} refused={refused} /></Section>
          {view.asSupervisor ? <SupervisorActs view={view} /> : <ReaderActs view={view} />}
          <p><a href="/supervision">{words.toSupervision}</a></p>
        </Stack>
      )}>
        {view.note.kind === 'open' && <TheNote view={view} note={view.note} refused={refused} />}
      </Beside>
    </>
  )
}

function ReviewHeading({ view }: { view: ReviewView }) {
  const { review: words, reviews, queue } = useWords().supervision
  const language = useLanguage()
  const name = view.other
  const line = view.note.kind === 'open' && say(view.asSupervisor ? words.noteBy : words.readBy, { date: formatDate(view.note.sessionOn, language), name })
  const why = view.asSupervisor && say(queue.whys[view.why], { name })
  return (
    <>
      <PageHeading
        title={words.title} code={<CodeName code={view.code} word={view.word} href={view.asSupervisor ? undefined : `/notes/${view.noteId}`} />}
        state={<StateBadge tone={view.state === 'closed' ? 'done' : 'info'}>{reviews.states[view.state]}</StateBadge>} lead={[line, why].filter(Boolean).join(' · ')}
      />
      <Facts items={[{ term: words.version, value: <Version view={view} /> }]} />
    </>
  )
}

function Version({ view: { version, since } }: { view: ReviewView }) {
  const words = useWords().supervision.review
  const language = useLanguage()
  if (!version) return <>{words.versionUnreadable}</>
  const addenda = version.addenda > 0 ? `, ${plural(language, words.versionAddenda, version.addenda)}` : ''
  return (
    <>
      {say(words.versionLine, { digest: version.digest, date: formatDate(version.firstReadAt, language) })}{addenda}
      {since.length > 0 && <> · {plural(language, words.changed, since.length)}: <a href={`#part-addendum-${since[0]}`}>{words.showChanged}</a></>}
    </>
  )
}

function Notices({ view, refused }: { view: ReviewView; refused: Refused }) {
  const { frame: { banner }, supervision: { review: words } } = useWords()
  const { note, version } = view
  const name = view.other
  const said = refused.error('did')
  return (
    <>
      {said && <Banner tone="attention" word={banner.attention} live>{said}</Banner>}
      {version && !version.isThisNote && <Banner tone="danger" word={banner.danger}>{words.otherVersion}</Banner>}
      {note.kind === 'retracted' && <Banner tone="info" word={banner.info}>{words.retracted}</Banner>}
      {note.kind === 'closed' && <Banner tone="info" word={banner.info}>{words.closedNote}</Banner>}
      {note.kind === 'unreadable' && <Banner tone="attention" word={banner.attention}>{words.unreadableNote}</Banner>}
      {!view.asSupervisor && view.state === 'in-review' && <Banner tone="info" word={banner.info}>{say(words.beingRead, { name })}</Banner>}
      {!view.asSupervisor && version?.nothingToAdd && <Banner tone="done" word={banner.done}>{say(words.nothingAdded, { name })}</Banner>}
    </>
  )
}

/** Without script: choose a sentence, write below the note, post. With it, the fields come to the chosen sentence. */
function TheNote({ view, note, refused }: { view: ReviewView; note: OpenReading; refused: Refused }) {
  const words = useWords().supervision.review
  const [chosen, setChosen] = useState(refused.value('anchor') ?? '')
  if (!view.may.comment) return <ReviewNote note={note} comments={view.comments} since={view.since} />
  const [part, start] = chosen.split(':')
  const sentence = note.parts.find((each) => each.part === part)?.sentences.find((each) => each.start === Number(start))
  const fields = <CommentFields refused={refused} quote={sentence?.text} />
  return (
    <form method="post" action="#comments">
      <fieldset className="fieldset fieldset-plain">
        <legend className="field-hint">{words.chooseSentence}</legend>
        <ReviewNote note={note} comments={view.comments} since={view.since} choosing={{ chosen, choose: setChosen, form: fields }} />
        <label className="choice"><input type="radio" name="anchor" value="" checked={!sentence} onChange={() => setChosen('')} /><span>{words.wholeNote}</span></label>
      </fieldset>
      {!sentence && fields}
    </form>
  )
}

interface ActProps {
  did: string
  says: string
  look?: 'action' | 'plain'
  addenda?: number
  children: ReactNode
}

function Act({ did, says, look, addenda, children }: ActProps) {
  return (
    <form method="post">
      {addenda !== undefined && <input type="hidden" name="addenda" value={addenda} />}
      <p className="field-hint">{says}</p>
      <Button name="did" value={did} look={look}>{children}</Button>
    </form>
  )
}

function SupervisorActs({ view }: { view: ReviewView }) {
  const words = useWords().supervision.review
  const language = useLanguage()
  // What this page showed, so that the review says afterwards what was read
  const addenda = view.note.kind === 'open' ? view.note.addenda.length : view.version?.addenda ?? 0
  const keptBack = view.comments.filter((comment) => comment.kind !== 'unreadable' && comment.keptBack).length
  return (
    <div className="button-row">
      {view.may.send && <Act did="send" look="action" addenda={addenda} says={plural(language, words.sendWhat, keptBack, { name: view.other })}>{words.send}</Act>}
      {view.may.nothingToAdd && <Act did="nothing-to-add" addenda={addenda} says={words.nothingWhat}>{words.nothingToAdd}</Act>}
      {view.may.close && <Act did="close" look="action" addenda={addenda} says={words.closeWhat}>{words.close}</Act>}
    </div>
  )
}

function ReaderActs({ view }: { view: ReviewView }) {
  const words = useWords().supervision.review
  if (view.state === 'feedback' && !view.may.answer) return <p>{words.runsOut}</p>
  return view.may.read ? <Act did="read" says={words.readWhat}>{words.read}</Act> : null
}
