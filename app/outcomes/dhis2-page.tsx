import { useRef, type ChangeEvent } from 'react'
import { sentenceOf } from '#app/http/form-problems.ts'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { keysIn, longestMapping, type Dhis2Mapping } from './dhis2-mapping.ts'
import type { MappingAnswer, MappingLine, MappingsView } from './dhis2-view.ts'

/** Where released figures go in a DHIS2: codes of that system, no count of ours. */
export function Dhis2Page({ view: { lines }, answer }: { view: MappingsView; answer: MappingAnswer | undefined }) {
  const { frame, reporting: { dhis2 } } = useWords()
  const [newest] = lines
  return (
    <>
      <PageHeading title={dhis2.title} lead={dhis2.lead} />
      <Stack>
        {answer?.kind === 'in-force' && <Banner tone="done" word={frame.banner.done} live>{dhis2.done}</Banner>}
        {newest?.kind === 'altered' && <Banner tone="danger" word={frame.banner.danger}>{dhis2.altered}</Banner>}
        <Section title={dhis2.inForce}>{newest?.kind === 'signed' ? <InForce mapping={newest.mapping} line={newest} /> : <EmptyState title={dhis2.none}>{dhis2.noneHint}</EmptyState>}</Section>
        <Section title={dhis2.put}><PutForm answer={answer?.kind === 'problem' ? answer : undefined} /></Section>
        {lines.length > 1 && <Section title={dhis2.before}><Earlier lines={lines} /></Section>}
        <Section title={dhis2.project}><p>{dhis2.projectText}</p></Section>
      </Stack>
    </>
  )
}

function InForce({ mapping, line }: { mapping: Dhis2Mapping; line: MappingLine }) {
  const { reporting: { dhis2 } } = useWords()
  const language = useLanguage()
  return (
    <Stack>
      <Facts items={[
        { term: dhis2.number, value: line.number }, { term: dhis2.by, value: say(dhis2.byWhom, { name: line.putBy, date: formatDate(line.putOn, language) }) },
        { term: dhis2.dataSet, value: <span className="code" translate="no">{mapping.dataSet}</span> }, { term: dhis2.orgUnit, value: <span className="code" translate="no">{mapping.orgUnit}</span> },
        { term: dhis2.figures, value: plural(language, dhis2.elements, keysIn(mapping).length) }, { term: dhis2.project, value: mapping.project ? mapping.project.period : dhis2.notSent },
      ]} />
      <details><summary>{dhis2.read}</summary><pre className="pack-example" translate="no" tabIndex={0}>{JSON.stringify(mapping, null, 2)}</pre></details>
    </Stack>
  )
}

function Earlier({ lines }: { lines: readonly MappingLine[] }) {
  const { reporting: { dhis2 } } = useWords()
  const language = useLanguage()
  return (
    <DataTable caption={dhis2.before} hideCaption dense rows={lines} rowKey={(line) => line.id} columns={[
      { key: 'number', label: dhis2.number, head: true, cell: (line) => line.number },
      { key: 'by', label: dhis2.by, cell: (line) => say(dhis2.byWhom, { name: line.putBy, date: formatDate(line.putOn, language) }) },
      { key: 'state', label: dhis2.figures, cell: (line) => (line.kind === 'signed' ? plural(language, dhis2.elements, keysIn(line.mapping).length) : dhis2.altered) },
    ]} />
  )
}

function PutForm({ answer }: { answer: Extract<MappingAnswer, { kind: 'problem' }> | undefined }) {
  const words = useWords()
  const language = useLanguage()
  const { reporting: { dhis2 }, releases: { decide } } = words
  const form = useRef<HTMLFormElement>(null)
  const [kind = '', ...where] = answer?.mapping?.split(' ') ?? []
  const problem = Object.hasOwn(dhis2.problems, kind) ? say(dhis2.problems[kind as keyof typeof dhis2.problems], { where: where.join(' ') }) : sentenceOf(kind, words, language)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const area = form.current?.elements.namedItem('mapping')
    const [file] = target.files ?? []
    if (file && area instanceof HTMLTextAreaElement) area.value = await file.text()
  }
  return (
    <form ref={form} method="post" autoComplete="off">
      <Stack>
        <p>{dhis2.putLead}</p>
        <label className="file-choice needs-script">{dhis2.chooseFile}<input type="file" accept="application/json,.json" onChange={(event) => void read(event)} /></label>
        <Field name="mapping" label={dhis2.mapping} hint={dhis2.mappingHint} kind="textarea" rows={10} max={longestMapping} defaultValue={answer?.typed ?? ''} error={answer?.mapping ? problem : null} />
        <Field name="pin" label={decide.pin} kind="password" inputMode="numeric" autoComplete="off" maxLength={6} width="short" required error={answer?.pin ? decide.problems[answer.pin] : null} />
        <ButtonRow><Button look="action">{dhis2.action}</Button></ButtonRow>
        <details><summary>{dhis2.example}</summary><pre className="pack-example" translate="no" tabIndex={0}>{example}</pre></details>
      </Stack>
    </form>
  )
}

const example = JSON.stringify({
  scheme: 'UID', dataSet: 'pBOMPrpg1QX', orgUnit: 'DiszpKrYNg8',
  elements: {
    'headline/assessed': { dataElement: 'f7n9E0hX8qk' },
    'sex-age/female-child/people': { dataElement: 'fbfJHSPpUQD', categoryOptionCombo: 'pq2XI5kz2BY' },
    'district/area-1/people': { dataElement: 'cYeuwXTCPkU', orgUnit: 'O6uvpzGd5pu' },
  },
  project: { period: '2024', dataSet: 'BfMAe6Itzgt', elements: { 'headline/assessed': { dataElement: 'Jtf34kNZhzP' } } },
}, null, 2)
