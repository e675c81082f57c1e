import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { formatDate, formatNumber } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { longestPublisher, longestSource, mostPeople } from './outside-figure.ts'
import type { OutsideAnswer, OutsideLine, OutsideView } from './outside-view.ts'
import { windowTitle } from './window-title.ts'

/** What others have published about the same people: reckoned with before anything of ours is approved. */
export function OutsidePage({ view, answer }: { view: OutsideView; answer: OutsideAnswer | undefined }) {
  const { frame, reporting: { outside } } = useWords()
  return (
    <>
      <PageHeading title={outside.title} lead={outside.lead} />
      <Stack>
        {answer && answer.kind !== 'problems' && <Banner tone={answer.kind === 'entered-exposing' ? 'danger' : 'done'} word={frame.banner[answer.kind === 'entered-exposing' ? 'danger' : 'done']} live>{outside.done[answer.kind]}</Banner>}
        <Section title={outside.list}><Lines lines={view.lines} /></Section>
        <Section title={outside.enter}>{view.windows.length > 0 ? <EnterForm view={view} problems={answer?.kind === 'problems' ? answer.problems : undefined} /> : <EmptyState title={outside.noWindow} />}</Section>
      </Stack>
    </>
  )
}

export function Lines({ lines }: { lines: readonly OutsideLine[] }) {
  const words = useWords()
  const language = useLanguage()
  const { outside } = words.reporting
  return (
    <DataTable caption={outside.list} hideCaption rows={lines} rowKey={(line) => line.id} empty={<EmptyState title={outside.none} />} columns={[
      { key: 'who', label: outside.publisher, head: true, cell: (line) => <span translate="no">{line.publisher}</span> },
      { key: 'period', label: outside.period, cell: (line) => windowTitle(line.window, words, language) },
      { key: 'group', label: outside.group, cell: (line) => `${line.table?.[language] ?? line.tree}: ${line.group?.[language] ?? line.node}` },
      { key: 'figure', label: outside.figure, numeric: true, cell: (line) => (line.lo === line.hi ? formatNumber(line.lo, language) : say(outside.between, { lo: formatNumber(line.lo, language), hi: formatNumber(line.hi, language) })) },
      { key: 'source', label: outside.source, cell: (line) => <span translate="no">{line.source}</span> },
      { key: 'on', label: outside.enteredOn, cell: (line) => formatDate(line.enteredOn, language) },
      { key: 'state', label: outside.state, cell: (line) => (line.isWithdrawn ? outside.isWithdrawn : <form method="post"><input type="hidden" name="id" value={line.id} /><Button name="did" value="withdraw" small look="quiet">{outside.withdraw}</Button></form>) },
    ]} />
  )
}

function EnterForm({ view, problems }: { view: OutsideView; problems: FormProblems | undefined }) {
  const words = useWords()
  const language = useLanguage()
  const { frame, reporting: { outside } } = words
  const asked = (name: string) => ({ name, defaultValue: [problems?.values[name]].flat()[0], error: problems?.errors[name]?.[0] && sentenceOf(problems.errors[name][0], words, language, outside.problems) })
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <p>{outside.enterLead}</p>
        <Field {...asked('publisher')} label={outside.publisher} maxLength={longestPublisher} required />
        <Field {...asked('window')} label={outside.period} kind="select" width="middle" empty={frame.field.choose} options={view.windows.map(({ name, window }) => ({ value: name, label: windowTitle(window, words, language) }))} required />
        <Field {...asked('group')} label={outside.group} kind="select" empty={frame.field.choose} options={view.groups.map(({ value, table, group }) => ({ value, label: `${table[language]}: ${group[language]}` }))} required />
        <Field {...asked('lo')} label={outside.lo} hint={outside.loHint} kind="number" inputMode="numeric" min={0} latest={mostPeople} width="short" required />
        <Field {...asked('hi')} label={outside.hi} kind="number" inputMode="numeric" min={0} latest={mostPeople} width="short" required />
        <Field {...asked('source')} label={outside.source} hint={outside.sourceHint} maxLength={longestSource} required />
        <ButtonRow><Button name="did" value="enter" look="action">{outside.action}</Button></ButtonRow>
      </Stack>
    </form>
  )
}
