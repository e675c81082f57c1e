// <ChoiceList name="place" legend="Place" kind="radio" options={[…]} value="home" error={errors.place} />
// <ChoiceList name="purposes" legend="…" kind="checkbox" options={[…]} value={['care', 'record']} />
// <SegmentedChoice name="held" legend="How did it go?" options={[{ value: 'held', label: 'Held' }, …]} value="held" />
// <Fieldset legend="Contact">…fields…</Fieldset>
// Native radio buttons and boxes underneath: they post without script and move with the arrow keys.
import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

interface FieldsetProps {
  legend: string
  hint?: ReactNode
  error?: string | null
  /** Shows no frame and no legend text (still read out). */
  plain?: boolean
  className?: string
  children: ReactNode
}

export function Fieldset({ legend, hint, error, plain, className, children }: FieldsetProps) {
  const id = useId()
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={classes('fieldset', plain && 'fieldset-plain', error && 'field-refused', className)} aria-describedby={ids || undefined}>
      <legend className={plain ? 'visually-hidden' : undefined}>{legend}</legend>
      {hint && <div className="field-hint" id={`${id}-hint`}>{hint}</div>}
      {error && <p className="field-error" id={`${id}-error`}><Icon name="alert" size={16} />{error}</p>}
      {children}
    </fieldset>
  )
}

interface ChoicesProps {
  name: string
  legend: string
  options: readonly Choice[]
  /** The chosen value, or values for boxes. */
  value?: string | readonly string[] | null
  hint?: ReactNode
  error?: string | null
  required?: boolean
  hideLegend?: boolean
  onChange?: (value: string, chosen: boolean) => void
}

export function ChoiceList({ kind, ...props }: ChoicesProps & { kind: 'radio' | 'checkbox' }) {
  return (
    <Fieldset legend={props.legend} hint={props.hint} error={props.error} plain={props.hideLegend} className="choices">
      {props.options.map((choice) => <ChoiceLine key={choice.value} choice={choice} kind={kind} list={props} />)}
    </Fieldset>
  )
}

export function SegmentedChoice(props: ChoicesProps) {
  return (
    <Fieldset legend={props.legend} hint={props.hint} error={props.error} plain={props.hideLegend} className="choices">
      <div className="segments">
        {props.options.map((choice) => (
          <label key={choice.value} className="segment">
            <ChoiceInput choice={choice} kind="radio" list={props} />
            <span><Icon name="check" size={16} />{choice.label}</span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}

function ChoiceLine({ choice, kind, list }: { choice: Choice; kind: 'radio' | 'checkbox'; list: ChoicesProps }) {
  return (
    <label className="choice">
      <ChoiceInput choice={choice} kind={kind} list={list} />
      <span>{choice.label}{choice.hint && <span className="choice-hint">{choice.hint}</span>}</span>
    </label>
  )
}

function ChoiceInput({ choice, kind, list }: { choice: Choice; kind: 'radio' | 'checkbox'; list: ChoicesProps }) {
  const chosen = Array.isArray(list.value) ? list.value.includes(choice.value) : list.value === choice.value
  return (
    <input type={kind} name={list.name} value={choice.value} defaultChecked={chosen} disabled={choice.disabled}
      required={kind === 'radio' && list.required} onChange={(event) => list.onChange?.(choice.value, event.target.checked)} />
  )
}
