import { Chance } from '#app/demo/chance.ts'
import { boundsOf, ImpossibleRecord, type Known } from '#app/outcomes/integer-bounds.ts'
import { admission, attackOnChange, isRevisable, isSafe, mayRevise, type Standing } from '#app/outcomes/ledger-rules.ts'
import { intervalOf, rounded, type Interval } from '#app/outcomes/rounding.ts'
import { isInside, type Span } from '#app/outcomes/window-order.ts'

/** Three years of quarters, half-years and years of one invented programme, released one after the other, with late corrections. */
const [threshold, base] = [10, 5]
type Released = Standing & { name: string; shown: number | null }
type Rules = { admits: typeof admission; isRevisable: typeof isRevisable; revises: typeof mayRevise }
export type Found = { releases: number; shown: number; revised: number; frozen: number; attacked: number; contradictory: number; exposed: string[] }

export const asBuilt: Rules = { admits: admission, isRevisable, revises: mayRevise }
/** The ledger switched off: whatever is large enough by itself is printed, and printed anew when it changed. */
export const withoutLedger: Rules = { admits: () => 'show', isRevisable: () => true, revises: () => true }

export function runSeries(seed: number, rules: Rules): Found {
  const chance = new Chance(seed)
  const seen = Array.from({ length: 12 }, () => new Set<string>())
  const size = chance.number(18, 70)
  const stay = 0.55 + chance.next() * 0.4
  for (const [at, quarter] of seen.entries()) {
    if (at > 0) for (const person of seen[at - 1]!) if (chance.next() < stay) quarter.add(person)
    while (quarter.size < size * (0.7 + chance.next() * 0.5)) quarter.add(`${at} ${quarter.size}`)
  }
  const found: Found = { releases: 0, shown: 0, revised: 0, frozen: 0, attacked: 0, contradictory: 0, exposed: [] }
  for (let year = 0; year < 3; year++) releaseYear(chance, year, seen.slice(year * 4, year * 4 + 4), rules, found)
  return found
}

const windows = ([['Q1', 1, 3], ['Q2', 4, 6], ['H1', 1, 6], ['Q3', 7, 9], ['Q4', 10, 12], ['H2', 7, 12], ['Y', 1, 12]] as const)
const monthOf = (month: number): string => String(month).padStart(2, '0')

function releaseYear(chance: Chance, year: number, seen: Set<string>[], rules: Rules, found: Found): void {
  const ledger: Released[] = []
  const peopleIn = (from: number, to: number): Set<string> => new Set(seen.slice((from - 1) / 3, to / 3).flatMap((quarter) => [...quarter]))
  for (const [name, from, to] of windows) {
    const window: Span = { startsOn: `${2022 + year}-${monthOf(from)}-01`, endsOn: `${2022 + year}-${monthOf(to)}-28` }
    const people = peopleIn(from, to)
    const shown = people.size >= threshold && rules.admits(threshold, window, people, ledger) === 'show' ? rounded(people.size, base) : null
    ledger.push({ name, window, people, shown, isShown: shown !== null })
    found.releases++
    found.shown += shown === null ? 0 : 1
    attack(ledger, found)
    // late notes and retractions touch a quarter that was released
    const late = chance.number(0, Math.min(3, (to - 1) / 3 | 0))
    for (let count = chance.one([1, 2, 4, 12, 16]); count > 0; count--) {
      if (chance.next() < 0.8) seen[late]!.add(`late ${year} ${name} ${count}`)
      else seen[late]!.delete([...seen[late]!][0]!)
    }
    revise(ledger, `Q${late + 1}`, seen[late]!, rules, found)
  }
}

const told = (shown: number | null): Interval => (shown === null ? { lo: 0, hi: Infinity } : intervalOf(shown, base, threshold))

function revise(ledger: Released[], name: string, now: ReadonlySet<string>, rules: Rules, found: Found): void {
  const standing = ledger.findLast((one) => one.name === name)
  if (!standing || standing.shown === null || now.size < threshold) return
  const change = { added: [...now].filter((one) => !standing.people.has(one)).length, removed: [...standing.people].filter((one) => !now.has(one)).length }
  if (change.added + change.removed === 0) return
  const after = rounded(now.size, base)
  if (!rules.isRevisable(standing.window, ledger) || !rules.revises(threshold, change, told(standing.shown), told(after))) return void found.frozen++
  found.revised++
  const attacked = attackOnChange(told(standing.shown), told(after))
  for (const side of ['added', 'removed'] as const) if (change[side] < threshold && !isSafe(threshold, attacked[side])) found.exposed.push(`revision of ${name}: ${side}`)
  // the first figure was printed: whoever comes later is compared with both
  ledger.push({ ...standing, people: new Set(now), shown: after })
}

/** After every release: everybody who is in one shown window and not in a shorter one, and who is in two, from all that stands. */
function attack(ledger: readonly Released[], found: Found): void {
  const shown = ledger.filter((one, at) => one.shown !== null && at === ledger.findLastIndex((other) => other.name === one.name))
  const patterns = Array.from({ length: 15 }, (_, at) => at + 1)
  const within = (one: Released): number[] => patterns.filter((pattern) => ['Q1', 'Q2', 'Q3', 'Q4'].some((quarter, at) => (pattern >> at) & 1 && coveredBy(one.name).includes(quarter)))
  const sum = (list: number[]): Record<string, number> => Object.fromEntries(list.map((pattern) => [`${pattern}`, 1]))
  const known = shown.map((one): Known => ({ coef: sum(within(one)), ...told(one.shown) }))
  for (const outer of shown) {
    for (const inner of shown) {
      if (outer === inner) continue
      const nested = isInside(inner.window, outer.window)
      const people = [...outer.people].filter((one) => inner.people.has(one) !== nested).length
      if (people >= threshold) continue
      const target = within(outer).filter((pattern) => within(inner).includes(pattern) !== nested)
      found.attacked++
      const bounds = attempt(known, sum(target))
      // a retraction after a release: no people fit both any more, and nothing follows from figures that contradict each other
      if (bounds === 'contradictory') {
        found.contradictory++
        continue
      }
      // nested: nothing may be ruled out; in two quarters: no small group may be proved to be there
      const isExposed = bounds === 'timed-out' || (nested ? !isSafe(threshold, bounds) : bounds.lo >= 1 && bounds.hi < threshold)
      if (isExposed) found.exposed.push(`${outer.name} ${nested ? 'without' : 'and'} ${inner.name}: ${JSON.stringify(bounds)}`)
    }
  }
}

const coveredBy = (name: string): string[] => ({ H1: ['Q1', 'Q2'], H2: ['Q3', 'Q4'], Y: ['Q1', 'Q2', 'Q3', 'Q4'] })[name] ?? [name]

function attempt(known: readonly Known[], target: Record<string, number>): Interval | 'timed-out' | 'contradictory' {
  try {
    return boundsOf(known, target)
  } catch (error) {
    if (error instanceof ImpossibleRecord) return 'contradictory'
    throw error
  }
}
