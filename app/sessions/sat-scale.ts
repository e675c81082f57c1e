// A scale filled in on the page "with a client". In the draft it stands as its fields do on the form, under the number of the
// page's opening, until it is kept as a scale: what was not kept by then becomes a line of the note when that is signed.
import type { Item } from '#app/scales/instrument.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import type { DraftFields } from './draft.ts'

const field = /^scale(\d{1,2})(?:\.([\w.]+))?$/

export const scaleField = (opening: number, name = ''): string => `scale${opening}${name && `.${name}`}`

export type ScaleChoice = { tool: string; scaleId: Id<'scale'>; alertId: Id<'alert'> }
/** `values` by the names of the form of that scale. */
export type SatScale = ScaleChoice & { opening: number; values: Record<string, string> }

/** Chosen with the ids it will have: kept twice, it is one scale and one alert. */
export const choiceText = ({ tool, scaleId, alertId }: ScaleChoice): string => `${tool} ${scaleId} ${alertId}`

/** undefined: this names no scale that could be kept, and no alert that anybody could open. */
export function choiceIn(text: string | undefined): ScaleChoice | undefined {
  const [tool = '', scaleText, alertText] = (text ?? '').split(' ')
  const [scaleId, alertId] = [idFrom<'scale'>(scaleText), idFrom<'alert'>(alertText)]
  return tool && scaleId && alertId ? { tool, scaleId, alertId } : undefined
}

/** In the order in which they were filled in; a tool that was only chosen is none. */
export function satScales(fields: DraftFields): SatScale[] {
  const found = new Map<number, Record<string, string>>()
  for (const [name, text] of Object.entries(fields)) {
    const [, opening, part] = field.exec(name) ?? []
    if (part && text !== '') found.set(Number(opening), { ...found.get(Number(opening)), [part]: text })
  }
  return [...found].sort(([a], [b]) => a - b).flatMap(([opening, values]) => {
    const choice = choiceIn(fields[scaleField(opening)])
    return choice ? [{ ...choice, opening, values }] : []
  })
}

/**
 * In words, for a note that is signed before the scale was kept: the answers in the order they stand on the form. Nobody looks for names
 * in these lines, so a number is all that comes through, or a word that the form itself has; "?" where something else was typed.
 */
export function scaleInWords(short: string, values: Record<string, string>, { items, scores, outcomes }: { items: readonly Pick<Item, 'id' | 'values'>[]; scores: readonly string[]; outcomes: readonly string[] }): string {
  const answers = items.map(({ id, values: own }) => numberIn(values[`answers.${id}`], own))
  const entered = scores.flatMap((id) => (values[`entered.${id}`] ? [`${id} ${numberIn(values[`entered.${id}`])}`] : []))
  const outcome = values.outcome ? [`outcome ${outcomes.find((one) => one === values.outcome) ?? '?'}`] : []
  const member = /^M\d{1,2}$/.test(values.member ?? '') ? [`member ${values.member}`] : []
  return `${short}: ${[...member, ...outcome, ...entered, ...(answers.some((answer) => answer !== '_') ? [answers.join(' ')] : [])].join(', ')}`
}

/** `own`: the words an item may be answered with, as ASQ's "yes", "no" and "refused". */
const numberIn = (text = '_', own: Item['values'] = []): string => (own.some((value) => String(value) === text) || /^([-_]|\d{1,4}([.,]\d{1,2})?)$/.test(text) ? text : '?')
