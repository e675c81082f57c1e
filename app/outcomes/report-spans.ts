import { declaredWindows, windowName, type Project, type ReachWindow } from './reach-window.ts'
import { isInside } from './window-order.ts'

/** Names of the quarters that a report of one quarter adds up: of its year, and of the project as far as it lies in it. */
export type Spans = { year: string[]; project: string[] | null }

/** Undefined for any other length of window: what is longer than a quarter has its own released figures. */
export function spansOf(window: ReachWindow, startedOn: string, project: Project | undefined): Spans | undefined {
  if (window.kind !== 'quarter') return undefined
  const quarters = declaredWindows(startedOn, project, window.endsOn).filter((one) => one.kind === 'quarter')
  const until = (from: string): string[] => quarters.filter((one) => one.startsOn >= from && one.endsOn <= window.endsOn).map(windowName)
  const isOfProject = project !== undefined && isInside(window, { startsOn: project.from, endsOn: project.to })
  return { year: until(`${window.startsOn.slice(0, 4)}-01-01`), project: isOfProject ? until(project.from) : null }
}
