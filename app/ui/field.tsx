// <Field name="subjective" label="Subjective" kind="textarea" sensitive rows={6} defaultValue={draft.subjective}
//        error={errors.subjective} max={20000} counter={(left) => …plural(language, words.frame.field.characters, left)} />
// <Field name="district" label="District" kind="select" options={[{ value: 'AGD', label: 'Aghdam' }]} empty="Please choose" />
// <Field name="passphrase" label="Passphrase" kind="password" autoComplete="current-password"
//        reveal={{ show: words.frame.field.showPassphrase, hide: words.frame.field.hidePassphrase }} />
// `max` only counts; it never cuts what was pasted (no word is lost: the server refuses and the page keeps the text).
// `sensitive` keeps spell checkers, translators and writing assistants of the browser from sending the text away.
import { useId, useState, type ChangeEvent, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export interface Option {
  value: string
  label: string
  disabled?: boolean
}

export type FieldKind = 'text' | 'textarea' | 'select' | 'date' | 'time' | 'number' | 'email' | 'tel' | 'search' | 'password'
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Passed = Pick<InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'autoFocus' | 'disabled' | 'readOnly' | 'required' | 'inputMode' | 'maxLength' | 'min' | 'step' | 'pattern' | 'placeholder' | 'form' | 'list'>
  & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows' | 'lang'>

export interface FieldProps extends Passed {
  name: string
  label: string
  kind?: FieldKind
  id?: string
  hint?: ReactNode
  /** A sentence with a next step; the field is then marked invalid. */
  error?: string | null
  /** Beside the label, for instance words.frame.values.optional. */
  aside?: ReactNode
  defaultValue?: string | number | null
  /** With onChange, when a page part holds the text itself. */
  value?: string
  onChange?: (value: string) => void
  onBlur?: () => void
  sensitive?: boolean
  /** Characters the server takes; shown by `counter`. */
  max?: number
  /** Highest value of a number, or last date. */
  latest?: string | number
  counter?: (left: number) => string
  options?: readonly Option[]
  /** select: the first, empty choice. */
  empty?: string
  reveal?: { show: string; hide: string }
  width?: 'short' | 'middle' | 'full'
  hideLabel?: boolean
}

const silent = { spellCheck: false, translate: 'no', autoComplete: 'off', autoCorrect: 'off', 'data-gramm': 'false', 'data-gramm_editor': 'false', 'data-lt-active': 'false' } as const

export function Field(props: FieldProps) {
  const made = useId()
  const id = props.id ?? made
  const [length, setLength] = useState(String(props.value ?? props.defaultValue ?? '').length)
  const [open, setOpen] = useState(false)
  const used = props.value === undefined ? length : props.value.length
  const notes = { hint: `${id}-hint`, error: `${id}-error` }
  const changed = (event: ChangeEvent<Control>) => {
    setLength(event.target.value.length)
    props.onChange?.(event.target.value)
  }
  return (
    <div className={classes('field', `field-${props.width ?? 'full'}`, props.error && 'field-refused')}>
      <div className={classes('field-top', props.hideLabel && 'visually-hidden')}>
        <label htmlFor={id}>{props.label}</label>
        {props.aside && <span className="field-aside">{props.aside}</span>}
      </div>
      {props.hint && <div className="field-hint" id={notes.hint}>{props.hint}</div>}
      {props.error && <p className="field-error" id={notes.error}><Icon name="alert" size={16} />{props.error}</p>}
      <div className="field-control">
        <FieldControl field={props} id={id} notes={notes} changed={changed} open={open} />
        {props.reveal && <Reveal words={props.reveal} controls={id} open={open} onToggle={() => setOpen(!open)} />}
      </div>
      {props.max !== undefined && props.counter && <Counter left={props.max - used} max={props.max} say={props.counter} />}
    </div>
  )
}

interface FieldControlProps {
  field: FieldProps
  id: string
  notes: { hint: string; error: string }
  changed: (event: ChangeEvent<Control>) => void
  open: boolean
}

function FieldControl({ field, id, notes, changed, open }: FieldControlProps) {
  const shared = { ...passedOf(field), ...(field.sensitive ? silent : {}), ...describedBy(field, notes), ...valueOf(field), id, name: field.name, onChange: changed, onBlur: field.onBlur }
  if (field.autoComplete) shared.autoComplete = field.autoComplete
  if (field.kind === 'textarea') return <textarea {...shared} rows={field.rows ?? 4} />
  if (field.kind === 'select') return <SelectControl field={field} shared={shared} />
  const type = field.kind === 'password' && open ? 'text' : (field.kind ?? 'text')
  return <input {...shared} type={type} inputMode={field.inputMode} min={field.min} max={field.latest} step={field.step} pattern={field.pattern} maxLength={field.maxLength} list={field.list} />
}

function SelectControl({ field, shared }: { field: FieldProps; shared: object }) {
  return (
    <select {...shared}>
      {field.empty !== undefined && <option value="">{field.empty}</option>}
      {field.options?.map(({ value, label, disabled }) => <option key={value} value={value} disabled={disabled}>{label}</option>)}
    </select>
  )
}

function Reveal({ words, controls, open, onToggle }: { words: { show: string; hide: string }; controls: string; open: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="field-reveal needs-script" aria-controls={controls} aria-pressed={open} onClick={onToggle}>
      <Icon name={open ? 'eye-off' : 'eye'} label={open ? words.hide : words.show} />
    </button>
  )
}

/** Read out only near the end: a number after each letter would drown what is being written. */
function Counter({ left, max, say }: { left: number; max: number; say: (left: number) => string }) {
  const near = left < max / 10
  return <p className={classes('field-counter', left < 0 && 'field-counter-over')} aria-live={near ? 'polite' : 'off'}>{say(left)}</p>
}

const valueOf = ({ value, defaultValue }: FieldProps) => (value === undefined ? { defaultValue: defaultValue ?? '' } : { value })

function describedBy({ hint, error }: FieldProps, notes: { hint: string; error: string }) {
  const ids = [hint && notes.hint, error && notes.error].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}

function passedOf({ autoComplete, autoFocus, disabled, readOnly, required, placeholder, form, lang }: FieldProps) {
  return { autoComplete, autoFocus, disabled, readOnly, required, placeholder, form, lang }
}
