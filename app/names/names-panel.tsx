import { useEffect, useRef, type KeyboardEvent } from 'react'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { clientMark, readClient } from './client-mark.ts'
import type { Choice, NameHit } from './name-hits.ts'

export type NamesView = { kind: 'checked'; hits: NameHit[]; fingerprint: string } | { kind: 'cannot' }
/** What came of a press: the text is another one by now, or names were left that nobody decided about. */
export type NamesProblem = 'undecided' | 'changed' | undefined

export const hasNames = (names: NamesView): names is NamesView & { kind: 'checked' } => names.kind === 'checked' && names.hits.length > 0

interface NamesProps {
  names: NamesView
  isChanged?: boolean
  /** Plain where something else on the page is the thing to do. */
  look?: 'action' | 'plain'
  /** What a field is called on the page. */
  label: (field: string) => string
}

/** Names in the text, each with what may stand there instead: one press each, one for all. Without script a form like any other. */
export function NamesPanel(given: NamesProps) {
  const { names: words, frame } = useWords()
  const language = useLanguage()
  const { names } = given
  if (names.kind === 'cannot') return <Banner tone="attention" word={frame.banner.attention} title={words.cannotTitle} live>{words.cannot}</Banner>
  if (names.hits.length === 0) return <p className="field-hint">{words.none}</p>
  return (
    <Section title={plural(language, words.found, names.hits.length)} id="names">
      <p>{words.lead}</p>
      <form method="post" autoComplete="off">
        <input type="hidden" name="seen" value={names.fingerprint} readOnly />
        <NameChoices {...given} names={names} />
      </form>
    </Section>
  )
}

/** The choices alone, within a form that says which names were seen. */
export function NameChoices({ names: { hits }, isChanged, look = 'action', label }: NamesProps & { names: { hits: NameHit[] } }) {
  const { names: words, frame } = useWords()
  const list = useRef<HTMLOListElement>(null)
  // one after the other: after a press the page comes back at its names
  useEffect(() => {
    if (location.hash !== '#names') return
    const begin = () => { if (document.activeElement === document.body) list.current?.querySelector('button')?.focus() }
    begin()
    // a browser that comes late to the place the address names takes the focus there, where nothing can hold it
    const later = () => { setTimeout(begin) }
    window.addEventListener('load', later)
    return () => { window.removeEventListener('load', later) }
  }, [])
  return (
    <>
      {isChanged && <Banner tone="attention" word={frame.banner.attention} live>{words.changed}</Banner>}
      <p className="field-hint needs-script">{words.keys}</p>
      <ol ref={list} className="name-hits" onKeyDown={takeByKey}>{hits.map((hit, place) => <Hit key={`${hit.field} ${hit.start}`} hit={hit} place={place} label={label} />)}</ol>
      <Button name="take" value="all" look={look} icon="check" data-key="a" formNoValidate>{words.takeAll}</Button>
    </>
  )
}

function Hit({ hit, place, label }: { hit: NameHit; place: number; label: NamesProps['label'] }) {
  const words = useWords().names
  const language = useLanguage()
  return (
    <li>
      <p translate="no"><span className="field-hint">{label(hit.field)}:</span> {readClient(hit.before, language)}<mark>{hit.text}</mark>{readClient(hit.after, language)}</p>
      <div className="button-row" role="group" aria-label={say(words.insteadOf, { word: hit.text })}>
        {hit.choices.map((choice, at) => <Button key={choice.text} name="take" value={`${place}:${at}`} small formNoValidate aria-keyshortcuts={String(at + 1)}>{shown(choice, hit, language)}</Button>)}
        <Button name="take" value={`${place}:not`} look="quiet" small formNoValidate aria-keyshortcuts="0">{words.notAName}</Button>
      </div>
    </li>
  )
}

/** A number takes what it stands on, of the name in focus alone: nowhere else on the page is a single key lost (WCAG 2.1.4). */
function takeByKey(event: KeyboardEvent<HTMLElement>): void {
  const hit = event.target instanceof HTMLElement ? event.target.closest('li') : null
  if (!hit || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  const next = event.key === 'ArrowDown' ? hit.nextElementSibling : event.key === 'ArrowUp' ? hit.previousElementSibling : null
  const button = /^\d$/.test(event.key) ? hit.querySelector<HTMLElement>(`[aria-keyshortcuts="${event.key}"]`) : undefined
  if (!next && !button) return
  event.preventDefault()
  button?.click()
  next?.querySelector('button')?.focus()
}

/** As it will be read: the word for the client in the language of the text. */
const shown = (choice: Choice, { before, after }: NameHit, language: ReturnType<typeof useLanguage>): string =>
  choice.text === clientMark ? readClient(`${before}${clientMark}${after}`, language).slice(before.length, -after.length || undefined) : choice.text

/** Beside the PIN: she may leave exactly the names she was shown. */
export function LeaveNames({ names, isUndecided }: { names: NamesView; isUndecided: boolean }) {
  const words = useWords().names
  const language = useLanguage()
  if (!hasNames(names)) return null
  return (
    <>
      <input type="hidden" name="seen" value={names.fingerprint} readOnly />
      <ChoiceList kind="checkbox" name="leave" legend={words.leaveLegend} error={isUndecided ? words.undecided : null} options={[{ value: 'yes', label: plural(language, words.leave, names.hits.length) }]} />
    </>
  )
}
