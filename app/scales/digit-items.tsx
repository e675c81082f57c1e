import { useMemo, type RefObject } from 'react'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import type { ItemAsked } from './scale-view.ts'
import { useDigits } from './use-digits.ts'

type Given = { items: readonly ItemAsked[]; form: RefObject<HTMLFormElement | null>; /** Before the names of the fields. */ prefix: string; value: (name: string) => string | undefined; problem: (name: string) => string | undefined }

/** Numbered entry: the number on the paper, our own cue, one digit. */
export function DigitItems({ items, form, prefix, value, problem }: Given) {
  const { scales: words } = useWords()
  const language = useLanguage()
  const asked = useMemo(() => items.map(({ id, values }) => ({ id, name: `${prefix}answers.${id}`, values })), [items, prefix])
  const digits = useDigits(form, asked)
  return (
    <div className="digit-items" onInput={digits.onInput} onKeyDown={digits.onKeyDown} onFocus={digits.onFocus}>
      <ol className="digit-list">
        {items.map((item) => {
          const refused = say(words.problems['illegal-value'], { values: item.values.join(', ') })
          return <DigitField key={item.id} item={item} name={`${prefix}answers.${item.id}`} value={value(item.id)} error={digits.refused.has(item.id) ? refused : problem(item.id)} isCurrent={digits.current === item.id} />
        })}
      </ol>
      <Pad item={items.find(({ id }) => id === digits.current)} press={digits.press} undo={digits.undo}
        left={digits.unanswered === 0 ? words.form.allAnswered : plural(language, words.form.unanswered, digits.unanswered)} />
    </div>
  )
}

function DigitField({ item, name, value, error, isCurrent }: { item: ItemAsked; name: string; value: string | undefined; error: string | undefined; isCurrent: boolean }) {
  const { form } = useWords().scales
  const id = `answer-${item.id}`
  const note = [item.isOptional && form.optional, item.askedIf && !item.isOptional && form.only].filter(Boolean).join(', ')
  return (
    <li className={classes('digit-row', error && 'field-refused', isCurrent && 'digit-now')} value={item.no ?? undefined}>
      <label htmlFor={id}><span className="digit-no">{item.no}</span><span>{item.cue}{note && <span className="quiet"> · {note}</span>}</span></label>
      <span className="field-control">
        <input id={id} name={name} defaultValue={value ?? ''} maxLength={1} inputMode="numeric" autoComplete="off" spellCheck={false}
          aria-describedby={[`${id}-values`, error && `${id}-error`].filter(Boolean).join(' ')} aria-invalid={error ? true : undefined} />
      </span>
      <span className="digit-values" id={`${id}-values`}>{item.values.join(' ')}</span>
      {error && <p className="field-error" id={`${id}-error`} role="alert"><Icon name="alert" size={16} />{error}</p>}
    </li>
  )
}

/** For a thumb: the values of the item whose turn it is. Pressing keeps the cursor where it is. */
function Pad({ item, press, undo, left }: { item: ItemAsked | undefined; press: (value: string) => void; undo: () => void; left: string }) {
  const { form } = useWords().scales
  return (
    <div className="digit-pad needs-script" role="group" aria-label={say(form.pad, { no: item?.no ?? '' })} onPointerDown={(event) => event.preventDefault()}>
      <p><strong>{item?.no}</strong> {item?.cue} <span className="quiet" aria-live="polite">{left}</span></p>
      <div className="button-row">
        {item?.values.map((value) => <Button key={value} type="button" onClick={() => press(String(value))}>{value}</Button>)}
        <Button type="button" look="quiet" onClick={() => press('-')}>{form.declinedItem}</Button>
        <Button type="button" look="quiet" onClick={undo}>{form.undo}</Button>
      </div>
    </div>
  )
}
