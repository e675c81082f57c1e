import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { RiskPartBox } from '#app/risk/risk-part-box.tsx'
import { ChoiceList, Fieldset, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { codesOf } from './draft.ts'
import { unkeepable } from './field-label.ts'
import type { EditorView } from './editor-view.ts'
import { riskField, riskGiven } from './risk-fields.ts'
import { fieldsOf } from './use-autosave.ts'
import {
  cancellers, goalChanges, interpreters, interventions, modes, notAskedReasons, outcomes, places, riskAnswers, riskLevels, riskTypes, sessionKinds, sessionLanguages,
} from './note.ts'

const choices = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) => values.map((value) => ({ value, label: words[value] }))

/** Date, length, who and how: above the text. */
export function SessionWhen({ view }: { view: EditorView }) {
  const { fields, kind, members } = view
  const { sessions, frame } = useWords()
  const { fields: labels } = sessions
  return (
    <Fieldset legend={sessions.editor.when}>
      <Stack>
        <SegmentedChoice name="draft.outcome" legend={labels.outcome} value={fields.outcome} options={choices(outcomes, frame.sessionOutcomes)} />
        <Field name="draft.sessionOn" label={labels.sessionOn} kind="date" width="short" defaultValue={fields.sessionOn} />
        <Field name="draft.startsAt" label={labels.startsAt} kind="time" width="short" defaultValue={fields.startsAt} />
        <Field name="draft.minutes" label={labels.minutes} inputMode="numeric" width="short" defaultValue={fields.minutes} error={unkeepable(view, 'minutes', sessions)} />
        <SegmentedChoice name="draft.mode" legend={labels.mode} value={fields.mode} options={choices(modes, sessions.modes)} />
        {kind === 'family' ? (
          <>
            <SegmentedChoice name="draft.kind" legend={labels.kind} value={fields.kind} options={choices(sessionKinds, sessions.kinds)} />
            <input type="hidden" name="draft.participants" value="" />
            <ChoiceList kind="checkbox" name="draft.participants" legend={labels.participants} value={codesOf(fields.participants)}
              options={members.map(({ code, role }) => ({ value: code, label: `${code} · ${sessions.memberRoles[role]}` }))} />
          </>
        ) : <input type="hidden" name="draft.kind" value="individual" />}
        <details>
          <summary>{sessions.editor.more}</summary>
          <Stack>
            <Field name="draft.place" label={labels.place} kind="select" width="middle" empty="–" options={choices(places, sessions.places)} defaultValue={fields.place} />
            <Field name="draft.language" label={labels.language} kind="select" width="middle" empty="–" options={choices(sessionLanguages, sessions.languages)} defaultValue={fields.language} />
            <Field name="draft.interpreter" label={labels.interpreter} kind="select" width="middle" empty="–" options={choices(interpreters, sessions.interpreters)} defaultValue={fields.interpreter} />
            <Field name="draft.cancelledBy" label={labels.cancelledBy} kind="select" width="middle" empty="–" options={choices(cancellers, sessions.cancellers)} defaultValue={fields.cancelledBy} />
          </Stack>
        </details>
      </Stack>
    </Fieldset>
  )
}

/** What was done, what comes next, and the one question that is always asked: below the text. */
export function NoteQuestions({ view }: { view: EditorView }) {
  const { fields } = view
  const { sessions } = useWords()
  const { fields: labels } = sessions
  return (
    <>
      <Field name="draft.homeTask" label={labels.homeTask} kind="textarea" rows={2} sensitive defaultValue={fields.homeTask} error={unkeepable(view, 'homeTask', sessions)} />
      <details>
        <summary>{labels.interventions}</summary>
        <input type="hidden" name="draft.interventions" value="" />
        <ChoiceList kind="checkbox" name="draft.interventions" legend={labels.interventions} hideLegend value={codesOf(fields.interventions)} options={choices(interventions, sessions.interventions)} />
      </details>
      <details open={[fields.goal1, fields.goal2, fields.goal3].some(Boolean)}>
        <summary>{labels.goals}</summary>
        {([1, 2, 3] as const).map((n) => (
          <SegmentedChoice key={n} name={`draft.goal${n}`} legend={say(labels.goal, { n })} value={fields[`goal${n}`]} options={choices(goalChanges, sessions.goalChanges)} />
        ))}
      </details>
      <RiskQuestions view={view} />
      <Field name="draft.nextOn" label={labels.nextOn} kind="date" width="short" defaultValue={fields.nextOn} />
    </>
  )
}

/** One answer for the case's person; in a family session also one for each member who was there. */
function RiskQuestions({ view }: { view: EditorView }) {
  const { risk: { part }, sessions } = useWords()
  if (view.kind !== 'family') return <RiskQuestion view={view} member="" />
  return (
    <>
      <RiskQuestion view={view} member="" withoutBox />
      {view.members.map(({ code, role }) => (
        <details key={code} open={view.fields[riskField(code, 'riskAnswer')] !== undefined}>
          <summary>{say(part.ofMember, { member: `${code} · ${sessions.memberRoles[role]}` })}</summary>
          <RiskQuestion view={view} member={code} />
        </details>
      ))}
    </>
  )
}

function RiskQuestion({ view, member, withoutBox }: { view: EditorView; member: string; withoutBox?: boolean }) {
  const { sessions, risk } = useWords()
  const { fields: labels } = sessions
  const value = (name: Parameters<typeof riskField>[1]) => view.fields[riskField(member, name)]
  const name = (of: Parameters<typeof riskField>[1]) => `draft.${riskField(member, of)}`
  const answer = value('riskAnswer')
  const unkept = (of: Parameters<typeof riskField>[1]) => (view.unkeepable?.includes(riskField(member, of)) ? sessions.problems['unreadable-text'] : null)
  return (
    <Stack>
      <ChoiceList kind="radio" name={name('riskAnswer')} legend={member ? say(risk.part.ofMember, { member }) : labels.riskAnswer} hint={member ? undefined : sessions.riskNow} value={answer} options={choices(riskAnswers, sessions.riskAnswers)} />
      <details open={(answer !== undefined && answer !== 'nothing') || (['riskAction', 'riskTold', 'riskProtective'] as const).some(unkept)}>
        <summary>{sessions.riskDetails}</summary>
        <Stack>
          <p className="quiet">{risk.part.lead}</p>
          <Field name={name('riskType')} label={labels.riskType} kind="select" width="middle" empty="–" options={choices(riskTypes, sessions.riskTypes)} defaultValue={value('riskType')} />
          <Field name={name('riskLevel')} label={labels.riskLevel} kind="select" width="middle" empty="–" options={choices(riskLevels, sessions.riskLevels)} defaultValue={value('riskLevel')} />
          <Field name={name('riskSince')} label={labels.riskSince} kind="date" width="short" defaultValue={value('riskSince')} />
          <Field name={name('riskReason')} label={labels.riskReason} kind="select" width="middle" empty="–" options={choices(notAskedReasons, sessions.notAskedReasons)} defaultValue={value('riskReason')} />
          {!withoutBox && (
            <>
              <Field name={name('riskAction')} label={risk.form.actionNow} hint={risk.form.actionHint} kind="textarea" rows={2} sensitive defaultValue={value('riskAction')} error={unkept('riskAction')} />
              <Field name={name('riskTold')} label={risk.form.told} hint={risk.form.toldHint} kind="textarea" rows={1} sensitive defaultValue={value('riskTold')} error={unkept('riskTold')} />
              <Field name={name('riskProtective')} label={risk.form.protective} kind="textarea" rows={1} sensitive defaultValue={value('riskProtective')} error={unkept('riskProtective')} />
              <RiskPartBox draftId={view.draftId} alertId={alertFor(view, member)} ticket={view.risk.tickets[member] ?? view.risk.tickets[''] ?? ''} member={member} saved={view.risk.saved.includes(member)} read={(form) => riskGiven(fieldsOf(form), member)} />
            </>
          )}
        </Stack>
      </details>
    </Stack>
  )
}

/** Each member's answer is an alert of its own: the last signs of the id are the member's number. */
function alertFor({ risk: { alertId } }: EditorView, member: string): string {
  const number = member.slice(1).padStart(2, '0')
  return member ? `${alertId.slice(0, -2)}${number}` : alertId
}
