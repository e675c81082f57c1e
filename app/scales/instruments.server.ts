import { Refusal } from '#app/work/refusal.ts'
import type { Instrument } from './instrument.ts'
import { instrumentsIn } from './instrument-form.server.ts'
import file from './instruments.json' with { type: 'json' }

/** All instruments the programme knows, checked when the server starts. */
export const instruments: readonly Instrument[] = instrumentsIn(file)

const byId = new Map(instruments.map((one) => [one.id, one]))

export const findInstrument = (id: string): Instrument | undefined => byId.get(id)

export function instrument(id: string): Instrument {
  const found = byId.get(id)
  if (!found) throw new Refusal('not-found')
  return found
}
