import { useWords } from '#app/language/words.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { formsOf } from './alert-forms.ts'
import type { AlertView } from './show-alert.server.ts'
import { typedIn, type AlertAnswer } from './use-alert-answer.ts'

const worded = ['actionNow', 'told', 'protective', 'words', 'levelWords', 'othersWords', 'refuseWords']

/** What was typed into a form that its page shows no longer, because somebody else was quicker: to read, and to copy from. */
export function WordsLeft({ view, answer }: { view: AlertView; answer: AlertAnswer }) {
  const { alerts: { page } } = useWords()
  const left = worded.flatMap((name) => typedIn(answer, name) || [])
  if (left.length === 0 || [answer?.did].flat().some((did) => did !== undefined && formsOf(view).includes(did))) return null
  return (
    <Section title={page.wordsLeft}>
      <p>{page.wordsLeftLead}</p>
      {left.map((text, at) => <Prose key={at} text={text} />)}
    </Section>
  )
}
