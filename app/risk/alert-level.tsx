import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { longestLine, setLevels, type AlertLevel } from './alert.ts'
import { typedIn, useProblem, type AlertAnswer } from './use-alert-answer.ts'

/** Asked again, and it is more or less than it seemed: by either side, with the reason. */
export function LevelForm({ id, level, said, answer }: { id: string; level: AlertLevel | null; /** How often so far. */ said: string; answer: AlertAnswer }) {
  const { risk: { levels }, alerts: { level: words } } = useWords()
  const problem = useProblem(answer)
  return (
    <Section title={words.level} aside={level ? levels[level] : undefined}>
      <details open={answer !== undefined}>
        <summary>{words.title}</summary>
        <form method="post" action={`/alerts/${id}`} autoComplete="off">
          <input type="hidden" name="base" value={typedIn(answer, 'base') ?? said} readOnly />
          <Stack>
            <p className="quiet">{words.lead}</p>
            <ChoiceList kind="radio" name="level" legend={words.level} value={typedIn(answer, 'level') ?? level ?? undefined} error={problem('level')} options={setLevels.map((value) => ({ value, label: levels[value] }))} />
            <Field name="levelWords" label={words.words} kind="textarea" rows={2} sensitive max={longestLine} defaultValue={typedIn(answer, 'levelWords')} error={problem('levelWords')} />
            <div><Button name="did" value="level">{words.save}</Button></div>
          </Stack>
        </form>
      </details>
    </Section>
  )
}

/** Who else hears of it is the person's own to say, at any time; either side writes it down. */
export function StaysForm({ id, answer }: { id: string; answer: AlertAnswer }) {
  const { alerts: { stays: words } } = useWords()
  const problem = useProblem(answer)
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      <details open={answer !== undefined}>
        <summary>{words.decided}</summary>
        <form method="post" action={`/alerts/${id}`} autoComplete="off">
          <Stack>
            <p className="quiet">{words.then}</p>
            <Field name="othersWords" label={words.words} kind="textarea" rows={2} sensitive max={longestLine} defaultValue={typedIn(answer, 'othersWords')} error={problem('othersWords')} />
            <div><Button name="did" value="others" look="action">{words.save}</Button></div>
          </Stack>
        </form>
      </details>
    </Section>
  )
}

/** What was closed by one person is looked at by another, afterwards. */
export function LookLine({ id, look, mayLook }: { id: string; look: 'waiting' | 'done'; mayLook: boolean }) {
  const { alerts: { look: words }, frame } = useWords()
  if (look === 'done') return <p className="quiet">{words.done}</p>
  return (
    <Banner tone="info" word={frame.banner.info} actions={mayLook && <form method="post" action={`/alerts/${id}`}><Button name="did" value="look" look="action" small icon="check">{words.action}</Button></form>}>{words.waits}</Banner>
  )
}
