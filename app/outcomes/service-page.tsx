import { formatDate, formatNumber } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { supervisedWithin, type ServiceView } from './service-load.ts'

/** Running the service is not reporting: words and dates, no counts of people. */
export function ServicePage({ view: { lines, covered, read, planned } }: { view: ServiceView }) {
  const { reporting: { service } } = useWords()
  const language = useLanguage()
  return (
    <>
      <PageHeading title={service.title} lead={service.lead} />
      <Stack>
        <Section title={service.psychologists}>
          <DataTable caption={service.psychologists} hideCaption rows={lines} rowKey={(line) => line.id} empty={<EmptyState title={service.none} />} columns={[
            { key: 'name', label: service.name, head: true, cell: (line) => <span translate="no">{line.name}</span> },
            { key: 'load', label: service.load, cell: (line) => service.loads[line.load] },
            { key: 'waiting', label: service.waiting, cell: (line) => (line.longestWait === null ? service.nobodyWaits : plural(language, service.longest, line.longestWait)) },
            { key: 'review', label: service.lastReview, cell: (line) => (line.lastReviewOn ? formatDate(line.lastReviewOn, language) : service.notYet) },
            { key: 'agreement', label: service.agreement, cell: (line) => (line.supervisors.length > 0 ? line.supervisors.map(({ name, until }) => say(service.until, { name, date: formatDate(until, language) })).join('; ') : service.noAgreement) },
          ]} />
        </Section>
        <Section title={say(service.coverage, { days: supervisedWithin })}>
          <ul className="prose">
            <li>{say(service.covered, { covered: formatNumber(covered, language), all: formatNumber(lines.length, language) })}</li>
            <li>{plural(language, service.read, read, { planned: formatNumber(planned, language) })}</li>
            <li>{service.hours}</li>
          </ul>
        </Section>
      </Stack>
    </>
  )
}
