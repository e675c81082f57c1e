/** One line of the bench. `plain` is the median of the unencrypted twin; `met` is undefined where there is no target. */
export type Figure = { name: string; unit: 'ms' | 'B' | '1/s'; median: number; p95: number; plain: number | null; ratio: number | null; target: number | null; met: boolean | null }

/** Milliseconds of processor time the product's server took for one act: what is left of a time when nothing else runs on the machine. For the table. */
export const cpuOf = new WeakMap<Figure, number>()

export const mostRatio = 3

/** `target` is the most for ms and B, the least for 1/s. A figure with a twin also has to stay within the ratio. */
export function figure(name: string, unit: Figure['unit'], own: number[], { plain, target = null, of = 'median', cpu }: { plain?: number[]; target?: number | null; of?: 'median' | 'p95'; cpu?: number } = {}): Figure {
  const [middle, high] = [median(own), unit === '1/s' ? Math.min(...own) : percentile(own, 0.95)]
  const plainly = plain && plain.length > 0 ? median(plain) : null
  const ratio = plainly === null ? null : unit === '1/s' ? plainly / middle : middle / plainly
  const judged = of === 'p95' ? high : middle
  const within = target === null ? null : unit === '1/s' ? judged >= target : judged <= target
  const made: Figure = { name, unit, median: round(middle), p95: round(high), plain: plainly === null ? null : round(plainly), ratio: ratio === null ? null : round(ratio), target, met: within === null ? null : within && (ratio === null || ratio <= mostRatio) }
  if (cpu !== undefined) cpuOf.set(made, round(cpu))
  return made
}

export const median = (values: number[]): number => percentile(values, 0.5)

export function percentile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN
}

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100)

const columns = ['what', 'unit', 'median', 'p95', 'plain', 'ratio', 'target', 'cpu', ''] as const

export function tableLine(one?: Figure): string {
  const cells = one ? [one.name, one.unit, one.median, one.p95, one.plain ?? '-', one.ratio ?? '-', one.target ?? '-', cpuOf.get(one) ?? '-', one.met === null ? '' : one.met ? 'met' : 'NOT MET'] : [...columns]
  return cells.map((cell, at) => (at === 0 ? String(cell).padEnd(36) : String(cell).padStart(at === 8 ? 9 : 8))).join(' ')
}

/** A row of the table in docs/benchmarks.md; without a figure its head. */
export function markdownLine(one?: Figure): string {
  if (!one) return '| what | median | p95 | plain | ratio | cpu | target | |\n|---|---|---|---|---|---|---|---|'
  const { name, unit, median: middle, p95, plain, ratio, target, met } = one
  return `| ${[name, `${middle} ${unit}`, p95, plain ?? '-', ratio ?? '-', cpuOf.get(one) ?? '-', target ?? '-', met === null ? '' : met ? 'met' : 'not met'].join(' | ')} |`
}
