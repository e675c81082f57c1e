import type { Scope } from '#app/work/scope.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { defaultRules, type Policy } from './policy.ts'
import { publishReach, type StandingReach } from './publish-reach.ts'
import { isSplit } from './publish-window.ts'
import { asDivided } from './reach.ts'
import { readStanding } from './read-standing.server.ts'
import type { Figure } from './sealed-figure.server.ts'
import type { StandingFigures } from './standing-figures.server.ts'

export type ShownOf = (figure: Figure) => Promise<StandingReach['shown'] | undefined>

/**
 * What may be read of figures that were counted, by the catalogue each window is issued under. Where headlines need T people, that
 * is what stands in the ledger, and nothing before: to show it would be a release that the ledger does not know.
 */
export async function shownReach(scope: Scope): Promise<ShownOf> {
  const signed = await signedCatalogues(scope)
  let standing: StandingFigures | undefined
  return async (figure) => {
    const policy = await catalogueFor(scope.db, signed, figure.window)
    if (policy?.rules.reachRoots === 'T') return (standing ??= await readStanding(scope)).reachOf(figure.window)
    return publishReach(policy?.rules ?? defaultRules, figure.window, countedFor(policy, figure))
  }
}

const countedFor = (policy: Policy | undefined, figure: Figure): Figure => (policy && isSplit(policy, figure.window) ? asDivided(figure) : figure)
