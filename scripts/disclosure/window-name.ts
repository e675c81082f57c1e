import type { Span } from '#app/outcomes/window-order.ts'

/** `Q1`, `H1`, `Y`, `2026-Q1`, `Q1 2026`, `2026`, `2026-01..03`, `2026-01..2026-06`, `project`; a year that is not named is 2026. */
export function spanOf(name: string): Span | undefined {
  const range = /^(\d{4})-(\d{2})\.\.(?:(\d{4})-)?(\d{2})$/.exec(name.trim())
  if (range) return span(Number(range[1]), Number(range[2]), Number(range[3] ?? range[1]), Number(range[4]))
  const year = Number(/\b(\d{4})\b/.exec(name)?.[1] ?? 2026)
  const part = /([QH])([1-4])\b/i.exec(name)
  if (part?.[1]!.toUpperCase() === 'Q') return span(year, Number(part[2]) * 3 - 2, year, Number(part[2]) * 3)
  if (part && Number(part[2]) <= 2) return span(year, Number(part[2]) * 6 - 5, year, Number(part[2]) * 6)
  if (/^(y|year|full year|\d{4}|y\d*)\b/i.test(name.trim())) return span(year, 1, year, 12)
  return /^p(roject)?\b/i.test(name.trim()) ? span(year - 2, 1, year + 2, 12) : undefined
}

function span(fromYear: number, fromMonth: number, toYear: number, toMonth: number): Span {
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return { startsOn: `${fromYear}-${two(fromMonth)}-01`, endsOn: `${toYear}-${two(toMonth)}-${two(last)}` }
}

/** Quarters, half-years, years and whole numbers of years, where the calendar has them: never rolling, never a week. */
export function isDeclared({ startsOn, endsOn }: Span): boolean {
  const [from, to] = [startsOn, endsOn].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) as [number, number]
  const months = to - from + 1
  return [3, 6].includes(months) ? from % months === 0 : months > 0 && months % 12 === 0 && from % 12 === 0
}
