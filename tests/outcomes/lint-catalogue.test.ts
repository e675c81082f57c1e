import { expect, test } from 'vitest'
import { readAsk } from '#app/outcomes/ask.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { lintCatalogue } from '#app/outcomes/lint-catalogue.ts'
import { rulesFor, type Policy } from '#app/outcomes/policy.ts'
import { readAreas, writeAreas } from '#app/outcomes/read-areas.ts'
import { tryAreas } from '#app/outcomes/simulate-areas.ts'
import type { Tree, TreeNode } from '#app/outcomes/tree.ts'
import { areas, policies, withRules } from './worlds.ts'

const policy = policies.exact
const rulesOf = (given: Policy): string[] => lintCatalogue(given).map((one) => one.rule)
const label = { en: 'x', az: 'x', ru: 'x' }
const withTree = (tree: Partial<Tree>): Policy => ({ ...policy, trees: [...policy.trees, { ...policy.trees.at(-1)!, id: 'own', attributes: ['own'], ...tree }] })
const root = (...children: TreeNode[]): TreeNode => ({ id: 'own', label, children })

test('the catalogue a programme starts from can be signed, under both ways of printing headlines', () => {
  expect(rulesOf(policies.exact)).toEqual([])
  expect(rulesOf(policies.rounded)).toEqual([])
  expect(rulesOf(defaultPolicy({ year: 2024, areas: [], splitWindow: 'project' }))).toEqual([])
})

test.each<[string, Policy]>([
  ['threshold-too-low', withRules(policy, { threshold: 7 })], ['rounding-too-fine', withRules(policy, { personBase: 1 })], ['dominance-too-loose', withRules(policy, { dominance: 0.9 })],
  ['exact-below-threshold', withRules(policy, { reachRoots: 'T' })], ['area-too-small', withRules(policy, { inhabitants: 19_999 })], ['split-window-unknown', { ...policy, splitWindow: 'month' as never }], ['year-wrong', { ...policy, year: 2023 }],
  ['attribute-twice', withTree({ attributes: ['distress'] })], ['attribute-unknown', withTree({ attributes: ['village'] })], ['base-unknown', withTree({ base: 'nobody' })], ['no-attribute', withTree({ attributes: [] })],
  ['one-child', withTree({ root: root({ id: 'a', label, codes: ['*'] }) })], ['code-twice', withTree({ root: root({ id: 'a', label, codes: ['*', 'y'] }, { id: 'b', label, codes: ['y'] }) })],
  ['no-leaf-for-the-rest', withTree({ root: root({ id: 'a', label, codes: ['x'] }, { id: 'b', label, codes: ['y'] }) })], ['leaf-without-code', withTree({ root: root({ id: 'a', label, codes: ['*'] }, { id: 'b', label }) })],
  ['id-twice', withTree({ root: root({ id: 'a', label, codes: ['*'] }, { id: 'a', label, codes: ['y'] }) })], ['name-wanting', withTree({ root: root({ id: 'a', label, codes: ['*'] }, { id: 'b', label: { ...label, ru: ' ' }, codes: ['y'] }) })],
  ['tree-unknown', { ...policy, templates: [{ id: 't', title: label, reach: [], tables: [{ tree: 'none', measures: ['people'] }] }] }], ['reach-unknown', { ...policy, templates: [{ id: 't', title: label, reach: ['alerts'], tables: [] }] }],
])('%s keeps it from being signed', (rule, given) => {
  expect(rulesOf(given)).toContain(rule)
})

test('20,000 inhabitants are enough for figures of any size; fewer ask for ten people; and what was signed before it was asked holds', () => {
  for (const [headline, inhabitants, problems] of [['exact', 20_000, []], ['exact', 19_999, ['area-too-small']], ['rounded', 900, []]] as const) expect(rulesOf({ ...policy, rules: rulesFor(headline, inhabitants) }), `${headline} ${inhabitants}`).toEqual(problems)
  expect(policy.rules.inhabitants).toBeUndefined()
})

test('the whole query language is a template and a window, once each', () => {
  const asked = (text: string) => readAsk(new URLSearchParams(text))
  expect(asked('template=report&window=project')).toEqual({ template: 'report', window: 'project' })
  for (const text of ['', 'template=report', 'window=project', 'template=report&window=project&district=Aghdam', 'template=a&template=b', 'template=a&window=b&window=c', 'template=report&windows=project']) expect(asked(text), text).toBeUndefined()
})

test('areas are written one a line; what is no catalogue is not read', () => {
  const districts = areas.flatMap((area) => area.districts)
  expect(readAreas(writeAreas(areas), districts)).toEqual(areas)
  for (const text of ['', 'West: A, B', 'West: A\nEast: A', 'West: A\nEast: Paris', 'West\nEast: A', ': A\nEast: B', 'West: A\nWest: B']) expect(readAreas(text, districts), text).toBeUndefined()
})

test('with about 44 people, two areas show and sixteen districts do not; the same every time', () => {
  const letters = 'ABCDEFGHIJKLMNOP'.split('')
  const tried = tryAreas([{ name: 'West', districts: letters.slice(0, 8) }, { name: 'East', districts: letters.slice(8) }], 44)
  expect(tried).toMatchObject({ people: 44, areas: 2, districts: 16 })
  expect(tryAreas([{ name: 'West', districts: letters.slice(0, 8) }, { name: 'East', districts: letters.slice(8) }], 44)).toEqual(tried)
  expect(tryAreas(areas, 2_000).districts).toBe(0)
})
