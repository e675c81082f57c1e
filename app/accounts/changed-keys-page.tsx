import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { StepUpField } from './people-pages.tsx'
import { useProblems } from './use-problem.ts'

/** The digits are typed from the telephone, never read off this page: comparing what the page itself shows proves nothing. */
export function ChangedKeysPage({ people, asksPassphrase, answer }: { people: { id: string; name: string }[]; asksPassphrase: boolean; answer: unknown }) {
  const { accounts: { changedKeys: words }, frame } = useWords()
  const { problem, typed } = useProblems(answer)
  const accepted = (answer as { accepted?: boolean } | undefined)?.accepted
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {accepted && <Banner tone="done" word={frame.banner.done} live>{words.accepted}</Banner>}
      {people.length === 0 && <EmptyState title={words.none} />}
      {people.map(({ id, name }) => {
        const isThis = typed('person') === id
        return (
          <Section key={id} title={name}>
            <p>{say(words.ask, { name })}</p>
            <form method="post" autoComplete="off">
              <Stack>
                <input type="hidden" name="person" value={id} />
                <Field name="digits" label={words.digits} hint={words.digitsHint} inputMode="numeric" autoComplete="off" required defaultValue={isThis ? typed('digits') : undefined} error={isThis ? problem('digits') : undefined} />
                <StepUpField asked={asksPassphrase} error={isThis ? problem('passphrase') : undefined} />
                <p>{words.sentence}</p>
                <ButtonRow><Button look="action">{words.accept}</Button></ButtonRow>
              </Stack>
            </form>
          </Section>
        )
      })}
    </>
  )
}
