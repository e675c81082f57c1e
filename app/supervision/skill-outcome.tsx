import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'

/** What the rules make of the levels; nothing where none was given. */
export function SkillOutcome({ outcome }: { outcome: string | null }) {
  const { outcomes } = useWords().skills
  const tone = outcome === 'harm_flag' ? 'attention' : outcome === 'competent' ? 'done' : 'quiet'
  return outcome && outcome in outcomes ? <StateBadge tone={tone}>{outcomes[outcome as keyof typeof outcomes]}</StateBadge> : null
}

export function SkillShare({ of: { rated, percent } }: { of: { rated: number; percent: number | null } }) {
  const { share } = useWords().skills
  return <>{plural(useLanguage(), share, rated, { percent: percent === null ? 0 : Math.round(percent) })}</>
}
