import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import type { CatalogueAnswer, CatalogueView } from './catalogue-view.ts'
import { childrenOf, type TreeNode } from './tree.ts'

/** Everything the second person signs: rules, groups, questions. No count is on it, and none was used to make it. */
export function CataloguePage({ view, answer }: { view: CatalogueView; answer: CatalogueAnswer | undefined }) {
  const { frame, releases: { catalogue } } = useWords()
  const language = useLanguage()
  const { policy } = view
  return (
    <>
      <PageHeading title={`${catalogue.title} ${view.version}`} state={<StateBadge tone={view.state === 'signed' ? 'done' : 'quiet'}>{catalogue.states[view.state]}</StateBadge>} />
      <Stack>
        {answer?.kind === 'decided' && <Decided decision={answer.decision} />}
        {view.mayDecide && <Sign year={view.year} answer={answer} />}
        {view.state === 'proposed' && !view.mayDecide && <Banner tone="info" word={frame.banner.info}>{catalogue.waits}</Banner>}
        <Section title={catalogue.rules}><Rules view={view} /></Section>
        <Section title={catalogue.trees}>
          {policy.trees.map((tree) => <div key={tree.id}><h3>{tree.title[language]}</h3><ul><Branch node={tree.root} /></ul></div>)}
        </Section>
        <Section title={catalogue.templates}><ul>{policy.templates.map((template) => <li key={template.id}>{template.title[language]}</li>)}</ul></Section>
      </Stack>
    </>
  )
}

function Decided({ decision }: Pick<Extract<CatalogueAnswer, { kind: 'decided' }>, 'decision'>) {
  const { frame: { banner }, releases: { catalogue } } = useWords()
  const tone = decision === 'signed' || decision === 'set-aside' ? 'done' : 'attention'
  return <Banner tone={tone} word={banner[tone]} live>{catalogue.done[decision]}</Banner>
}

function Rules({ view: { policy: { rules, splitWindow } } }: { view: CatalogueView }) {
  const { releases: { catalogue } } = useWords()
  return (
    <Facts items={[
      { term: catalogue.threshold, value: rules.threshold }, { term: catalogue.bases, value: `${rules.personBase} / ${rules.sessionBase}` },
      { term: catalogue.windows, value: catalogue.kinds[splitWindow] }, { term: catalogue.headline, value: catalogue.headlines[rules.headline] },
    ]} />
  )
}

function Branch({ node }: { node: TreeNode }) {
  const language = useLanguage()
  const children = childrenOf(node)
  return <li>{node.label[language]}{children.length > 0 && <ul>{children.map((child) => <Branch key={child.id} node={child} />)}</ul>}</li>
}

function Sign({ year, answer }: { year: number; answer: CatalogueAnswer | undefined }) {
  const { releases: { catalogue, decide } } = useWords()
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
