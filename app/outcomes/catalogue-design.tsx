import { formatNumber } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Bar } from '#app/ui/bar.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import type { CataloguesView, Design, DesignProblem } from './catalogue-view.ts'
import { LabelText } from './label-text.tsx'
import { windowKinds } from './reach-window.ts'
import type { Tried } from './simulate-areas.ts'

/** The sheet a delegate draws areas on. What they would show is tried on invented caseloads; proposing is signing. */
export function CatalogueDesign({ view: { problem, tried, districts, known, listable }, design }: { view: CataloguesView; design: Design }) {
  const { catalogue, releases: { decide }, frame } = useWords()
  const language = useLanguage()
  const error = (...fields: DesignProblem[]): string | null => {
    if (!problem || !fields.includes(problem.field)) return null
    const { field } = problem
    if (field === 'lint') return [catalogue.problems.lint, ...(problem.lint ?? []).map(({ rule, about }) => say(catalogue.lint[rule], { about }))].join(' ')
    if (field === 'known') return catalogue.knownProblem
    if (field === 'split' || field === 'headline') return frame.field.notAChoice
    return field === 'required' || field === 'not-a-pin' || field === 'wrong-pin' ? decide.problems[field] : catalogue.problems[field]
  }
  const isOfInhabitants = problem?.lint?.every(({ rule }) => rule === 'area-too-small') ?? false
  return (
    <Section title={catalogue.design}>
      <form method="post">
        <Stack>
          <p>{catalogue.designLead}</p>
          <Field name="areas" label={catalogue.areas} kind="textarea" rows={6} hint={<>{catalogue.areasHint}<br />{catalogue.areasExample}<br /><span translate="no">{districts.join(', ')}</span></>} defaultValue={design.areas} error={error('areas', ...(isOfInhabitants ? [] : ['lint' as const]))} />
          <Field name="people" label={catalogue.people} kind="number" min={10} latest={5000} width="short" defaultValue={design.people} error={error('people')} />
          <Field name="known" label={catalogue.known} kind="textarea" rows={2} aside={frame.values.optional} hint={<>{catalogue.knownHint} {listable.map((label) => label[language]).join('; ')}</>} defaultValue={design.known ?? known.map(({ group, listed }) => `${group[language]}: ${listed}`).join('\n')} error={error('known')} />
          <div><Button name="did" value="try">{catalogue.try}</Button></div>
          {tried && <TriedAreas tried={tried} />}
          <Field name="year" label={catalogue.year} kind="number" width="short" defaultValue={design.year} error={error('year', 'year-signed')} />
          <Field name="split" label={catalogue.split} kind="select" width="middle" options={windowKinds.map((kind) => ({ value: kind, label: catalogue.kinds[kind] }))} defaultValue={design.split} error={error('split', 'split-signed', 'split-none')} />
          <Field name="headline" label={catalogue.headline} kind="select" options={[{ value: 'exact', label: catalogue.headlines.exact }, { value: 'rounded', label: catalogue.headlines.rounded }]} defaultValue={design.headline} error={error('headline')} />
          <Field name="inhabitants" label={catalogue.inhabitants} kind="number" min={1} width="short" hint={catalogue.inhabitantsHint} defaultValue={design.inhabitants} error={error('inhabitants', ...(isOfInhabitants ? ['lint' as const] : []))} />
          <p>{catalogue.proposeLead}</p>
          <Field name="pin" label={decide.pin} kind="password" inputMode="numeric" autoComplete="off" maxLength={6} width="short" error={error('required', 'not-a-pin', 'wrong-pin')} />
          <ButtonRow><Button name="did" value="propose" look="action">{catalogue.propose}</Button></ButtonRow>
        </Stack>
      </form>
    </Section>
  )
}

function TriedAreas({ tried }: { tried: Tried }) {
  const { catalogue } = useWords()
  const language = useLanguage()
  return (
    <div id="tried">
      <p role="status"><strong>{say(catalogue.tried, { people: formatNumber(tried.people, language), areas: plural(language, catalogue.triedAreas, tried.areas), districts: plural(language, catalogue.triedDistricts, tried.districts) })}</strong></p>
      <p className="quiet">{catalogue.triedOf}</p>
      <DataTable caption={catalogue.design} hideCaption dense rows={tried.nodes} rowKey={(node) => node.id} columns={[
        { key: 'group', label: catalogue.group, head: true, cell: (node) => <span className={`depth-${Math.min(node.depth, 3)}`}><LabelText label={node.label} /></span> },
        { key: 'share', label: catalogue.share, cell: (node) => <span className="bar-cell"><Bar share={node.shows / 100} /><span>{node.shows}</span></span> },
      ]} />
    </div>
  )
}
