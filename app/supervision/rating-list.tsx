import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { SkillOutcome, SkillShare } from './skill-outcome.tsx'
import type { RatingLine } from './skills-view.ts'

/** On the page of supervision: what was rated of me, and what I rated. */
export function RatingList({ ratings, people }: { ratings: RatingLine[]; people: { agreementId: string; name: string }[] }) {
  const { skills: words } = useWords()
  const language = useLanguage()
  return (
    <Section title={words.list} aside={words.lead}>
      {ratings.length === 0 && people.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      <ul className="plain-list">
        {ratings.map((line) => (
          <li key={line.id}>
            <a href={`/supervision/skills/${line.id}`}>{[formatDate(line.ratedOn, language), line.mine ? line.supervisor : line.supervisee, line.seen?.short].filter(Boolean).join(' · ')}</a>{' '}
            {line.seen ? <>{words.settings[line.seen.setting]} · <SkillShare of={line.seen} /> <SkillOutcome outcome={line.seen.outcome} /></> : <StateBadge tone="attention">{words.unreadable}</StateBadge>}
          </li>
        ))}
      </ul>
      {people.length > 0 && <p className="button-row">{people.map(({ agreementId, name }) => <ButtonLink key={agreementId} href={`/supervision/skills/new/${agreementId}`} icon="pencil" small>{say(words.rateWhom, { name })}</ButtonLink>)}</p>}
    </Section>
  )
}
