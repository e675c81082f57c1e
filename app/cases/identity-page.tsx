import type { FormProblems } from '#app/http/form-problems.ts'
import { languageNames, languages } from '#app/language/language.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, SegmentedChoice } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field, type FieldProps } from '#app/ui/field.tsx'
import { Beside, PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { callRules } from './identity.ts'
import type { IdentityValues } from './identity-values.ts'
import { choicesOf, useAnswer } from './use-answer.ts'

export type IdentityPageView = { id: string; code: string; word: string; values?: IdentityValues; revision?: number }
/** `stored`: another window saved first; it stands beside what was typed. `values.revision` is then the newer one. */
export type IdentityAnswer = FormProblems & { stale?: boolean; stored?: IdentityValues }

export function IdentityPage({ view, answer }: { view: IdentityPageView; answer: IdentityAnswer | undefined }) {
  const { cases: { identity: words }, frame } = useWords()
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={frame.protection.namesOnlyYou} />
      <PageHeading title={words.title} lead={words.lead} code={<CodeName code={view.code} word={view.word} href={`/cases/${view.id}`} />} />
      {!view.values && <EmptyState title={words.hiddenTitle}>{words.hiddenText}</EmptyState>}
      {answer?.stale && <Banner tone="attention" word={frame.banner.attention} title={words.staleTitle} live>{words.staleText}</Banner>}
      {answer?.stored
        ? <Beside sideFirst beside={<Stored values={answer.stored} />}><IdentityForm view={view} answer={answer} /></Beside>
        : (view.values || answer) && <IdentityForm view={view} answer={answer} />}
    </>
  )
}

function IdentityForm({ view, answer: given }: { view: IdentityPageView; answer: IdentityAnswer | undefined }) {
  const { cases: { identity: words }, frame } = useWords()
  const answer = useAnswer(given)
  const before: Readonly<Record<string, string>> = view.values ?? {}
  const value = (name: string) => (answer.isAnswered ? answer.typed(name) : before[name])
  const field = (name: string): Pick<FieldProps, 'name' | 'defaultValue' | 'error' | 'sensitive'> => ({ name, defaultValue: value(name), error: answer.problem(name), sensitive: true })
  const choice = (name: string, otherwise: string) => ({ name, value: value(name) ?? otherwise, error: answer.problem(name) })
  return (
    <form method="post" autoComplete="off" translate="no">
      <input type="hidden" name="revision" value={answer.typed('revision') ?? view.revision ?? 0} />
      <Stack>
        {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
        <Fieldset legend={words.rules} hint={words.rulesHint}>
          <SegmentedChoice {...choice('safeToCall', 'ask')} legend={words.safeToCall} options={choicesOf(callRules, words.answers)} />
          <SegmentedChoice {...choice('safeToLeaveMessage', 'ask')} legend={words.safeToLeaveMessage} options={choicesOf(callRules, words.answers)} />
          <Field {...field('whoMayAnswer')} label={words.whoMayAnswer} kind="textarea" rows={2} />
          <Field {...field('phone')} label={words.phone} kind="tel" width="middle" />
        </Fieldset>
        <Fieldset legend={words.names}>
          <Field {...field('givenName')} label={words.givenName} width="middle" />
          <Field {...field('familyName')} label={words.familyName} width="middle" />
          <Field {...field('patronymic')} label={words.patronymic} width="middle" />
          <Field {...field('alsoCalled')} label={words.alsoCalled} hint={words.alsoCalledHint} width="middle" />
        </Fieldset>
        <Fieldset legend={words.birth}>
          <SegmentedChoice {...choice('birthKind', 'unknown')} legend={words.birthKind} options={choicesOf(['unknown', 'day', 'year', 'estimated'] as const, words.birthKinds)} />
          <Field {...field('birthDay')} label={words.birthDay} kind="date" width="short" />
          <Field {...field('birthYear')} label={words.birthYear} inputMode="numeric" width="short" />
        </Fieldset>
        <Field {...field('address')} label={words.address} kind="textarea" rows={2} />
        <Fieldset legend={words.guardian}>
          <Field {...field('guardianName')} label={words.guardianName} width="middle" />
          <Field {...field('guardianRelation')} label={words.guardianRelation} width="middle" />
          <Field {...field('guardianAlsoCalled')} label={words.guardianAlsoCalled} width="middle" />
        </Fieldset>
        <Fieldset legend={words.emergency}>
          <Field {...field('emergencyName')} label={words.emergencyName} width="middle" />
          <Field {...field('emergencyPhone')} label={words.emergencyPhone} kind="tel" width="middle" />
          <Field {...field('emergencyAlsoCalled')} label={words.emergencyAlsoCalled} width="middle" />
        </Fieldset>
        <Field {...field('preferredLanguage')} label={words.preferredLanguage} kind="select" empty="–" width="middle" options={[...choicesOf(languages, languageNames), { value: 'other', label: words.otherLanguage }]} />
        <Field {...field('familyLinks')} label={words.familyLinks} hint={words.familyLinksHint} kind="textarea" rows={3} />
        <ButtonRow>
          <Button look="action">{words.save}</Button>
          <ButtonLink href={`/cases/${view.id}`} look="quiet">{frame.actions.cancel}</ButtonLink>
        </ButtonRow>
      </Stack>
    </form>
  )
}

/** What another window saved, so that nothing of it has to be guessed. */
function Stored({ values }: { values: IdentityValues }) {
  const { identity: words } = useWords().cases
  const labels = words as unknown as Readonly<Record<string, string>>
  const spoken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    safeToCall: words.answers, safeToLeaveMessage: words.answers, birthKind: words.birthKinds, preferredLanguage: { ...languageNames, other: words.otherLanguage },
  }
  return (
    <Section title={words.other}>
      <div translate="no">
        <Facts items={Object.entries(values).map(([name, value]) => ({ id: name, term: labels[name] ?? name, value: spoken[name]?.[value] ?? (value || '–') }))} />
      </div>
    </Section>
  )
}
