import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { CatalogueChanges } from './catalogue-changes.tsx'
import { CatalogueText } from './catalogue-text.tsx'
import type { CatalogueAnswer, CatalogueView } from './catalogue-view.ts'

/** Everything the second person signs: rules, groups, questions. No count is on it, and none was used to make it. */
export function CataloguePage({ view, answer }: { view: CatalogueView; answer: CatalogueAnswer | undefined }) {
  const { frame, catalogue } = useWords()
  return (
    <>
      <PageHeading title={`${catalogue.title} ${view.version}`} state={<StateBadge tone={view.state === 'signed' ? 'done' : 'quiet'}>{catalogue.states[view.state]}</StateBadge>} />
      <Stack>
        {answer?.kind === 'decided' && <Decided decision={answer.decision} />}
        {view.mayDecide && <Sign year={view.year} answer={answer} />}
        {view.state === 'proposed' && !view.mayDecide && <Banner tone="info" word={frame.banner.info}>{catalogue.waits}</Banner>}
        {view.state === 'proposed' && <CatalogueChanges changes={view.changes} />}
        <CatalogueText policy={view.policy} />
      </Stack>
    </>
  )
}

function Decided({ decision }: Pick<Extract<CatalogueAnswer, { kind: 'decided' }>, 'decision'>) {
  const { frame: { banner }, catalogue } = useWords()
  const tone = decision === 'signed' || decision === 'set-aside' ? 'done' : 'attention'
  return <Banner tone={tone} word={banner[tone]} live>{catalogue.done[decision]}</Banner>
}

function Sign({ year, answer }: { year: number; answer: CatalogueAnswer | undefined }) {
  const { catalogue, releases: { decide } } = useWords()
  return (
    <Section title={decide.title}>
      <form method="post">
        <Stack>
          <p>{say(catalogue.signLead, { year })}</p>
          <Field name="pin" label={decide.pin} kind="password" inputMode="numeric" autoComplete="off" maxLength={6} width="short" required error={answer?.kind === 'problem' ? decide.problems[answer.problem] : null} />
          <ButtonRow>
            <Button name="did" value="sign" look="action">{catalogue.sign}</Button>
            <Button name="did" value="aside">{catalogue.aside}</Button>
          </ButtonRow>
        </Stack>
      </form>
    </Section>
  )
}
