import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { closings, levelsSaid, longestLine } from './alert.ts'
import { AskAsq } from './alert-line.tsx'
import type { AlertLine } from './alert-view.ts'
import { emptyPlan, longestStep, planSteps } from './safety-plan.ts'
import type { AlertView } from './show-alert.server.ts'
import { typedIn, useProblem, type AlertAnswer } from './use-alert-answer.ts'

type Whole = NonNullable<AlertView['whole']>
const to = (id: string): string => `/alerts/${id}`

/**
 * Written beside other words than those that stand there now, hers come back below these, to be put together. What the other side has
 * written into a field that she left empty, or has only written on, stands in it already: her next Save takes nothing away unread.
 */
export function ActionForm({ id, content, answer }: { id: string; content: Whole['content']; answer: AlertAnswer }) {
  const { risk: { form }, alerts: { page }, frame } = useWords()
  const problem = useProblem(answer)
  const fields = [{ name: 'actionNow', hint: form.actionHint, rows: 3 }, { name: 'told', hint: form.toldHint, rows: 2 }, { name: 'protective', hint: undefined, rows: 2 }] as const
  const isLate = answer !== undefined && typedIn(answer, 'base') !== content.base
  const own = (name: typeof fields[number]['name']) => {
    const typed = typedIn(answer, name) ?? content[name]
    return isLate && content[name].includes(typed) ? content[name] : typed
  }
  const others = fields.filter(({ name }) => isLate && content[name] && content[name] !== own(name))
  return (
    <Section title={page.now}>
      {others.length > 0 && <Banner tone="info" word={frame.banner.info} title={page.standsNow}>{others.map(({ name }) => <div key={name}><h3>{form[name]}</h3><Prose text={content[name]} /></div>)}</Banner>}
      <form method="post" action={to(id)} autoComplete="off">
        <input type="hidden" name="base" value={typedIn(answer, 'base') ?? content.base} readOnly />
        <Stack>
          {fields.map(({ name, hint, rows }) => <Field key={name} name={name} label={form[name]} {...(hint ? { hint } : {})} kind="textarea" rows={rows} sensitive max={longestLine} defaultValue={own(name)} error={problem(name)} />)}
          <div><Button name="did" value="action" look="action">{page.saveAction}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}

/** What was only noticed is asked about in the same session. */
export function ScreenForm({ line, answer }: { line: AlertLine; answer: AlertAnswer }) {
  const { alerts: { screen } } = useWords()
  const problem = useProblem(answer)
  return (
    <Section title={screen.title}>
      {!line.stays && <p>{screen.lead}</p>}
      {line.own && !line.stays && <p><AskAsq caseId={line.caseId} /></p>}
      <form method="post" action={to(line.id)} autoComplete="off">
        <Stack>
          <ChoiceList kind="radio" name="tool" legend={screen.tool} value={typedIn(answer, 'tool') ?? 'asq'} error={problem('tool')} options={(['asq', 'cssrs', 'brief'] as const).map((value) => ({ value, label: screen.tools[value] }))} />
          <ChoiceList kind="radio" name="result" legend={screen.result} hint={screen.negativeHint} value={typedIn(answer, 'result')} error={problem('result')} options={(['negative', 'moderate', 'high', 'imminent'] as const).map((value) => ({ value, label: screen.results[value] }))} />
          <Field name="words" label={screen.words} kind="textarea" rows={2} sensitive max={longestLine} defaultValue={typedIn(answer, 'words')} error={problem('words')} />
          <div><Button name="did" value="screen" look="action">{screen.save}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}

export function PlanSection({ id, plan, answer }: { id: string; plan: Whole['plan']; answer: AlertAnswer }) {
  const { alerts: { plan: words }, frame } = useWords()
  const language = useLanguage()
  const problem = useProblem(answer)
  if (plan.kind === 'unreadable') return <Section title={words.title}><Banner tone="attention" word={frame.banner.attention}>{words.unreadable}</Banner></Section>
  const written = plan.kind === 'open' ? plan.plan : emptyPlan
  return (
    <Section title={words.title} aside={plan.kind === 'open' ? say(words.version, { n: plan.number, date: formatDate(plan.madeOn, language) }) : words.none}>
      {planSteps.filter((step) => written[step]).map((step) => <div key={step}><h3>{words.steps[step]}</h3><Prose text={written[step]} /></div>)}
      <details open={answer !== undefined}>
        <summary>{words.edit}</summary>
        <p>{words.lead}</p>
        <form method="post" action={to(id)} autoComplete="off">
          <input type="hidden" name="number" value={typedIn(answer, 'number') ?? (plan.kind === 'open' ? plan.number : 0)} readOnly />
          <Stack>
            {planSteps.map((step) => <Field key={step} name={step} label={words.steps[step]} kind="textarea" rows={2} sensitive max={longestStep} defaultValue={typedIn(answer, step) ?? written[step]} error={problem(step)} />)}
            <div><Button name="did" value="plan" look="action">{words.save}</Button></div>
          </Stack>
        </form>
      </details>
    </Section>
  )
}

/** By one with a reason, or by two: the second is asked on this same page. */
export function CloseForms({ line, closing, events, screening, answer }: { line: AlertLine; closing: Whole['closing']; events: Whole['events']; screening: boolean; answer: AlertAnswer }) {
  const { alerts: { close } } = useWords()
  const problem = useProblem(answer)
  const asked = [...events].reverse().find((event) => event.did === 'closing-asked')
  const base = typedIn(answer, 'base') ?? levelsSaid({ events })
  const reasons = closings.filter((reason) => screening || reason !== 'screened-negative')
  return (
    <Section title={close.title}>
      <p>{close.lead}</p>
      {closing === 'me' && <p>{close.youAsked}</p>}
      {closing === 'other' && asked && (
        <form method="post" action={to(line.id)} autoComplete="off">
          <input type="hidden" name="base" value={base} readOnly />
          <Stack>
            <p><strong>{say(close.askedBy, { name: asked.by, reason: asked.closing ? close.reasons[asked.closing] : '' })}</strong> {asked.words}</p>
            <Field name="refuseWords" label={close.refuseWords} kind="textarea" rows={1} sensitive max={longestLine} defaultValue={typedIn(answer, 'refuseWords')} error={problem('refuseWords')} />
            <div className="button-row"><Button name="did" value="agree" look="action" icon="check">{close.agree}</Button><Button name="did" value="refuse">{close.refuse}</Button></div>
          </Stack>
        </form>
      )}
      {closing !== 'other' && (
        <details open={answer !== undefined}>
          <summary>{close.ask}</summary>
          <form method="post" action={to(line.id)} autoComplete="off">
            <input type="hidden" name="base" value={base} readOnly />
            <Stack>
              <Field name="reason" label={close.reason} kind="select" width="middle" empty="–" options={reasons.map((value) => ({ value, label: close.reasons[value] }))} defaultValue={typedIn(answer, 'reason')} error={problem('reason')} />
              <Field name="words" label={close.words} kind="textarea" rows={2} sensitive max={longestLine} defaultValue={typedIn(answer, 'words')} error={problem('words')} />
              <p className="quiet">{close.contacts}</p>
              <div><Button name="did" value="close">{close.ask}</Button></div>
            </Stack>
          </form>
        </details>
      )}
    </Section>
  )
}

export function RaiseAgain({ id, answer }: { id: string; answer: AlertAnswer }) {
  const { alerts: { close } } = useWords()
  const problem = useProblem(answer)
  return (
    <Section title={close.again}>
      <form method="post" action={to(id)} autoComplete="off">
        <Stack>
          <Field name="againWords" label={close.againWords} hint={close.againHint} kind="textarea" rows={2} sensitive max={longestLine} defaultValue={typedIn(answer, 'againWords')} error={problem('againWords')} />
          <div><Button name="did" value="again" look="danger" icon="alert">{close.again}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}
