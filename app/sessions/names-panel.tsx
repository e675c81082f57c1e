import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { clientMark, readClient } from '#app/names/client-mark.ts'
import type { Choice, NameHit } from '#app/names/name-hits.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { fieldLabel } from './field-label.ts'

export type NamesView = { kind: 'checked'; hits: NameHit[]; fingerprint: string } | { kind: 'cannot' }

/** Names in the text, each with what may stand there instead: one press each, one for all. Without script a form like any other. */
export function NamesPanel({ names, isChanged }: { names: NamesView; isChanged: boolean }) {
  const { names: words, frame } = useWords()
  const language = useLanguage()
  if (names.kind === 'cannot') return <Banner tone="attention" word={frame.banner.attention} title={words.cannotTitle} live>{words.cannot}</Banner>
  if (names.hits.length === 0) return <p className="field-hint">{words.none}</p>
  return (
    <Section title={plural(language, words.found, names.hits.length)} id="names">
      {isChanged && <Banner tone="attention" word={frame.banner.attention} live>{words.changed}</Banner>}
      <p>{words.lead}</p>
      <form method="post" autoComplete="off">
        <input type="hidden" name="seen" value={names.fingerprint} readOnly />
        <ol className="name-hits">{names.hits.map((hit, place) => <Hit key={`${hit.field} ${hit.start}`} hit={hit} place={place} />)}</ol>
        <Button name="take" value="all" look="action" icon="check" data-key="a">{words.takeAll}</Button>
      </form>
    </Section>
  )
}

function Hit({ hit, place }: { hit: NameHit; place: number }) {
  const { names: words, sessions } = useWords()
  const language = useLanguage()
  return (
    <li>
      <p translate="no"><span className="field-hint">{fieldLabel(sessions, hit.field)}:</span> {readClient(hit.before, language)}<mark>{hit.text}</mark>{readClient(hit.after, language)}</p>
      <div className="button-row" role="group" aria-label={say(words.insteadOf, { word: hit.text })}>
        {hit.choices.map((choice, at) => <Button key={choice.text} name="take" value={`${place}:${at}`} small>{shown(choice, hit, language)}</Button>)}
        <Button name="take" value={`${place}:not`} look="quiet" small>{words.notAName}</Button>
      </div>
    </li>
  )
}

/** As it will be read: the word for the client in the language of the text. */
const shown = (choice: Choice, { before, after }: NameHit, language: ReturnType<typeof useLanguage>): string =>
  choice.text === clientMark ? readClient(`${before}${clientMark}${after}`, language).slice(before.length, -after.length || undefined) : choice.text
