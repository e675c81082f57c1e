import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { figuresOf } from './figure-table.server.ts'
import type { FigureLine, WaitingLine } from './outcomes-view.ts'
import type { StandingReach } from './publish-reach.ts'
import { closesOn, isClosed, quarterStarts, windowName, type ReachWindow } from './reach-window.ts'
import { releasedWindows } from './release-table.server.ts'
import { programmeSettings, programmeWindows } from './reach-window-table.server.ts'
import { openFigure, template, type Figure } from './sealed-figure.server.ts'
import { shownReach } from './shown-reach.server.ts'

/** One line of the page: fixed, closed and still to be counted, or open until a day. */
export type ReachLine = { name: string; window: ReachWindow } & (
  | { kind: 'fixed'; figure: Pick<Figure, 'countedOn'> & { reach: StandingReach['shown'] } }
  /** Counted, and shown only once it stands in the ledger. */
  | { kind: 'kept' }
  | { kind: 'to-count' }
  | { kind: 'open'; closesOn: string }
  | { kind: 'unreadable' })

/** Declared windows, newest first, with the figures that stand, as their catalogue lets them be shown. Nothing is counted here. */
export async function listFigures(scope: Scope): Promise<ReachLine[]> {
  mustHaveRole(scope, 'delegate')
  const ledger = await scope.keys.of('ledger', scope.programme.id)
  const shownOf = await shownReach(scope)
  const standing = new Map<string, ReachLine>()
  for (const row of await figuresOf(scope.db, template)) {
    const window: ReachWindow = { kind: row.window_kind, startsOn: row.starts_on, endsOn: row.ends_on }
    const name = windowName(window)
    try {
      const figure = openFigure(ledger, row)
      const reach = await shownOf(figure)
      standing.set(name, { name, window, ...(reach ? { kind: 'fixed', figure: { reach, countedOn: figure.countedOn } } : { kind: 'kept' }) })
    } catch (error) {
      await noticeUnreadable(scope, error)
      standing.set(name, { name, window, kind: 'unreadable' })
    }
  }
  const day = today(scope)
  const declared = await programmeWindows(scope.db, scope.programme.id, day)
  const others = declared.filter((window) => !standing.has(windowName(window))).map((window): ReachLine => ({
    name: windowName(window), window, ...(isClosed(window, day) ? { kind: 'to-count' } : { kind: 'open', closesOn: closesOn(window) }),
  }))
  return [...standing.values(), ...others].sort((a, b) => (a.window.endsOn < b.window.endsOn ? 1 : -1))
}

/** What the page of outcomes shows. */
export async function outcomesView(scope: Scope): Promise<{ figures: FigureLine[]; waiting: WaitingLine[]; quarters: string[]; reports: ReachWindow[] }> {
  const lines = await listFigures(scope)
  const figures = lines.flatMap((line) => (line.kind === 'fixed' ? [{ name: line.name, window: line.window, reach: line.figure.reach, countedOn: line.figure.countedOn }] : []))
  const waiting = lines.flatMap((line): WaitingLine[] => (line.kind === 'fixed' ? [] : [{ name: line.name, window: line.window, state: line.kind, closesOn: line.kind === 'open' ? line.closesOn : null }]))
  const { started_on } = await scope.db.selectFrom('programme').select('started_on').where('id', '=', scope.programme.id).executeTakeFirstOrThrow()
  const settings = await programmeSettings(scope.db, scope.programme.id)
  const reports = await releasedWindows(scope.db)
  return { figures, waiting, reports, quarters: settings.project === undefined ? quarterStarts(started_on, today(scope)) : [] }
}
