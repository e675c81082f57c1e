import { describe, expect, test } from 'vitest'
import { factOf, type NewFact } from '#app/facts/fact.ts'
import { auditFigures } from '#app/outcomes/audit-figures.ts'
import { knownOf } from '#app/outcomes/audit-release.ts'
import { bandFor } from '#app/outcomes/band.ts'
import { CaseloadCount } from '#app/outcomes/caseload.ts'
import { countTree, type PersonLine } from '#app/outcomes/count-tree.ts'
import { documentOf } from '#app/outcomes/prepare-release.server.ts'
import { publishTree } from '#app/outcomes/publish-tree.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import { hasChanged } from '#app/outcomes/revise-tree.ts'
import type { ReachWindow } from '#app/outcomes/reach-window.ts'
import type { Tree } from '#app/outcomes/tree.ts'
import { newId, type Id } from '#app/work/id.ts'
import { countOf, policies, year } from './worlds.ts'

const policy = policies.exact
const who5 = policy.trees.find(({ id }) => id === 'change-who5')!
const distress = policy.trees.find(({ id }) => id === 'distress')!
const before: ReachWindow = { kind: 'year', startsOn: '2023-01-01', endsOn: '2023-12-31' }

/** People `from` up to `to`; the first `measured` of them measured twice, each better by `points`. */
const people = (from: number, to: number, measured: number, points = 8): PersonLine[] => Array.from({ length: to - from }, (_, at) => ({
  person: `p${String(from + at).padStart(3, '0')}`, stages: ['assessed', 'in-care'],
  codes: { 'stage': 'open', 'distress': '', 'change-who5': at < measured ? 'measured' : '' }, ...(at < measured ? { changes: { 'change-who5': points } } : {}),
}))
const published = (lines: PersonLine[], window = year, means: Parameters<typeof publishWindow>[4] = []) =>
  publishWindow(policy, window, countOf({ people: lines, sessions: lines.map(({ person }) => ({ people: [person], family: false, remote: false })) }), [], means)
const meanIn = (lines: PersonLine[], ...more: [ReachWindow?, Parameters<typeof publishWindow>[4]?]) => published(lines, ...more).trees['change-who5']!.find(({ measure }) => measure === 'mean')!.shown

describe('a mean', () => {
  test('is shown to half a point where T people have both measures and T others have not', () => {
    expect(meanIn(people(0, 40, 20, 8.3))).toBe(8.5)
    expect(meanIn(people(0, 40, 20, -8.3))).toBe(-8.5)
    for (const measured of [0, 9, 31, 40]) expect(meanIn(people(0, 40, measured))).toBeNull()
  })

  test('is one of the people of the window, measured in it last', async () => {
    const count = new CaseloadCount(year)
    const fact = (at: number, on: string, points: number): NewFact[] => {
      const about = { on, subjects: [`s${at}` as Id<'subject'>], district: 'A' }
      return [{ id: newId<'fact'>(), kind: 'session', session: 'individual', ...about }, { id: newId<'fact'>(), kind: 'measured', codes: [`change.who5.${points}`], ...about }]
    }
    const late = fact(1, '2025-01-10', 99)
    count.add([...fact(1, '2024-03-10', 4), ...fact(1, '2024-09-10', 12), ...fact(2, '2023-09-10', 7), ...late].map(factOf))
    const { people: lines } = await count.result((subject) => subject)
    expect(lines.find(({ person }) => person === 's1')).toMatchObject({ codes: { 'change-who5': 'measured' }, changes: { 'change-who5': 12 } })
    expect(lines.find(({ person }) => person === 's2')).toBeUndefined()
  })

  test('never stands beside another whose people differ by 1 to T - 1, in whatever window', () => {
    const standing = { tree: 'change-who5', people: new Set(people(0, 20, 20).map(({ person }) => person)) }
    expect(meanIn(people(0, 40, 20), before, [standing])).toBe(8)
    for (const more of [1, 9]) expect(meanIn(people(0, 60, 20 + more), year, [standing])).toBeNull()
    expect(meanIn(people(0, 60, 30), year, [standing])).toBe(8)
    expect(meanIn(people(100, 160, 25), year, [standing])).toBe(8)
    expect(meanIn(people(0, 60, 21), year, [{ ...standing, tree: 'change-phq9' }])).toBe(8)
  })

  test('the auditor finds two that were published all the same', async () => {
    const standing = (lines: PersonLine[], window: ReachWindow) => published(lines, window).published.map((one) => ({ tree: one.tree.id, window, revision: 1, policyVersion: policy.version, document: documentOf(one) }))
    let turns = 0
    const audited = async (measured: number) => (await auditFigures(policy, { trees: [...standing(people(0, 40, 20), before), ...standing(people(0, 60, measured), year)], reach: [], outside: [] }, async () => { turns++ })).exposed.map(({ where }) => where)
    expect(await audited(21)).toEqual(['mean of change-who5 2023/1 beside change-who5 2024/1'])
    expect(await audited(30)).toEqual([])
    // and lets others by between two groups
    expect(turns).toBeGreaterThan(10)
  })

  test('points alone are a correction, and no reason for a new figure', () => {
    const document = (points: number) => documentOf(published(people(0, 40, 20, points)).published.find(({ tree }) => tree === who5)!)
    expect(hasChanged(document(8), document(8))).toBe(false)
    expect(hasChanged(document(8), document(9))).toBe(true)
  })
})

describe('a band', () => {
  const figures = (better: number, other: number, tree: Tree = distress) => publishTree(policy.rules, tree, countTree(tree, {
    people: people(0, better + other, 0).map((line, at) => ({ ...line, codes: { ...line.codes, distress: at < better ? 'better' : 'same' } })), sessions: [],
  }).tallyOf)
  const band = (better: number, other: number) => figures(better, other).filter(({ measure }) => measure === 'band').map(({ node, shown }) => [node, shown])

  test('says how much the larger part is at least, from the whole alone, the same for none and for T - 1', () => {
    for (const other of [0, 1, 5, 9]) expect(band(44 - other, other)).toEqual([['distress-better', 75]])
    for (const better of [0, 9]) expect(band(better, 30 - better)).toEqual([['distress-other', 66]])
    expect([18, 19, 26, 27, 35, 36, 89, 90].map((all) => bandFor(10, all))).toEqual([null, 50, 50, 66, 66, 75, 75, 90])
  })

  test('is not said where both parts are shown, where both are small, nor of a tree that asks for none', () => {
    expect([band(34, 10), band(9, 9), band(10, 8)]).toEqual([[], [], []])
    expect(figures(40, 4, { ...distress, bands: false }).some(({ measure }) => measure === 'band')).toBe(false)
  })

  test('is what the auditor reckons with: the small part is nobody to T - 1', () => {
    const audited = { tree: distress, figures: figures(40, 4), people: () => 0 }
    expect(knownOf(policy.rules, { name: 'x', trees: [audited], outside: [] })).toContainEqual({ coef: { 'distress distress-same': 1, 'distress distress-unknown': 1 }, hi: 9 })
  })
})
