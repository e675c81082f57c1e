import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ReportMarks } from '#app/names/report-marks.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { DataTable, type Column } from '#app/ui/data-table.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import type { ReachKey } from './reach-keys.ts'
import { Figure } from './release-figure.tsx'
import { SumCell } from './report-beside.tsx'
import { highestTarget, longestReportText, reportTexts, type ReportLine, type ReportText } from './report.ts'
import type { ReportAnswer, ReportView } from './report-view.ts'
import { windowTitle } from './window-title.ts'

/** Targets beside released figures, and the four short texts. Everything else on it was released before. */
export function ReportPage({ view, answer }: { view: ReportView; answer: ReportAnswer | undefined }) {
  const words = useWords()
  const language = useLanguage()
  const { frame, files, reporting: { report } } = words
  const problems = answer?.kind === 'problems' ? answer.problems : undefined
  return (
    <>
      <PageHeading title={say(report.title, { period: windowTitle(view.window, words, language) })} lead={report.lead} />
      <ProtectionStrip title={frame.protection.title} line={report.protection} />
      <form method="post" autoComplete="off">
        <Stack>
          {answer && <Answer answer={answer} />}
          <input type="hidden" name="base" value={typed(problems, 'base') ?? view.revision} />
          <Section title={report.targets}><p>{report.targetsLead}</p><Targets lines={view.report.lines} problems={problems} /></Section>
          <Section title={report.words}>
            <Stack>
              <p>{report.wordsLead}</p>
              {reportTexts.map((name) => <TextField key={name} name={name} view={view} answer={answer} />)}
              {answer?.kind === 'points-at' ? <ReportMarks marks={answer.marks} fingerprint={answer.fingerprint} label={(field) => files.report.texts[field as ReportText]} /> : <p className="quiet">{words.names.reportChecked}</p>}
            </Stack>
          </Section>
          <ButtonRow><Button look="action">{report.action}</Button></ButtonRow>
        </Stack>
      </form>
    </>
  )
}

function Answer({ answer }: { answer: ReportAnswer }) {
  const { frame, reporting: { report } } = useWords()
  if (answer.kind === 'kept') return <Banner tone="done" word={frame.banner.done} live>{report.kept}</Banner>
  return answer.kind === 'changed-meanwhile' ? <Banner tone="attention" word={frame.banner.attention} live>{report.changedMeanwhile}</Banner> : null
}

const typed = (given: Pick<FormProblems, 'values'> | undefined, name: string): string | undefined => [given?.values[name]].flat()[0]

function Targets({ lines, problems }: { lines: readonly ReportLine[]; problems: FormProblems | undefined }) {
  const words = useWords()
  const language = useLanguage()
  const { releases: { headlines }, files: { report }, reporting } = words
  const error = (key: ReachKey): string | null => {
    const found = problems?.errors[`target.${key}`]?.[0]
    return found ? sentenceOf(found, words, language) : null
  }
  const hasYear = lines.some(({ yearToDate }) => yearToDate)
  const hasProject = lines.some(({ projectToDate }) => projectToDate)
  const columns: Column<ReportLine>[] = [
    { key: 'what', label: reporting.report.what, head: true, cell: ({ key }) => headlines[key] },
    { key: 'target', label: report.target, cell: ({ key, target }) => (
      <Field name={`target.${key}`} label={say(reporting.report.targetOf, { what: headlines[key] })} hideLabel kind="number" inputMode="numeric" min={0} latest={highestTarget} width="short" defaultValue={typed(problems, `target.${key}`) ?? target} error={error(key)} />
    ) },
    { key: 'figure', label: report.period, numeric: true, cell: ({ figure }) => <Figure figure={figure} /> },
    ...(hasYear ? [{ key: 'year', label: report.yearToDate, numeric: true, cell: ({ yearToDate }: ReportLine) => <SumCell sum={yearToDate} /> }] : []),
    ...(hasProject ? [{ key: 'project', label: report.projectToDate, numeric: true, cell: ({ projectToDate }: ReportLine) => <SumCell sum={projectToDate} /> }] : []),
  ]
  return <DataTable caption={reporting.report.targets} hideCaption dense rows={lines} rowKey={({ key }) => key} columns={columns} />
}

function TextField({ name, view, answer }: { name: ReportText; view: ReportView; answer: ReportAnswer | undefined }) {
  const words = useWords()
  const language = useLanguage()
  const { frame, files } = words
  const field = `text.${name}`
  const problem = answer?.kind === 'problems' ? answer.problems.errors[field]?.[0] : undefined
  const error = problem ? sentenceOf(problem, words, language) : null
  const before = answer && answer.kind !== 'kept' ? typed(answer.kind === 'problems' ? answer.problems : answer, field) : undefined
  return <Field name={field} label={files.report.texts[name]} kind="textarea" rows={3} sensitive max={longestReportText} counter={(left) => (left < 0 ? plural(language, frame.field.charactersOver, -left) : plural(language, frame.field.characters, left))} defaultValue={before ?? view.content.texts[name]} error={error} />
}
