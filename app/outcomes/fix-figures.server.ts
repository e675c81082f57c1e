import { record } from '#app/audit/record.server.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { countReach, type Taking } from './count-reach.server.ts'
import { figureOf, figuresOf, insertFigure } from './figure-table.server.ts'
import { namedBy } from './named-by.ts'
import { isClosed, windowName, type ReachWindow } from './reach-window.ts'
import { programmeWindows } from './reach-window-table.server.ts'
import { openFigure, sealFigure, template, type Figure } from './sealed-figure.server.ts'

export type Fixed =
  | { kind: 'fixed'; figures: number }
  /** Facts of so many people are not yet granted to this delegate: each of them signs in once, then it can be counted. */
  | { kind: 'keys-awaited'; writers: number }

/** Counts every declared window that has closed and has no figure yet; what is counted here is the figure for ever. */
export async function fixFigures(scope: Scope): Promise<Fixed> {
  mustHaveRole(scope, 'delegate')
  const fixed = new Set((await figuresOf(scope.db, template)).map((row) => `${row.window_kind} ${row.starts_on}`))
  const declared = await programmeWindows(scope.db, scope.programme.id, today(scope))
  const waiting = declared.filter((window) => isClosed(window, today(scope)) && !fixed.has(`${window.kind} ${window.startsOn}`))
  for (const window of waiting) {
    const figure = await fixFigure(scope, window)
    if (figure.kind === 'keys-awaited') return figure
  }
  return { kind: 'fixed', figures: waiting.length }
}

/**
 * The figure of one window: the one that stands, or the one counted now. Whoever comes second reads the first one's. `beside` has been
 * given the window's facts where it `isCounted` now; where a figure stands, no fact is read. `known`: who is who, where that was read already.
 */
export async function fixFigure(scope: Scope, window: ReachWindow, beside?: Taking, known?: PersonOf): Promise<{ kind: 'figure'; figure: Figure; isCounted: boolean } | { kind: 'keys-awaited'; writers: number }> {
  mustHaveRole(scope, 'delegate')
  const ledger = await scope.keys.of('ledger', scope.programme.id)
  const standing = await figureOf(scope.db, template, window)
  if (standing) return { kind: 'figure', figure: openFigure(ledger, standing), isCounted: false }
  const counted = await countReach(scope, window, beside, known)
  if (counted.kind === 'keys-awaited') return counted
  const row = sealFigure(ledger, { window, reach: counted.reach, members: namedBy(counted.members, counted.keptAs), spreads: counted.spreads, countedOn: today(scope) })
  const first = await inTransaction(scope, async (scope) => {
    await insertFigure(scope.db, row)
    const first = (await figureOf(scope.db, template, window))!
    if (first.id === row.id) await record(scope, { did: 'figure.fixed', record: row.id, about: windowName(window) })
    return first
  })
  return { kind: 'figure', figure: openFigure(ledger, first), isCounted: true }
}
