import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable, type Column } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { caseStates, categories } from './case.ts'
import type { Caseload, CaseloadQuery, CaseloadRow } from './caseload.ts'
import { districtWord } from '#app/language/district-word.ts'
import { answerOf, options, type FormAnswer } from './form-answer.ts'

interface CaseloadPageProps {
  list: Caseload
  query: CaseloadQuery
  /** Own and supervised, for somebody who has both. */
  both: boolean
  namesOn: boolean
  /** A search that could not be made. */
  answer?: FormAnswer
}

export function CaseloadPage({ list, query, both, namesOn, answer }: CaseloadPageProps) {
  const { cases: { caseload: words }, frame } = useWords()
  const language = useLanguage()
  const own = list.whose === 'own'
  const asked = list.fitting !== list.all || query.search !== undefined
  return (
    <>
      <PageHeading title={own ? words.title : words.supervisedTitle} lead={own ? words.lead : words.supervisedLead}
        actions={own && <><ButtonLink href="/cases/new" look="action">{words.open}</ButtonLink><ButtonLink href="/first-contact/new">{words.firstContact}</ButtonLink></>} />
      {both && <ButtonRow><ButtonLink href={own ? '/caseload?whose=supervised' : '/caseload'} look="quiet">{own ? words.supervised : words.own}</ButtonLink></ButtonRow>}
      {list.all > 0 && <Finding list={list} query={query} namesOn={namesOn} answer={answer} />}
      {asked && <p role="status">{plural(language, words.fitting, list.fitting)} · <a href={own ? '/caseload' : '/caseload?whose=supervised'}>{frame.actions.clearFilter}</a></p>}
      <Rows list={list} />
      <Pages list={list} query={query} />
    </>
  )
}

function Finding({ list, query, namesOn, answer }: Omit<CaseloadPageProps, 'both'>) {
  const all = useWords()
  const asked = answerOf(answer, all, useLanguage(), { search: query.search ?? '' })
  const { cases, frame } = all
  const { caseload: words } = cases
  const whose = list.whose === 'supervised' && <input type="hidden" name="whose" value="supervised" />
  return (
    <Stack>
      <form method="post" action={list.whose === 'supervised' ? '/caseload?whose=supervised' : '/caseload'} role="search" className="button-row" autoComplete="off">
        <Field kind="search" label={namesOn && list.whose === 'own' ? words.searchLabel : words.searchLabelNoNames} {...asked.field('search')} sensitive width="middle" />
        <Button>{frame.actions.search}</Button>
        {list.whose === 'own' && <ButtonLink href="/search" look="quiet">{frame.actions.searchNotes}</ButtonLink>}
      </form>
      <details open={Boolean(query.state ?? query.district ?? query.category ?? query.longestAgoFirst)}>
        <summary>{words.find}</summary>
        <form method="get" action="/caseload">
          {whose}
          <Stack>
            <Field name="state" kind="select" label={words.state} options={options(caseStates, cases.states)} empty={words.any} defaultValue={query.state ?? ''} width="middle" />
            <Field name="district" kind="select" label={words.district} options={list.districts.map((name) => ({ value: name, label: districtWord(all, name) }))} empty={words.any} defaultValue={query.district ?? ''} width="middle" />
            <Field name="category" kind="select" label={words.category} options={options(categories, cases.categories)} empty={words.any} defaultValue={query.category ?? ''} width="middle" />
            <Field name="order" kind="select" label={words.order} options={[{ value: 'latest', label: words.latest }, { value: 'longest-ago', label: words.longestAgo }]} defaultValue={query.longestAgoFirst ? 'longest-ago' : 'latest'} width="middle" />
            <div><Button>{frame.actions.filter}</Button></div>
          </Stack>
        </form>
      </details>
    </Stack>
  )
}

function Rows({ list }: { list: Caseload }) {
  const all = useWords()
  const { cases } = all
  const { caseload: words } = cases
  const language = useLanguage()
  const columns: Column<CaseloadRow>[] = [
    { key: 'case', label: words.case, head: true, cell: (row) => <CodeName code={row.code} word={row.word} name={row.givenName} href={`/cases/${row.caseId}`} /> },
    { key: 'state', label: words.state, cell: (row) => <StateBadge>{cases.states[row.state]}</StateBadge> },
    { key: 'person', label: words.person, cell: (row) => <Person row={row} /> },
    { key: 'district', label: words.district, cell: (row) => districtWord(all, row.district), wideOnly: true },
    { key: 'last', label: words.lastSession, cell: (row) => (row.lastSessionOn ? formatDate(row.lastSessionOn, language) : words.noSession) },
    { key: 'consent', label: words.consent, cell: (row) => cases.consentShort[row.consent], wideOnly: true },
  ]
  if (list.whose === 'supervised') columns.splice(1, 0, { key: 'psychologist', label: words.psychologist, cell: (row) => row.psychologist })
  return <DataTable caption={list.whose === 'own' ? words.title : words.supervisedTitle} hideCaption columns={columns} rows={list.rows} rowKey={(row) => row.caseId} empty={<Nothing list={list} />} dense />
}

function Person({ row }: { row: CaseloadRow }) {
  const { cases, people } = useWords()
  if (row.opening === 'unreadable') return <StateBadge tone="attention" icon="alert">{cases.caseload.unreadable}</StateBadge>
  if (row.opening === 'no-key') return <>{cases.caseload.noKey}</>
  const parts = [row.kind === 'family' && cases.kinds.family, row.sex && people.sexes[row.sex], row.ageBand && people.ageBands[row.ageBand], row.category && cases.categories[row.category]]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

function Nothing({ list }: { list: Caseload }) {
  const { cases: { caseload: words } } = useWords()
  if (list.all > 0) return <EmptyState title={words.noMatch} />
  if (list.whose === 'supervised') return <EmptyState title={words.supervisedEmpty}>{words.supervisedEmptyText}</EmptyState>
  return <EmptyState title={words.empty} action={<ButtonLink href="/cases/new" look="action">{words.open}</ButtonLink>}>{words.emptyText}</EmptyState>
}

function Pages({ list, query }: { list: Caseload; query: CaseloadQuery }) {
  const { cases: { caseload: words }, frame } = useWords()
  if (list.pages === 1 || query.search !== undefined) return null
  const to = (page: number) => `/caseload?${new URLSearchParams({
    ...(list.whose === 'supervised' ? { whose: 'supervised' } : {}), ...(query.state ? { state: query.state } : {}), ...(query.district ? { district: query.district } : {}),
    ...(query.category ? { category: query.category } : {}), ...(query.longestAgoFirst ? { order: 'longest-ago' } : {}), page: String(page),
  })}`
  return (
    <nav className="button-row" aria-label={say(words.page, { page: list.page, pages: list.pages })}>
      {list.page > 1 && <ButtonLink href={to(list.page - 1)} look="quiet">{frame.list.previousPage}</ButtonLink>}
      <span>{say(words.page, { page: list.page, pages: list.pages })}</span>
      {list.page < list.pages && <ButtonLink href={to(list.page + 1)} look="quiet">{frame.list.nextPage}</ButtonLink>}
    </nav>
  )
}
