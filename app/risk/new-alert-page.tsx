import { useWords } from '#app/language/words.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field } from '#app/ui/field.tsx'
import { Beside, PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { alertTypes, longestLine, setLevels } from './alert.ts'
import { EmergencyLines, PeopleLines } from './emergency-lines.tsx'
import { SendForm } from './risk-bar.tsx'
import type { RiskBar } from './risk-bar.server.ts'
import { SendState } from './send-state-banner.tsx'
import { useAlertSender } from './use-alert-sender.ts'

/** Any level, with what there is to say; nothing but the level has to be filled in. */
export function NewAlertPage({ bar, code, word }: { bar: RiskBar; code: string; word: string }) {
  const { risk: { form, levels, types, bar: words }, alerts: { stays }, frame } = useWords()
  const { shown, press } = useAlertSender(`${bar.caseId} form`)
  return (
    <>
      <PageHeading title={form.title} code={<CodeName code={code} word={word} href={`/cases/${bar.caseId}`} />} lead={form.onlyCode} />
      <SendState shown={shown} />
      <Beside sideFirst beside={<Section title={words.callFirst}><EmergencyLines card={bar.card} /><h3>{words.then}</h3><PeopleLines people={bar.people} /></Section>}>
        <SendForm bar={bar} press={press}>
          <Stack>
            <ChoiceList kind="radio" name="level" legend={form.level} required options={setLevels.map((value) => ({ value, label: levels[value], hint: form.levelHints[value] }))} />
            <Field name="type" label={form.type} hint={form.typeHint} kind="select" width="middle" empty="–" options={alertTypes.map((value) => ({ value, label: types[value] }))} />
            <ChoiceList kind="checkbox" name="others" legend={stays.harmed} hint={stays.harmedHint} options={[{ value: 'yes', label: stays.wanted }]} />
            <Field name="actionNow" label={form.actionNow} hint={form.actionHint} kind="textarea" rows={3} sensitive max={longestLine} />
            <Field name="told" label={form.told} hint={form.toldHint} kind="textarea" rows={2} sensitive max={longestLine} />
            <Field name="protective" label={form.protective} kind="textarea" rows={2} sensitive max={longestLine} />
            <ButtonRow><Button look="danger" icon="alert">{shown.kind === 'idle' ? form.send : words.sendAgain}</Button><ButtonLink href={`/cases/${bar.caseId}`} look="quiet">{frame.actions.cancel}</ButtonLink></ButtonRow>
          </Stack>
        </SendForm>
      </Beside>
    </>
  )
}
