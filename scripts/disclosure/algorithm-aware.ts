import { boundsOf, type Known } from '#app/outcomes/integer-bounds.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { rounded } from '#app/outcomes/rounding.ts'
import { isEqual } from './vector.ts'
import { coefficientsOf, intervalsOf, sumOf, withhold, type Group } from './withhold-mode.ts'

/** Above so many worlds nobody would try them all here. */
const mostWorlds = 200_000

/**
 * A reader who knows how the holes were chosen runs it on every world that fits what is printed, and keeps those that give the
 * same holes: the values of the target there. (Why the product punches none.) Throws where there are too many worlds.
 */
export function reproducing(rules: DisclosureRules, groups: readonly Group[], order: readonly string[], cells: readonly string[], published: Readonly<Record<string, unknown>>, target: readonly string[]): number[] {
  const shown = Object.fromEntries(Object.entries(published).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  const known = intervalsOf(rules, groups.filter(({ id }) => id in shown), shown)
  const found = new Set<number>()
  for (const world of worlds(cells, known)) {
    const value = sumOf(target, world)
    if (found.has(value) || !Object.entries(shown).every(([id, figure]) => rounded(sumOf(groups.find((one) => one.id === id)!.leaves, world), rules.personBase) === figure)) continue
    const { withheld } = withhold(rules, groups, order, world)
    if (isEqual([...withheld].sort(), groups.map(({ id }) => id).filter((id) => !(id in shown)).sort())) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}

function worlds(cells: readonly string[], known: readonly Known[]): Record<string, number>[] {
  return cells.reduce<Record<string, number>[]>((sofar, cell) => {
    const told = boundsOf(known, coefficientsOf({ id: cell, leaves: [cell] }))
    if (told === 'timed-out') throw new Error('no bounds in time')
    if (sofar.length * (told.hi - told.lo + 1) > mostWorlds) throw new Error('too many worlds to try')
    return sofar.flatMap((world) => Array.from({ length: told.hi - told.lo + 1 }, (_, at) => ({ ...world, [cell]: told.lo + at })))
  }, [{}])
}
