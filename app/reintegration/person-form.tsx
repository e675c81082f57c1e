import { choicesOf, useAnswer } from '#app/cases/use-answer.ts'
import { DistrictField } from '#app/cases/district-field.tsx'
import type { FormProblems } from '#app/http/form-problems.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { ageBands, longestLine, nameOf, sexes, type Details } from './rasb.ts'

interface PersonFormProps {
  districts: string[]
  own: string | null
  /** With somebody who is in the register already. */
  person?: { id: string; number: number; revision: number; details: Details }
  problems: FormProblems | undefined
}

export function PersonForm({ districts, own, person, problems }: PersonFormProps) {
  const { reintegration: words, people, frame } = useWords()
  const language = useLanguage()
  const answer = useAnswer(problems, words.problems)
  const { details } = person ?? {}
  const select = { kind: 'select' as const, empty: frame.field.choose, required: true, width: 'middle' as const }
  const isStale = problems?.errors.revision !== undefined
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={words.readers} />
      <PageHeading title={person ? words.changeTitle : words.newTitle} code={person && nameOf(person.number)} />
      <form method="post" autoComplete="off">
        <Stack>
          {isStale ? <Banner tone="attention" word={frame.banner.attention} live>{words.staleText}</Banner> : answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
          {person && <input type="hidden" name="revision" value={(isStale ? undefined : answer.typed('revision')) ?? person.revision} />}
          <Field {...answer.field('givenName', details?.givenName)} label={words.givenName} sensitive required width="middle" />
          <Field {...answer.field('familyName', details?.familyName)} label={words.familyName} sensitive aside={frame.values.optional} width="middle" />
          <Field {...answer.field('phone', details?.phone)} label={words.phone} kind="tel" sensitive aside={frame.values.optional} width="middle" />
          <DistrictField label={words.district} districts={districts} own={details?.district ?? own} answer={answer} />
          <Field {...answer.field('sex', details?.sex)} {...select} label={words.sex} options={choicesOf(sexes, people.sexes)} />
          <Field {...answer.field('ageBand', details?.ageBand)} {...select} label={words.ageBand} options={choicesOf(ageBands, people.ageBands)} />
          <Field {...answer.field('line', details?.line)} label={words.line} hint={words.lineHint} sensitive aside={frame.values.optional} max={longestLine}
            counter={(left) => (left < 0 ? plural(language, frame.field.charactersOver, -left) : plural(language, frame.field.characters, left))} />
          <ButtonRow>
            <Button look="action">{words.save}</Button>
            <ButtonLink href={person ? `/reintegration/people/${person.id}` : '/reintegration'} look="quiet">{frame.actions.cancel}</ButtonLink>
          </ButtonRow>
        </Stack>
      </form>
    </>
  )
}
