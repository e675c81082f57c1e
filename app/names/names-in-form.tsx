import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { hasNames, NameChoices, type NamesProblem, type NamesView } from './names-panel.tsx'

interface NamesInFormProps {
  problems: { names?: NamesView; namesProblem?: NamesProblem } | undefined
  /** What the form's own button says. */
  action: string
  label: (field: string) => string
}

/** First in its form, after a press that found names. The first button of a form is what the return key presses: signing, not a choice. */
export function NamesInForm({ problems, action, label }: NamesInFormProps) {
  const { names: words, frame } = useWords()
  const language = useLanguage()
  const names = problems?.names
  if (names?.kind === 'cannot') return <Banner tone="attention" word={frame.banner.attention} title={words.cannotTitle} live>{words.cannot}</Banner>
  if (!names || !hasNames(names)) return null
  return (
    <Section title={plural(language, words.found, names.hits.length)} id="names">
      <button className="visually-hidden" tabIndex={-1} aria-hidden="true">{action}</button>
      <p>{words.lead}</p>
      <NameChoices names={names} isChanged={problems?.namesProblem === 'changed'} label={label} />
    </Section>
  )
}
