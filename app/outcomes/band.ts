import { childrenOf, type Tree } from './tree.ts'
import type { Tally } from './tally.ts'

/** A fixed list: what may be said of the larger part when the smaller one is small. In hundredths, the strongest first. */
export const bandSteps = [90, 75, 66, 50] as const
export type Band = (typeof bandSteps)[number]

/**
 * Of a whole of `people` in two parts, closed because one is small: how much the other is at least, whatever the small one is from
 * none to T - 1. It depends on the whole alone, so it says nothing of the small part but that it is small. From 2T - 1 people
 * on exactly one part is small; below, nothing is said.
 */
export function bandFor(threshold: number, people: number): Band | null {
  const sure = people - (threshold - 1)
  if (people < 2 * threshold - 1) return null
  // two thirds is exact, 66 is its name
  return bandSteps.find((step) => (step === 66 ? 3 * sure >= 2 * people : 100 * sure >= step * people)) ?? null
}

/** `people`: the fewest the whole can be by what is shown of it. The part that is not small, and how much of the whole it is at least. */
export function bandOf(threshold: number, { root, bands }: Tree, people: number, tallyOf: (node: string) => Tally): { node: string; band: Band } | null {
  const parts = childrenOf(root)
  const band = bands && parts.length === 2 ? bandFor(threshold, people) : null
  const [large, ...others] = parts.filter((part) => tallyOf(part.id).people >= threshold)
  return band !== null && large && others.length === 0 ? { node: large.id, band } : null
}
