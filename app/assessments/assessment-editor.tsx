import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { RiskPartBox } from '#app/risk/risk-part-box.tsx'
import { languages, longestVersion, modes as scaleModes } from '#app/scales/scale.ts'
import { DraftEditor } from '#app/sessions/draft-editor.tsx'
import type { DraftFields } from '#app/sessions/draft.ts'
import { marksOf, type DraftProblems, type DraftView, type EditorProblem } from '#app/sessions/editor-view.ts'
import { riskGiven } from '#app/sessions/risk-fields.ts'
import { fieldsOf } from '#app/sessions/use-autosave.ts'
import { notAskedReasons, riskAnswers, riskLevels, riskTypes } from '#app/sessions/note.ts'
import { Banner } from '#app/ui/banner.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field, type FieldProps } from '#app/ui/field.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { assessmentLabel } from './assessment-label.ts'
import { areas, conclusions, grades, longestText, modes, places, scaleIds, scales, urgencies } from './assessment.ts'
import type { AssessedCase, BaselineSending } from './assessment-view.ts'
import { BaselineFields } from './baseline-fields.tsx'

interface AssessmentEditorProps {
  view: DraftView
  file: AssessedCase
  day: string
  /** What signing still asks for, by field. */
  problems: DraftProblems
  problem?: EditorProblem | undefined
  baseline: BaselineSending
}

export function AssessmentEditor({ view, file, day, problems, problem, baseline }: AssessmentEditorProps) {
  const words = useWords()
  return (
    <DraftEditor view={view} problem={problem} title={words.assessments.newTitle} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} label={(field) => assessmentLabel(words, field)}>
      {(fields) => <AssessmentFields view={view} fields={fields} day={day} baseline={baseline} problems={marksOf(problems, problem)} />}
    </DraftEditor>
  )
}

const choice = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) => values.map((each) => ({ value: each, label: labels[each] }))

const riskDigits = ['0', '1', '2', '3', '4'].map((value) => ({ value, label: value }))

function AssessmentFields({ view, fields, day, problems, baseline }: { view: DraftView; fields: DraftFields; day: string; problems: DraftProblems; baseline: BaselineSending }) {
  const { assessments: words, sessions, risk: riskWords, frame } = useWords()
  const language = useLanguage()
  const error = (name: string) => {
    const key = problems[name]
    return key === undefined ? undefined : (words.problems as Readonly<Record<string, string>>)[key] ?? words.problems['not-understood']
  }
  const field = (name: string): Pick<FieldProps, 'name' | 'defaultValue' | 'error'> => ({ name: `draft.${name}`, defaultValue: fields[name], error: error(name) })
  const asked = (name: string) => ({ name: `draft.${name}`, value: fields[name] ?? null, error: error(name) ?? null })
  const open = Object.keys(problems).length
  return (
    <>
      {open > 0 && <Banner tone="attention" word={frame.banner.attention} live>{plural(language, frame.field.summary, open)}</Banner>}
      <Field {...field('assessedOn')} label={words.assessedOn} kind="date" latest={day} width="short" />
      <Field {...field('place')} label={words.place} kind="select" options={choice(places, sessions.places)} empty={frame.field.choose} width="middle" />
      <SegmentedChoice {...asked('mode')} legend={words.mode} options={choice(modes, sessions.modes)} />
      <Field {...field('presenting')} label={words.presenting} hint={words.presentingHint} kind="textarea" rows={6} sensitive max={longestText} />
      <Section title={words.functioning}>
        <p>{words.functioningHint}</p>
        {areas.map((area) => <SegmentedChoice key={area} {...asked(area)} legend={words.areas[area]} options={grades.map((grade) => ({ value: grade, label: grade }))} />)}
      </Section>
      <Section title={words.risk}>
        <p>{sessions.riskNow}</p>
        <SegmentedChoice {...asked('riskAnswer')} legend={sessions.fields.riskAnswer} options={choice(riskAnswers, sessions.riskAnswers)} />
        <Field {...field('riskType')} label={sessions.fields.riskType} kind="select" options={choice(riskTypes, sessions.riskTypes)} empty="–" width="middle" />
        <Field {...field('riskLevel')} label={sessions.fields.riskLevel} kind="select" options={choice(riskLevels, sessions.riskLevels)} empty="–" width="middle" />
        <Field {...field('riskReason')} label={sessions.fields.riskReason} kind="select" options={choice(notAskedReasons, sessions.notAskedReasons)} empty="–" width="middle" />
        <Field {...field('riskAction')} label={riskWords.form.actionNow} hint={riskWords.form.actionHint} kind="textarea" rows={2} sensitive />
        <RiskPartBox draftId={view.draftId} alertId={view.risk.alertId} ticket={view.risk.tickets[''] ?? ''} member="" saved={view.risk.saved.includes('')} read={(form) => riskGiven(fieldsOf(form), '')} />
      </Section>
      <Section title={words.scale}>
        <BaselineFields baseline={baseline} ticket={view.risk.tickets[''] ?? ''}>
          <Field {...field('scale')} label={words.scale} hint={words.scaleHint} kind="select" empty={frame.field.choose} width="middle"
            options={[{ value: 'declined', label: words.declined }, ...scaleIds.map((id) => ({ value: id, label: say(words.totalHint, scales[id]) }))]} />
          <Field {...field('total')} label={words.total} kind="number" inputMode="numeric" width="short" />
          <Field {...field('riskItem')} label={words.riskItem} hint={words.riskItemHint} kind="select" options={riskDigits} empty="–" width="short" />
          {baseline.members.length > 0 && <Field {...field('scaleMember')} label={words.scaleMember} kind="select" empty={frame.field.choose} width="middle" options={baseline.members.map(({ code, role }) => ({ value: code, label: `${code} · ${sessions.memberRoles[role]}` }))} />}
          <Field {...field('scaleLanguage')} label={words.scaleLanguage} kind="select" empty="–" width="middle" options={choice(languages, words.scaleLanguages)} />
          <Field {...field('scaleMode')} label={words.scaleMode} kind="select" empty="–" width="middle" options={choice(scaleModes, words.scaleModes)} />
          <Field {...field('scaleVersion')} label={words.scaleVersion} maxLength={longestVersion} width="short" />
        </BaselineFields>
      </Section>
      <Field {...field('conclusion')} label={words.conclusion} kind="select" options={choice(conclusions, words.conclusions)} empty={frame.field.choose} width="middle" />
      <SegmentedChoice {...asked('urgency')} legend={words.urgency} options={choice(urgencies, words.urgencies)} />
    </>
  )
}
