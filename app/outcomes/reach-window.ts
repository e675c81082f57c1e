import { addDays } from '#app/work/scope.ts'

/**
 * The periods a programme declares. Days are ISO, both ends included. Quarters always; beside them years, or half-years
 * where the project period begins or ends inside a year (windows may nest, never overlap); and one project period.
 */
export const windowKinds = ['quarter', 'half', 'year', 'project'] as const
export type WindowKind = (typeof windowKinds)[number]
export type ReachWindow = { kind: WindowKind; startsOn: string; endsOn: string }
export type Project = { from: string; to: string }

/** Late notes of the last days come in before a period is counted for ever. */
export const closingDays = 10

const months: Record<Exclude<WindowKind, 'project'>, number> = { quarter: 3, half: 6, year: 12 }

/** First day on which the window is closed and may be counted. */
export const closesOn = (window: ReachWindow): string => addDays(window.endsOn, closingDays)
export const isClosed = (window: ReachWindow, day: string): boolean => day >= closesOn(window)

/** In a URL or a form: `2023-Q3`, `2023-H1`, `2023`, `project`. */
export function windowName({ kind, startsOn }: ReachWindow): string {
  const [year, month] = [startsOn.slice(0, 4), Number(startsOn.slice(5, 7))]
  if (kind === 'project') return kind
  if (kind === 'year') return year
  return kind === 'half' ? `${year}-H${(month + 5) / 6}` : `${year}-Q${(month + 2) / 3}`
}

/** Everything declared that has begun by `day`, earliest first, longer windows after the shorter ones they hold. */
export function declaredWindows(startedOn: string, project: Project | undefined, day: string): ReachWindow[] {
  const from = project && project.from < startedOn ? project.from : startedOn
  const longer = longerKind(project)
  const all = [...every('quarter', from, day), ...(longer ? every(longer, from, day) : []), ...(project && project.from <= day ? [projectWindow(project)] : [])]
  return all.sort((a, b) => (a.endsOn !== b.endsOn ? (a.endsOn < b.endsOn ? -1 : 1) : a.startsOn < b.startsOn ? 1 : -1))
}

/** Which lengths of window a programme has at all. */
export function declaredKinds(project: Project | undefined): WindowKind[] {
  const longer = longerKind(project)
  return ['quarter', ...(longer ? [longer] : []), ...(project ? ['project' as const] : [])]
}

const projectWindow = ({ from, to }: Project): ReachWindow => ({ kind: 'project', startsOn: from, endsOn: to })

/** The longest step beside quarters that lies whole inside or whole outside the project period. */
function longerKind(project: Project | undefined): 'year' | 'half' | undefined {
  if (!project) return 'year'
  const bounds = [project.from, addDays(project.to, 1)].map((day) => day.slice(5))
  if (bounds.every((day) => day === '01-01')) return 'year'
  return bounds.every((day) => day === '01-01' || day === '07-01') ? 'half' : undefined
}

function every(kind: Exclude<WindowKind, 'project'>, from: string, to: string): ReachWindow[] {
  const step = months[kind]
  const first = Number(from.slice(0, 4)) * 12 + Math.floor((Number(from.slice(5, 7)) - 1) / step) * step
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1
  const windows: ReachWindow[] = []
  for (let month = first; month <= last; month += step) windows.push({ kind, startsOn: dayOfMonth(month), endsOn: addDays(dayOfMonth(month + step), -1) })
  return windows
}

const dayOfMonth = (month: number): string => `${Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, '0')}-01`

/** Of the quarter that begins on a day, or '' for anything that is not such a day. */
export function lastDayOfQuarter(startsOn: string): string {
  if (!isDay(startsOn) || !/-(01|04|07|10)-01$/.test(startsOn)) return ''
  return addDays(dayOfMonth(Number(startsOn.slice(0, 4)) * 12 + Number(startsOn.slice(5, 7)) + 2), -1)
}

/** First days of the quarters a project may begin or end with: from the programme's first year, three years ahead. */
export function quarterStarts(startedOn: string, day: string): string[] {
  return every('quarter', `${Number(startedOn.slice(0, 4))}-01-01`, `${Number(day.slice(0, 4)) + 3}-12-31`).map((window) => window.startsOn)
}

/** A project period begins and ends with a quarter, so that quarters nest in it. */
export function isProject(given: unknown): given is Project {
  const { from, to } = Object(given) as { from?: unknown; to?: unknown }
  if (typeof from !== 'string' || typeof to !== 'string' || from >= to || !isDay(from) || !isDay(to)) return false
  return [from, addDays(to, 1)].every((day) => /-(01|04|07|10)-01$/.test(day))
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
