import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { hasNames, NameChoices, type NamesView } from '#app/names/names-panel.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { planSteps } from './safety-plan.ts'

/** For the psychologist alone, after it was sent: what may stand in the place of a name. Whoever waits for nothing waits for nothing here. */
export function AlertNames({ id, names }: { id: string; names: NamesView | undefined }) {
  const { names: words } = useWords()
  const language = useLanguage()
  const label = useFieldLabel()
  if (names?.kind === 'cannot') return <p className="field-hint">{words.sentCannot}</p>
  if (!names || !hasNames(names)) return null
  return (
    <Section title={plural(language, words.sentFound, names.hits.length)} id="names">
      <p>{words.sentLead}</p>
      <form method="post" action={`/alerts/${id}`} autoComplete="off">
        <input type="hidden" name="did" value="names" readOnly />
        <input type="hidden" name="seen" value={names.fingerprint} readOnly />
        <NameChoices names={names} label={label} look="plain" />
      </form>
    </Section>
  )
}

function useFieldLabel(): (field: string) => string {
  const { risk: { form }, alerts: { plan, page } } = useWords()
  const own: Readonly<Record<string, string>> = { actionNow: form.actionNow, told: form.told, protective: form.protective, ...Object.fromEntries(planSteps.map((step) => [`plan-${step}`, plan.steps[step]])) }
  return (field) => own[field] ?? page.history
}
