import { useWords } from '#app/language/words.tsx'
import { say } from '#app/language/say.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Fieldset } from '#app/ui/choices.tsx'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { NumbersHere, type Numbers } from '#app/risk/numbers-here.tsx'
import { mostChildren, type AgeRange, type ChildSex } from './group.ts'

type Child = { number: number; sex: string; ageBand: string }

const spareLines = 4

/** Who is there, and whether something worries: a tick each, nothing that was written before. */
export function WithGroupFields({ group, ends }: { group: { children: Child[]; numbers: Numbers }; ends: string }) {
  const { groups: words, risk: { bar } } = useWords()
  const next = Math.max(0, ...group.children.map(({ number }) => number)) + 1
  const spare = Array.from({ length: Math.max(0, Math.min(spareLines, mostChildren - group.children.length)) }, (_, at) => ({ number: next + at, sex: '', ageBand: '' }))
  return (
    <>
      <details className="imminent">
        <summary className="button button-danger"><Icon name="alert" /><span>{bar.open}</span></summary>
        <div className="imminent-body">
          <h2>{bar.callFirst}</h2>
          <NumbersHere numbers={group.numbers} />
          <p>{words.concernSends}</p>
          <div><Button name="then" value={ends} look="danger" icon="alert">{words.concernFirst}</Button></div>
        </div>
      </details>
      <Section title={words.children}>
        <ul className="plain-list">
          {[...group.children, ...spare].map((child) => <ChildLine key={child.number} child={child} />)}
        </ul>
      </Section>
    </>
  )
}

function ChildLine({ child: { number, sex, ageBand } }: { child: Child }) {
  const { groups: words } = useWords()
  const known = [sex && words.sexes[sex as ChildSex], ageBand && words.ages[ageBand as AgeRange]].filter(Boolean).join(', ')
  return (
    <li>
      <Fieldset legend={[say(words.child, { n: number }), known].filter(Boolean).join(' · ')}>
        <div className="button-row">
          <Tick name={`child${number}.here`} label={words.here} />
          <Tick name={`child${number}.concern`} label={words.concern} />
        </div>
      </Fieldset>
    </li>
  )
}

function Tick({ name, label }: { name: string; label: string }) {
  return <label className="choice"><input type="checkbox" name={`draft.${name}`} value="yes" /><span>{label}</span></label>
}
