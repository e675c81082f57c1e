import type { Plot } from './scale-view.ts'

/** Places on a drawing of this size; text is set in the same units. */
export const frame = { width: 400, height: 232, left: 34, right: 8, top: 10, bottom: 46 }

const day = 86_400_000
const time = (on: string): number => Date.parse(`${on}T00:00:00Z`)

export type Places = { x: (on: string) => number; y: (value: number) => number; from: string; to: string; sessions: string[] }

/** From the first measure to the last measure or session; sessions before the first one are left of the plot and not drawn. */
export function placesOf({ series, min, max }: Pick<Plot, 'series' | 'min' | 'max'>, sessions: readonly string[]): Places {
  const days = series.flatMap(({ points }) => points.map(({ on }) => on)).sort()
  const [first, last] = [days[0]!, days.at(-1)!]
  const shown = sessions.filter((on) => on >= first)
  const to = [last, ...shown].sort().at(-1)!
  // one single day would have no width
  const width = Math.max(time(to) - time(first), 14 * day)
  const across = frame.width - frame.left - frame.right
  const down = frame.height - frame.top - frame.bottom
  return {
    x: (on) => round(frame.left + 6 + ((time(on) - time(first)) / width) * (across - 12)), y: (value) => round(frame.top + (1 - (value - min) / (max - min || 1)) * down),
    from: first, to, sessions: shown,
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
