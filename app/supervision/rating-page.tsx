import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { SkillOutcome, SkillShare } from './skill-outcome.tsx'
import type { RatingView } from './skills-view.ts'

/** One rating, read by both. */
export function RatingPage({ view }: { view: RatingView }) {
  const { skills: words, frame } = useWords()
  const language = useLanguage()
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(words.protection, view)} />
      <PageHeading title={`${words.title} · ${view.short}`} lead={say(words.saved, { date: formatDate(view.ratedOn, language), name: view.supervisor })} state={<SkillOutcome outcome={view.outcome} />} />
      <Facts items={[{ term: words.setting, value: words.settings[view.setting] }, { term: words.levels, value: <SkillShare of={view} /> }]} />
      <Section title={words.strengths}><Prose text={view.strengths} /></Section>
      <Section title={words.nextStep}><Prose text={view.nextStep} /></Section>
      {view.action && <Section title={words.action} aside={view.actionBy ? `${words.actionBy} ${formatDate(view.actionBy, language)}` : undefined}><Prose text={view.action} /></Section>}
      <Section title={words.levels}>
        <DataTable caption={words.levels} hideCaption dense rows={view.levels.filter(({ level }) => level !== null)} rowKey={(row) => String(row.no)} empty={<EmptyState title={words.notSeen} />} columns={[
          { key: 'skill', label: words.title, head: true, cell: ({ no, cue }) => (cue ? `${no} · ${cue}` : say(words.competency, { no })) },
          { key: 'level', label: words.level, cell: ({ level }) => level },
        ]} />
      </Section>
    </>
  )
}
