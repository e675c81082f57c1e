import { Refusal } from '#app/work/refusal.ts'
import { isCompetency, type Instrument } from './instrument.ts'
import { instrumentsIn } from './instrument-form.server.ts'
import file from './instruments.json' with { type: 'json' }

/** All instruments the programme knows, checked when the server starts. */
export const instruments: readonly Instrument[] = instrumentsIn(file)

/** Competencies are rated of a helper, never of a client: they are not entered in a case. */
export const ofClients = instruments.filter((one) => !isCompetency(one))

const byId = new Map(instruments.map((one) => [one.id, one]))

export const findInstrument = (id: string): Instrument | undefined => byId.get(id)

export function instrument(id: string): Instrument {
  const found = byId.get(id)
  if (!found) throw new Refusal('not-found')
  return found
}
