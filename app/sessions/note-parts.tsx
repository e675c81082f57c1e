import { useRef, useState } from 'react'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import type { EditorView } from './editor-view.ts'
import { unkeepable } from './field-label.ts'
import { formats, longestText, partNames, partsOf, type NoteFormat, type PartName } from './note.ts'
import { fieldsOf } from './use-autosave.ts'

const formatOf = (text: string | undefined): NoteFormat => formats.find((format) => format === text) ?? 'soap'

/** The text, part by part. Every part stays in the form, so that another format loses no word; one without text is hidden. */
export function NoteParts({ view }: { view: EditorView }) {
  const { fields } = view
  const { sessions } = useWords()
  const [format, setFormat] = useState(formatOf(fields.format))
  const [written, setWritten] = useState(() => partNames.filter((name) => fields[name]))
  const area = useRef<HTMLDivElement>(null)
  const own = partsOf[format]
  const change = (value: string) => {
    const form = area.current?.closest('form')
    const now = form ? fieldsOf(form) : fields
    setWritten(partNames.filter((name) => now[name]))
    setFormat(formatOf(value))
  }
  return (
    <div ref={area}>
      <Stack>
        <SegmentedChoice name="draft.format" legend={sessions.fields.format} value={format} onChange={change} options={formats.map((value) => ({ value, label: sessions.formats[value] }))} />
        {[...own, ...partNames.filter((name) => !own.includes(name))].map((name) => (
          <div key={name} hidden={!own.includes(name) && !written.includes(name)}>
            <Part name={name} text={fields[name]} error={unkeepable(view, name, sessions)} from={own.includes(name) ? undefined : sessions.otherFormat} />
          </div>
        ))}
      </Stack>
    </div>
  )
}

function Part({ name, text, error, from }: { name: PartName; text: string | undefined; error: string | undefined; from: string | undefined }) {
  const { sessions, frame } = useWords()
  const language = useLanguage()
  return (
    <Field
      name={`draft.${name}`} label={sessions.parts[name]} hint={from ?? sessions.partHints[name]} kind="textarea" rows={6} sensitive defaultValue={text} error={error} max={longestText}
      counter={(left) => (left < longestText / 10 ? plural(language, left < 0 ? frame.field.charactersOver : frame.field.characters, Math.abs(left)) : '')}
    />
  )
}
