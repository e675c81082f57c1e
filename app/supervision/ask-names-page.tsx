import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { readClient } from '#app/names/client-mark.ts'
import type { NamesView } from '#app/names/names-panel.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'

/** Between "ask for a review" and asking: words in the signed text that may be names. The text itself is signed and stays. */
export function AskNamesPage({ noteId, names }: { noteId: string; names: NamesView }) {
  const { names: words, frame } = useWords()
  const language = useLanguage()
  return (
    <Stack>
      <PageHeading title={words.askTitle} actions={<ButtonLink href={`/notes/${noteId}`}>{words.back}</ButtonLink>} />
      {names.kind === 'cannot' && <Banner tone="attention" word={frame.banner.attention} title={words.cannotTitle}>{words.askingCannot}</Banner>}
      {names.kind === 'checked' && (
        <>
          <p>{words.asking}</p>
          <h2>{plural(language, words.found, names.hits.length)}</h2>
          <ul>{names.hits.map((hit) => <li key={`${hit.field} ${hit.start}`} translate="no">{readClient(hit.before, language)}<mark>{hit.text}</mark>{readClient(hit.after, language)}</li>)}</ul>
          <form method="post">
            <input type="hidden" name="seen" value={names.fingerprint} readOnly />
            <ButtonRow>
              <Button name="did" value="ask" look="action">{words.askAnyway}</Button>
            </ButtonRow>
          </form>
        </>
      )}
    </Stack>
  )
}
