import { expect, test } from 'vitest'
import { Chance } from '#app/demo/chance.ts'
import { auditRelease, knownOf, type AuditedWindow } from '#app/outcomes/audit-release.ts'
import { auditFigures } from '#app/outcomes/audit-figures.ts'
import { namedBy } from '#app/outcomes/named-by.ts'
import type { StandingTree } from '#app/outcomes/standing-tree.ts'
import { mayReviseTree } from '#app/outcomes/revise-tree.ts'
import { documentOf } from '#app/outcomes/prepare-release.server.ts'
import { boundsOf, ImpossibleRecord, solving } from '#app/outcomes/integer-bounds.ts'
import type { Policy } from '#app/outcomes/policy.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import { rounded } from '#app/outcomes/rounding.ts'
import { cut } from '#app/outcomes/cut.ts'
import { leavesOf, nodesOf } from '#app/outcomes/tree.ts'
import { highsBounds } from './highs-bounds.ts'
import { countOf, inventWorld, policies, year, type World } from './worlds.ts'

function audited(policy: Policy, world: World): AuditedWindow {
  const { published } = publishWindow(policy, year, countOf(world))
  return { name: '2024', outside: [], trees: published.map(({ tree, count, figures }) => ({ tree, figures, people: (node) => count.tallyOf(node).people })) }
}

const invented = (seed: number, worlds: number): World[] => {
  const chance = new Chance(seed)
  return Array.from({ length: worlds }, () => inventWorld(chance))
}

test.each(Object.entries(policies))('no group of fewer than T people is exposed, in 150 programmes under %s headlines', (_, policy) => {
  let groups = 0
  for (const world of invented(3, 150)) {
    const report = auditRelease(policy, [audited(policy, world)], [], { quarters: 4 })
    expect(report.exposed).toEqual([])
    groups += report.groups
  }
  expect(groups).toBeGreaterThan(1000)
})

// positive control: holes instead of closed nodes, and a count that takes none for not small
test.each([
  ['holes are punched', (people: number) => people >= 10, false], ['none is not small', (people: number) => people === 0 || people >= 10, true],
] as const)('what is published where %s is exposed', (_, isLarge, collapses) => {
  const exposed = invented(3, 40).flatMap((world) => {
    const window = audited(policies.rounded, world)
    const trees = window.trees.map((one) => {
      const shown = new Set((collapses ? cut(one.tree.root, (node) => isLarge(one.people(node.id))) : nodesOf(one.tree.root).map((node) => node.id).filter((id) => isLarge(one.people(id)))))
      return { ...one, figures: [...shown].map((node) => ({ node, measure: 'people' as const, shown: rounded(one.people(node), 5) })).filter(({ shown }) => shown > 0) }
    })
    return auditRelease(policies.rounded, [{ ...window, trees }]).exposed
  })
  expect(exposed.length).toBeGreaterThan(10)
})

test('both solvers agree on every small group of 25 programmes', () => {
  let compared = 0
  for (const world of invented(11, 25)) {
    const window = audited(policies.rounded, world)
    const known = knownOf(policies.rounded.rules, window, 4)
    for (const { tree } of window.trees) {
      for (const leaf of leavesOf(tree.root).slice(0, 3)) {
        const target = { [`${tree.id} ${leaf.id}`]: 1 }
        expect(boundsOf(known, target)).toEqual(highsBounds(known, target, solving.atMost))
        compared++
      }
    }
  }
  expect(compared).toBeGreaterThan(300)
})

test('whole-programme figures of up to six windows change no answer about a group', () => {
  const world = invented(5, 1)[0]!
  const window = audited(policies.exact, world)
  const known = knownOf(policies.exact.rules, window)
  const district = window.trees.find(({ tree }) => tree.id === 'district')!.tree
  for (let windows = 1; windows <= 6; windows++) {
    // who was in which of the windows, crossed with the districts; the sum over the patterns is the district
    const patterns = Array.from({ length: 2 ** windows }, (_, at) => at)
    const crossed = known.map((row) => ({ ...row, coef: Object.fromEntries(Object.entries(row.coef).flatMap(([name, times]) => (name.startsWith('district ') ? patterns.map((pattern) => [`${name} ${pattern}`, times] as const) : [[name, times] as const]))) }))
    const inCare = countOf(world).reach.inCare
    const reach = Array.from({ length: windows }, (_, at) => ({ coef: Object.fromEntries(leavesOf(district.root).flatMap((leaf) => patterns.filter((pattern) => (pattern >> at) & 1).map((pattern) => [`district ${leaf.id} ${pattern}`, 1]))), lo: Math.max(0, inCare - at), hi: Math.max(0, inCare - at) }))
    for (const leaf of leavesOf(district.root)) {
      const target = Object.fromEntries(patterns.map((pattern) => [`district ${leaf.id} ${pattern}`, 1]))
      expect(boundsOf([...crossed, ...reach], target, { atMost: 100 })).toEqual(boundsOf(known, { [`district ${leaf.id}`]: 1 }, { atMost: 100 * patterns.length }))
    }
  }
})

/** So many people in care, each with the name of their number. */
const inCare = (people: number): World => ({ sessions: [], people: Array.from({ length: people }, (_, at) => ({ person: `p${at}`, stages: ['assessed', 'in-care'], codes: { stage: 'open', district: 'A', sex: 'male', age: 'adult', category: 'witness' } })) })
const version = (people: number, revision: number) => publishWindow(policies.exact, year, countOf(inCare(people))).published.map((one) => ({ tree: one.tree.id, window: year, revision, policyVersion: policies.exact.version, document: documentOf(one) }))

test('a revision is compared with every version that stands: near the first it stays, the first again may be said', () => {
  const cascade = policies.exact.trees.find(({ id }) => id === 'cascade')!
  const document = (people: number) => version(people, 1).find(({ tree }) => tree === 'cascade')!.document
  const mayFollow = (versions: readonly number[], people: number): boolean => mayReviseTree(policies.exact.rules, cascade, versions.map(document), document(people))
  expect([mayFollow([58], 43), mayFollow([44, 58], 43), mayFollow([44, 58], 44), mayFollow([44, 58], 58), mayFollow([44, 58, 80], 59)]).toEqual([true, false, true, false, false])
})

test('who went between any two versions of a window is found, not only between the newest two', async () => {
  const exposed = async (...counts: number[]) => (await auditFigures(policies.exact, { trees: counts.flatMap((people, at) => version(people, at + 1)), reach: [], outside: [] }, async () => {})).exposed.map(({ where }) => where)
  expect(await exposed(44, 58, 44)).toEqual([])
  expect(await exposed(44, 58, 43)).toContain('went from in-care of cascade 2024/1 and /3')
  expect((await exposed(44, 58, 43)).filter((where) => where.includes('/2'))).toEqual([])
})

// 32 in care, of whom two are one today; beside them 12 more are assessed: 32 would become 31
test('two who were found to be one went from where they were counted as two: neither the rule nor the auditor passes it', async () => {
  const cascade = policies.exact.trees.find(({ id }) => id === 'cascade')!
  const staged = (seen: readonly string[], assessed: number): World => ({ sessions: [], people: [
    ...seen.map((person) => ({ person, stages: ['assessed', 'in-care'], codes: { stage: 'open' } })), ...Array.from({ length: assessed }, (_, at) => ({ person: `only ${at}`, stages: ['assessed'], codes: { stage: 'assessed-only' } })),
  ] })
  const seen = Array.from({ length: 32 }, (_, at) => `p${at}`)
  const versionOf = (world: World, revision: number): StandingTree => ({ tree: 'cascade', window: year, revision, policyVersion: policies.exact.version, document: documentOf(publishWindow(policies.exact, year, countOf(world)).published.find(({ tree }) => tree.id === 'cascade')!) })
  const first = versionOf(staged(seen, 12), 1)
  const passes = async (mergedInto: string, world: World) => {
    const before = { ...first, document: { ...first.document, people: namedBy(first.document.people, (one) => (one === 'p1' ? mergedInto : one)) } }
    const after = versionOf(world, 2)
    return { rule: mayReviseTree(policies.exact.rules, cascade, [before.document], after.document), exposed: (await auditFigures(policies.exact, { trees: [before, after], reach: [], outside: [] }, async () => {})).exposed.map(({ where }) => where) }
  }
  expect(await passes('p1', staged(seen, 24))).toEqual({ rule: true, exposed: [] })
  expect(await passes('p0', staged(seen.filter((one) => one !== 'p1'), 24))).toEqual({ rule: false, exposed: ['went from in-care of cascade 2024/1 and /2'] })
})

test('between two versions only the groups in which somebody moved are looked at', async () => {
  const groups = async (...counts: number[]) => (await auditFigures(policies.exact, { trees: counts.flatMap((people, at) => version(people, at + 1)), reach: [], outside: [] }, async () => {})).groups
  const [first, second] = [await groups(44), await groups(58)]
  expect(await groups(44, 44)).toBe(2 * first)
  expect(await groups(44, 58)).toBeGreaterThan(first + second)
})

test('an outside figure that gives a group away is found', () => {
  const world = invented(3, 1)[0]!
  const window = audited(policies.rounded, world)
  const district = window.trees.find(({ tree }) => tree.id === 'district')!
  const small = nodesOf(district.tree.root).find((node) => district.people(node.id) < 10)!
  const told = { ...window, outside: [{ tree: 'district', node: small.id, lo: 1, hi: 4 }] }
  expect(auditRelease(policies.rounded, [told]).exposed.map((one) => one.where)).toContain(`2024 district ${small.id}`)
})

test('a record that nobody fits is raised, and a solver without time is unsafe', () => {
  expect(() => boundsOf([{ coef: { a: 1 }, lo: 13, hi: 17 }, { coef: { a: 1, b: 1 }, hi: 12 }], { a: 1 })).toThrow(ImpossibleRecord)
  const hard = Array.from({ length: 40 }, (_, at) => ({ coef: { [`x${at}`]: 2, [`x${(at + 1) % 40}`]: 2, [`x${(at * 7 + 3) % 40}`]: 3 }, lo: 7, hi: 11 }))
  expect(boundsOf(hard, Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`x${at}`, 1 + at % 3])), { timeout: 0 })).toBe('timed-out')
})
