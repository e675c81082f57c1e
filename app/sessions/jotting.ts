// What is written on the page "with a client": each time that page is opened it writes under a number of its own, so that
// a page opened anew (it shows nothing written before) never overwrites what is kept already.
import type { DraftFields } from './draft.ts'

const jot = /^(jot|scaleName|scaleDigits)(\d{1,2})$/

/** Times the page may be opened in one session with a client. */
export const mostOpenings = 40

export const jottingFields = (opening: number) => ({ jot: `jot${opening}`, scaleName: `scaleName${opening}`, scaleDigits: `scaleDigits${opening}` })

/** Fields that hold something and are taken into the text: the editor empties them with the same save. */
export const jottingsIn = (fields: DraftFields): string[] => Object.keys(fields).filter((name) => jot.test(name) && fields[name] !== '')

/** For an editor that shows them in the text: the text is named, so that what it takes in is seen as a change and sent. */
export const toTakeIn = (fields: DraftFields, into = 'text'): DraftFields => (jottingsIn(fields).length > 0 ? { [into]: '', ...fields } : fields)

/** The jottings below the text (of a note; of a group session below what worked), in the order they were written, scales as a line of their own. */
export function withJottings(fields: DraftFields, into = 'text'): DraftFields {
  const names = jottingsIn(fields)
  if (names.length === 0) return fields
  const openings = [...new Set(names.map((name) => Number(jot.exec(name)![2])))].sort((a, b) => a - b)
  const text = [fields[into] ?? '', ...openings.flatMap((opening) => linesOf(fields, opening))].filter(Boolean).join('\n\n')
  return { ...fields, ...Object.fromEntries(names.map((name) => [name, ''])), [into]: text }
}

function linesOf(fields: DraftFields, opening: number): string[] {
  const names = jottingFields(opening)
  const [jotted, name, digits] = [fields[names.jot] ?? '', fields[names.scaleName] ?? '', fields[names.scaleDigits] ?? '']
  return [jotted, [name, digits].filter(Boolean).join(': ')]
}
