import { describe, expect, test } from 'vitest'
import { Chance } from '#app/demo/chance.ts'
import { countTree } from '#app/outcomes/count-tree.ts'
import { cut } from '#app/outcomes/cut.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import type { Policy } from '#app/outcomes/policy.ts'
import { rounded } from '#app/outcomes/rounding.ts'
import type { Tally } from '#app/outcomes/tally.ts'
import { childrenOf } from '#app/outcomes/tree.ts'
import { countOf, inventWorld, onlyThese, otherWorld, policies, recordsOf, smallNodes, year, type SmallNode, type World } from './worlds.ts'

/** Criterion III: for every small node and for none or T - 1 people in it, there is a world that publishes the very same. */
function* otherWorlds(policy: Policy, chance: Chance): Generator<{ world: World; other: World; small: SmallNode; people: number }> {
  for (;;) {
    const world = inventWorld(chance)
    const { published, reach } = publishWindow(policy, year, countOf(world))
    for (const small of smallNodes(policy, published)) {
      // whole-programme figures that are always exact are exempt: who was assessed only is their difference, and below T nobody has T - 1
      const isAlways = policy.rules.reachRoots === 'always'
      if (isAlways && small.node.id === 'assessed-only') continue
      for (const people of [0, policy.rules.threshold - 1]) {
        const wanted = isAlways ? Math.min(people, small.people.size) : people
        yield { world, other: reach.inCare === null ? onlyThese(world, small, wanted) : otherWorld(world, small, wanted), small, people: wanted }
      }
    }
  }
}

function differing(policy: Policy, worlds: number, told = recordsOf): string[] {
  const found: string[] = []
  let [tried, last, record] = [0, undefined as World | undefined, '']
  for (const { world, other, small, people } of otherWorlds(policy, new Chance(20_240_614))) {
    if (tried++ >= worlds) break
    if (world !== last) [last, record] = [world, told(policy, world)]
    if (told(policy, other) !== record) found.push(`${small.tree.id} ${small.node.id} ${people}`)
  }
  return found
}

describe('other worlds', () => {
  test.each(Object.entries(policies))('5,000 give the identical release record, under %s headlines', (_, policy) => {
    expect(differing(policy, 5_000)).toEqual([])
  })

  // positive controls: three easier rules that sound reasonable, and the worlds part
  test('they part where none is not small', () => {
    const easier = (policy: Policy, world: World): string => shownBy(policy, world, ({ people }) => people === 0 || people >= policy.rules.threshold)
    expect(differing(policies.exact, 400, easier).length).toBeGreaterThan(20)
  })

  test('they part where a band is decided by the share itself', () => {
    const easier = (policy: Policy, world: World): string => JSON.stringify(policy.trees.filter(({ bands }) => bands).map(({ root }, at) => {
      const { tallyOf } = countTree(policy.trees.filter(({ bands }) => bands)[at]!, world)
      return childrenOf(root).map(({ id }) => tallyOf(id).people >= 0.75 * tallyOf(root.id).people)
    }))
    expect(differing(policies.exact, 400, easier).length).toBeGreaterThan(20)
  })

  test('means and bands are among what is compared', () => {
    const shown = Array.from({ length: 60 }, (_, seed) => recordsOf(policies.exact, inventWorld(new Chance(seed)))).join('')
    expect(shown).toMatch(/"mean":\{"node":"who5-measured","label":\{[^}]*\},"status":"rounded"/)
    expect(shown).toMatch(/"band":\{"node":"distress-better"/)
  })

  test('they part where sessions are cut by their own number', () => {
    const easier = (policy: Policy, world: World): string => shownBy(policy, world, ({ sessions }) => sessions >= policy.rules.threshold, ({ sessions }) => sessions)
    expect(differing(policies.exact, 400, easier).length).toBeGreaterThan(20)
  })
})

/** What a cut by another rule would print. */
function shownBy(policy: Policy, world: World, isLarge: (tally: Tally) => boolean, value: (tally: Tally) => number = ({ people }) => people): string {
  return JSON.stringify(policy.trees.map((tree) => {
    const { tallyOf } = countTree(tree, world)
    return cut(tree.root, (node) => isLarge(tallyOf(node.id))).map((node) => [node, rounded(value(tallyOf(node)), 10)])
  }))
}

describe('metamorphic', () => {
  test('one person more inside a closed node changes nothing but the roundings above', () => {
    const chance = new Chance(7)
    let tried = 0
    while (tried < 300) {
      const world = inventWorld(chance)
      const before = publishWindow(policies.rounded, year, countOf(world))
      for (const small of smallNodes(policies.rounded, before.published).filter((one) => one.tree.id === 'district' && one.people.size > 11)) {
        tried++
        const count = before.published.find(({ tree }) => tree === small.tree)!.count
        // one more would open it
        if (childrenOf(small.closed).some(({ id }) => count.tallyOf(id).people === policies.rounded.rules.threshold - 1)) continue
        const copied = world.people.find((one) => small.people.has(one.person))!
        const after = publishWindow(policies.rounded, year, countOf({ ...world, people: [...world.people, { ...copied, person: 'new' }] }))
        const inside = new Set(childrenOf(small.closed).flatMap((child) => [child.id]))
        for (const [at, figure] of before.trees.district!.entries()) {
          const now = after.trees.district![at]!
          if (inside.has(figure.node)) expect(now.shown).toBe(figure.shown)
          else if (figure.shown !== null && figure.measure === 'people') expect([figure.shown, figure.shown + 5]).toContain(now.shown)
        }
      }
    }
  })
})
