import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { DraftEditor } from '#app/sessions/draft-editor.tsx'
import type { DraftFields } from '#app/sessions/draft.ts'
import { jottingsIn, withJottings } from '#app/sessions/jotting.ts'
import { marksOf, type DraftProblems, type DraftView, type EditorProblem } from '#app/sessions/editor-view.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Fieldset } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field, type FieldProps } from '#app/ui/field.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { ageRanges, childNumbers, childSexes, groupPlaces, longestLine, longestText, moods, mostChildren, participations, secondAdults } from './group.ts'
import { groupLabel } from './group-label.ts'
import type { SessionGroup } from './group-view.ts'

interface GroupSessionEditorProps {
  view: DraftView
  group: SessionGroup
  /** What signing still asks for, by field. */
  problems: DraftProblems
  problem?: EditorProblem | undefined
}

/** Everything of one session on one page; it works without script. */
export function GroupSessionEditor({ view, group, problems, problem }: GroupSessionEditorProps) {
  const { groups: words } = useWords()
  return (
    <DraftEditor view={view} problem={problem} title={words.sessionTitle} code={<CodeName code={group.code} word={group.word} href={`/groups/${group.id}`} />} label={(field) => groupLabel(words, field)}>
      {(fields) => (
        <>
          {jottingsIn(fields).map((name) => <input key={name} type="hidden" name={`draft.${name}`} value="" readOnly />)}
          <SessionFields fields={withJottings(fields, 'worked')} group={group} problems={marksOf(problems, problem)} />
        </>
      )}
    </DraftEditor>
  )
}

type Named = (name: string) => Pick<FieldProps, 'name' | 'defaultValue' | 'error'>
const choice = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) => values.map((value) => ({ value, label: labels[value] }))
const spareLines = 3
const firstLines = 8

function SessionFields({ fields, group, problems }: { fields: DraftFields; group: SessionGroup; problems: DraftProblems }) {
  const { groups: words, frame } = useWords()
  const language = useLanguage()
  const field: Named = (name) => {
    const key = problems[name]
    return { name: `draft.${name}`, defaultValue: fields[name], error: key === undefined ? undefined : (words.problems as Readonly<Record<string, string>>)[key] ?? words.problems['not-understood'] }
  }
  const open = Object.keys(problems).length
  return (
    <>
      {open > 0 && <Banner tone="attention" word={frame.banner.attention} live>{plural(language, frame.field.summary, open)}</Banner>}
      <Field {...field('sessionOn')} label={words.sessionOn} kind="date" latest={group.day} width="short" />
      <Field {...field('startsAt')} label={words.startsAt} kind="time" aside={frame.values.optional} width="short" />
      <Field {...field('minutes')} label={words.minutes} kind="number" inputMode="numeric" min={1} latest={600} width="short" />
      <Field {...field('place')} label={words.place} kind="select" options={choice(groupPlaces, words.places)} width="middle" />
      <Field {...field('secondAdult')} label={words.secondAdult} hint={words.secondAdultHint} kind="select" options={choice(secondAdults, words.secondAdults)} width="middle" />
      <Field {...field('aloneBecause')} label={words.aloneBecause} hint={words.aloneHint} aside={frame.values.optional} sensitive />
      <Field {...field('theme')} label={words.theme} sensitive />
      <Section title={words.children}>
        <p>{words.childrenHint}</p>
        {linesOf(fields, group).map((number) => <ChildRow key={number} number={number} fields={fields} group={group} field={field} />)}
      </Section>
      <Field {...field('consentsKept')} label={words.consentsKept} aside={frame.values.optional} sensitive />
      <Field {...field('worked')} label={words.worked} kind="textarea" rows={4} aside={frame.values.optional} sensitive max={longestText} />
    </>
  )
}

/** The register, whoever is written about, and some empty lines for children who come for the first time. */
function linesOf(fields: DraftFields, { children }: SessionGroup): number[] {
  const numbers = childNumbers(fields, children)
  const next = Math.max(0, ...numbers) + 1
  const spare = Math.max(0, Math.min(numbers.length === 0 ? firstLines : spareLines, mostChildren - numbers.length))
  return [...numbers, ...Array.from({ length: spare }, (_, at) => next + at)]
}

function ChildRow({ number, fields, group, field }: { number: number; fields: DraftFields; group: SessionGroup; field: Named }) {
  const { groups: words } = useWords()
  const known = group.children.find((child) => child.number === number)
  const own = (part: string, usual?: string) => {
    const given = field(`child${number}.${part}`)
    return { ...given, defaultValue: given.defaultValue || usual }
  }
  return (
    <Fieldset legend={say(words.child, { n: number })}>
      <Ticked name={`child${number}.here`} fields={fields} label={words.here} />
      <Field {...own('sex', known?.sex)} label={words.sex} kind="select" options={choice(childSexes, words.sexes)} empty="–" width="short" />
      <Field {...own('ageBand', known?.ageBand ?? group.ageRange)} label={words.age} kind="select" options={choice(ageRanges, words.ages)} width="short" />
      <Field {...own('participation')} label={words.participation} kind="select" options={choice(participations, words.participations)} empty="–" width="short" />
      <Field {...own('mood')} label={words.mood} kind="select" options={choice(moods, words.moods)} empty="–" width="short" />
      <Ticked name={`child${number}.consent`} fields={fields} label={words.consent} />
      <Field {...own('line')} label={words.line} sensitive max={longestLine} />
      <Ticked name={`child${number}.concern`} fields={fields} label={words.concern} />
      {fields[`child${number}.concern`] === 'yes' && <p><a href="/first-contact/new">{words.concernFirst}</a></p>}
    </Fieldset>
  )
}

/** The empty field before it says that the box was seen and not ticked. */
function Ticked({ name, fields, label }: { name: string; fields: DraftFields; label: string }) {
  return (
    <label className="choice">
      <input type="hidden" name={`draft.${name}`} value="" />
      <input type="checkbox" name={`draft.${name}`} value="yes" defaultChecked={fields[name] === 'yes'} /><span>{label}</span>
    </label>
  )
}
