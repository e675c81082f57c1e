import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { longestRatingText, ratingLevels, ratingSettings } from './rating.ts'
import type { FormProblems } from './problems.ts'
import type { RateView } from './skills-view.ts'

/** The supervisor's page: with the paper checklist in hand, a level for each competency seen, and what comes next. */
export function RatePage({ view, problems }: { view: RateView; problems: FormProblems | undefined }) {
  const { skills: words, names, frame } = useWords()
  const { error, typed } = useFilled(problems)
  const text = (name: string) => ({ name, kind: 'textarea' as const, rows: 2, sensitive: true, max: longestRatingText, defaultValue: typed(name), error: error(name) })
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(words.protection, { supervisor: view.supervisor, supervisee: view.supervisee })} />
      <PageHeading title={`${words.newTitle} · ${view.tool.short}`} lead={say(words.newLead, { name: view.supervisee })} />
      <p className="button-row"><span className="quiet">{words.tool}:</span> {view.tools.map((tool) => (tool.id === view.tool.id ? <strong key={tool.id} lang="en">{tool.short}</strong> : <a key={tool.id} lang="en" href={`/supervision/skills/new/${view.agreementId}?tool=${tool.id}`}>{tool.short}</a>))}</p>
      <form method="post" autoComplete="off">
        <input type="hidden" name="ratingId" value={typed('ratingId') ?? view.ratingId} readOnly />
        <input type="hidden" name="tool" value={view.tool.id} readOnly />
        <Stack>
          <Field name="ratedOn" label={words.ratedOn} kind="date" latest={view.day} width="short" defaultValue={typed('ratedOn') ?? view.day} error={error('ratedOn')} />
          <ChoiceList kind="radio" name="setting" legend={words.setting} value={typed('setting')} error={error('setting')} options={ratingSettings.map((value) => ({ value, label: words.settings[value] }))} />
          <Section title={words.levels}>
            <p className="quiet">{words.levelsHint}</p>
            {error('levels') && <Banner tone="attention" word={frame.banner.attention} live>{error('levels')}</Banner>}
            <Stack>{view.competencies.map(({ id, no, cue }) => (
              <SegmentedChoice key={id} name={`levels.${id}`} legend={cue ? `${no} · ${cue}` : say(words.competency, { no })} value={typed(`levels.${id}`) ?? ''} error={error(`levels.${id}`)}
                options={[{ value: '', label: <NotSeen /> }, ...ratingLevels.map((value) => ({ value, label: value }))]} />
            ))}</Stack>
          </Section>
          <Field {...text('strengths')} label={words.strengths} />
          <Field {...text('nextStep')} label={words.nextStep} hint={words.nextHint} />
          <Field {...text('action')} label={words.action} hint={words.actionHint} aside={frame.values.optional} />
          <Field name="actionBy" label={words.actionBy} kind="date" width="short" defaultValue={typed('actionBy')} error={error('actionBy')} />
          {error('leave') && <ChoiceList kind="checkbox" name="leave" legend={names.leaveLegend} error={error('leave')} options={[{ value: 'yes', label: names.plainLeave }]} />}
          <ButtonRow><Button look="action">{words.save}</Button><ButtonLink href="/supervision" look="quiet">{frame.actions.cancel}</ButtonLink></ButtonRow>
          <p className="quiet" lang="en">{view.tool.name}. {view.tool.licence}</p>
        </Stack>
      </form>
    </>
  )
}

/** Short, so that all five stand in one row on a phone. */
function NotSeen() {
  return <><span aria-hidden="true">–</span><span className="visually-hidden">{useWords().skills.notSeen}</span></>
}

function useFilled(problems: FormProblems | undefined): { error: (name: string) => string | undefined; typed: (name: string) => string | undefined } {
  const { problems: sentences } = useWords().skills
  return {
    error: (name) => { const key = problems?.errors[name]?.[0]; return key === undefined ? undefined : sentences[key as keyof typeof sentences] ?? sentences['not-understood'] },
    typed: (name) => [problems?.values[name]].flat()[0],
  }
}
