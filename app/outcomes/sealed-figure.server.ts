import type { NewRow, Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import { newId } from '#app/work/id.ts'
import type { Members, Reach, Spreads } from './reach.ts'
import { windowName, type ReachWindow } from './reach-window.ts'

/** `members` are for later differencing alone: no page is given them. */
export type Figure = { window: ReachWindow; reach: Reach; members: Members; spreads?: Spreads; countedOn: string }

/** The one template until the catalogue of questions is signed: whole-programme reach. */
export const template = 'reach'
type Document = Figure & { template: string }

export function sealFigure(ledger: CompartmentKey, figure: Figure): NewRow<'released_figure'> {
  const id = newId<'figure'>()
  const { window, countedOn } = figure
  const document = seal(ledger, 'ledger.figure', { record: id, revision: 1 }, { ...figure, template } satisfies Document)
  return { id, template, window_kind: window.kind, starts_on: window.startsOn, ends_on: window.endsOn, computed_on: countedOn, document }
}

/** Throws `Unreadable`, also where the row's clear columns name another window than the one that was sealed. */
export function openFigure(ledger: CompartmentKey, row: Row<'released_figure'>): Figure {
  const { window, reach, members, spreads, countedOn, ...rest } = open(ledger, 'ledger.figure', { record: row.id, revision: 1 }, row.document) as Document
  const sealed = `${rest.template} ${windowName(window)} ${window.startsOn} ${window.endsOn}`
  const shown = { kind: row.window_kind, startsOn: row.starts_on, endsOn: row.ends_on }
  if (sealed !== `${row.template} ${windowName(shown)} ${shown.startsOn} ${shown.endsOn}`) throw new Unreadable('ledger.figure', row.id)
  return { window, reach, members, ...(spreads && { spreads }), countedOn }
}
