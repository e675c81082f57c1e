import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Fieldset } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field, type FieldProps } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { ageRanges, childSexes, groupPlaces, longestLine, moods, participations, secondAdults, type AgeRange, type Registered } from './group.ts'
import { problemIn, valueIn, type GroupAnswer } from './group-answer.ts'
import type { SessionStart } from './group-view.ts'

/** Everything of one session on one page; it works without script. */
export function GroupSessionForm({ start, answer }: { start: SessionStart; answer: GroupAnswer | undefined }) {
  const { groups: words, frame } = useWords()
  const field = (name: string, usual?: string | number): Pick<FieldProps, 'name' | 'defaultValue' | 'error'> =>
    ({ name, defaultValue: valueIn(answer, name) ?? usual, error: problemIn(words.problems, answer, name) })
  const first = Math.max(0, ...start.children.map((child) => child.number)) + 1
  const rows: (Registered | { number: number })[] = [...start.children, ...Array.from({ length: start.spare }, (_, at) => ({ number: first + at }))]
  return (
    <>
      <PageHeading title={words.sessionTitle} code={<CodeName code={start.group.code} word={start.group.word} href={`/groups/${start.group.id}`} />} />
      <ProtectionStrip title={frame.protection.title} line={words.readers} />
      <form method="post" autoComplete="off">
        <Stack>
          {answer && <Banner tone="attention" word={frame.banner.attention} live>{frame.field.summary.other.replace('{n}', String(Object.keys(answer.errors).length))}</Banner>}
          <Field {...field('sessionOn', start.day)} label={words.sessionOn} kind="date" latest={start.day} required width="short" />
          <Field {...field('startsAt')} label={words.startsAt} kind="time" aside={frame.values.optional} width="short" />
          <Field {...field('minutes', start.usual.minutes)} label={words.minutes} kind="number" inputMode="numeric" min={1} latest={600} required width="short" />
          <Field {...field('place', start.usual.place)} label={words.place} kind="select" options={groupPlaces.map((value) => ({ value, label: words.places[value] }))} required width="middle" />
          <Field {...field('secondAdult', start.usual.secondAdult)} label={words.secondAdult} hint={words.secondAdultHint} kind="select" options={secondAdults.map((value) => ({ value, label: words.secondAdults[value] }))} required width="middle" />
          <Field {...field('aloneBecause')} label={words.aloneBecause} hint={words.aloneHint} aside={frame.values.optional} sensitive />
          <Field {...field('theme')} label={words.theme} required sensitive />
          <Section title={words.children}>
            <p>{words.childrenHint}</p>
            {rows.map((child, at) => <ChildRow key={child.number} at={at} child={child} ageRange={start.ageRange} answer={answer} />)}
          </Section>
          <Field {...field('consentsKept')} label={words.consentsKept} aside={frame.values.optional} sensitive />
          <Field {...field('worked')} label={words.worked} kind="textarea" rows={4} aside={frame.values.optional} sensitive />
          <p>{words.signSentence}</p>
          <Field name="pin" label={words.pin} kind="password" inputMode="numeric" autoComplete="off" error={problemIn(words.problems, answer, 'pin')} required width="short" />
          <div><Button look="action">{words.sign}</Button></div>
        </Stack>
      </form>
    </>
  )
}

function ChildRow({ at, child, ageRange, answer }: { at: number; child: Registered | { number: number }; ageRange: AgeRange; answer: GroupAnswer | undefined }) {
  const { groups: words } = useWords()
  const name = (part: string) => `children[${at}].${part}`
  const known = 'sex' in child ? child : undefined
  const field = (part: string, usual?: string): Pick<FieldProps, 'name' | 'defaultValue' | 'error'> =>
    ({ name: name(part), defaultValue: valueIn(answer, name(part)) ?? usual, error: problemIn(words.problems, answer, name(part)) })
  const choice = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) => values.map((value) => ({ value, label: labels[value] }))
  return (
    <Fieldset legend={say(words.child, { n: child.number })}>
      <input type="hidden" name={name('number')} value={child.number} />
      <label className="choice"><input type="checkbox" name={name('here')} value="yes" defaultChecked={valueIn(answer, name('here')) === 'yes'} /><span>{words.here}</span></label>
      <Field {...field('sex', known?.sex)} label={words.sex} kind="select" options={choice(childSexes, words.sexes)} empty="–" width="short" />
      <Field {...field('ageBand', known?.ageBand ?? ageRange)} label={words.age} kind="select" options={choice(ageRanges, words.ages)} width="short" />
      <Field {...field('participation')} label={words.participation} kind="select" options={choice(participations, words.participations)} empty="–" width="short" />
      <Field {...field('mood')} label={words.mood} kind="select" options={choice(moods, words.moods)} empty="–" width="short" />
      <label className="choice"><input type="checkbox" name={name('consent')} value="yes" defaultChecked={valueIn(answer, name('consent')) === 'yes'} /><span>{words.consent}</span></label>
      <Field {...field('line')} label={words.line} sensitive max={longestLine} />
    </Fieldset>
  )
}
