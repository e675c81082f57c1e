import { instrument } from '#app/scales/instruments.server.ts'
import { scaleForm, type ScaleEntry } from '#app/scales/scale-form.server.ts'
import { newId } from '#app/work/id.ts'

/** What a person types on the page of entry, read by the page's own form. */
export function filled(tool: string, typed: Record<string, unknown>, about: Record<string, unknown> = {}): ScaleEntry {
  return scaleForm(instrument(tool), { today: '2030-01-01', members: [] }).parse({ scaleId: newId(), alertId: newId(), measuredOn: '2024-05-14', language: 'az', mode: 'self', rater: 'client', ...typed, ...about })
}

/** Answers in the order of the form, one digit each; a space is left empty. */
export function digits(tool: string, text: string): Record<string, string> {
  return Object.fromEntries(instrument(tool).items.flatMap(({ id }, at) => (text[at] && text[at] !== ' ' ? [[id, text[at]]] : [])))
}
