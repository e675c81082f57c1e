import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { languages, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { changesBetween } from '#app/outcomes/catalogue-clauses.ts'
import { CatalogueDesign } from '#app/outcomes/catalogue-design.tsx'
import { CataloguePage } from '#app/outcomes/catalogue-page.tsx'
import { CatalogueText } from '#app/outcomes/catalogue-text.tsx'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { areaTree } from '#app/outcomes/default-trees.ts'
import { lintCatalogue } from '#app/outcomes/lint-catalogue.ts'
import { rulesFor, type Policy } from '#app/outcomes/policy.ts'
import { publishTree } from '#app/outcomes/publish-tree.ts'
import { knownLines, readKnown } from '#app/outcomes/read-known.ts'
import { peopleAlone } from '#app/outcomes/tally.ts'
import { nodesOf } from '#app/outcomes/tree.ts'
import { areas } from './worlds.ts'

// What two people sign is what they read: nothing in the document can be another without the page being another.
const policy = defaultPolicy({ year: 2024, areas, splitWindow: 'year', rules: rulesFor('exact', 60_000), known: { category: { survivors: 120 } } })

const html = (language: Language, page: React.ReactElement): string => renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}>{page}</WordsProvider>)
const text = (given: Policy, language: Language): string => html(language, <CatalogueText policy={given} />)

type Path = (string | number)[]
function scalarsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => scalarsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))
}

/** The document with one value changed into another that could stand there. */
function altered(path: Path): Policy {
  const copy = JSON.parse(JSON.stringify(policy)) as Policy
  const last = path.at(-1)!
  const holder = path.slice(0, -1).reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string | number, unknown>, copy as never)
  holder[last] = otherThan(holder[last], last)
  return copy
}

/** The part of it that is enough to say this value: the page stands part beside part. */
function around([part, at]: Path, { trees, templates, ...rest }: Policy): Policy {
  return { ...rest, trees: part === 'trees' ? trees.filter((_, index) => index === 0 || index === at) : part === 'templates' ? trees.map((tree) => ({ ...tree, root: { id: tree.root.id, label: tree.root.label } })) : [], templates: templates.filter((_, index) => part === 'templates' && index === at) }
}

function otherThan(value: unknown, key: string | number): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  const others: Record<string, string> = { exact: 'rounded', always: 'T', year: 'quarter', people: 'sessions', sessions: 'people', mean: 'people', assessed: 'contacts' }
  if (key === 'base' || key === 'onClosed') return 'closed'
  return others[String(value)] ?? `${String(value)}-other`
}

test('every value of a signed catalogue can be read on its page, and a change of it is among what changes', () => {
  const paths = scalarsIn(policy).filter(([first]) => first !== 'version' && first !== 'year')
  expect(paths.length).toBeGreaterThan(500)
  const silent = paths.filter((path) => {
    const [given, before] = [around(path, altered(path)), around(path, policy)]
    const language = languages.find((one) => one === path.at(-1)) ?? 'en'
    return text(given, language) === text(before, language) || changesBetween(before, given).changes.length === 0
  })
  expect(silent.map((path) => path.join('.'))).toEqual([])
  expect(changesBetween(policy, JSON.parse(JSON.stringify(policy)) as Policy)).toMatchObject({ changes: [], reordered: false })
})

// what is left out of a document stands nowhere in it, so it has to be put there
type Adding = { [Part in 'rules' | 'tree' | 'node' | 'template']?: object }
const listed = { cascade: 12 }
const additions: [string, Adding][] = [
  ['how many live in the area', { rules: { inhabitants: 30_000 } }],
  ['a part that is shown where the whole is not', { tree: { onClosed: 'in-care' } }], ['bands', { tree: { bands: true } }], ['the number of a public list', { tree: { publiclyKnown: listed } }],
  ['an exact figure', { node: { headline: true } }], ['a mean', { node: { mean: true } }], ['who falls into a group', { node: { codes: ['open'] } }], ['a part', { node: { children: [{ id: 'part', label: { en: 'Part', az: 'Hissə', ru: 'Часть' }, codes: ['*'] }] } }],
  ['a figure of the whole programme', { template: { reach: ['contacts'] } }], ['a table', { template: { tables: [{ tree: 'cascade', measures: ['people'] }] } }],
]

test.each(additions)('%s that is added can be read, and is among what changes', (_, { rules, tree, node, template }) => {
  const label = { en: 'Any', az: 'Hər hansı', ru: 'Любой' }
  const bare = { ...policy, rules: rulesFor('exact', 0), trees: [{ id: 'cascade', attributes: ['stage'], base: 'assessed', title: label, root: { id: 'cascade', label } }], templates: [{ id: 'any', title: label, reach: [], tables: [] }] }
  const { inhabitants: __, ...before } = bare.rules
  const without: Policy = { ...bare, rules: before }
  const added: Policy = { ...without, rules: { ...before, ...rules }, trees: without.trees.map((one) => ({ ...one, ...tree, root: { ...one.root, ...node } })), templates: without.templates.map((one) => ({ ...one, ...template })) }
  for (const language of languages) expect(text(added, language)).not.toBe(text(without, language))
  expect(changesBetween(without, added).changes).not.toEqual([])
  expect(changesBetween(added, without).changes).not.toEqual([])
})

test('a district is called in each language what that calls it, also where an area of its own bears its name; every other name stands as it was typed', () => {
  const tree = areaTree([{ name: 'Ağdam', districts: ['Aghdam'] }, { name: 'West', districts: ['Barda'] }, { name: 'Own', districts: ['constructor', 'Ağ bulaq'] }, { name: 'Last', districts: ['Fuzuli'] }])
  // a public list names the area as it was typed
  expect(readKnown('West: 30\nАгдам: 40', [tree])).toEqual({ district: { 'area-1': 40, 'area-2': 30 } })
  expect(nodesOf(tree.root).slice(1).map(({ id, label: { en, az, ru } }) => [id, en, az, ru])).toEqual([
    ['area-1', 'Aghdam', 'Ağdam', 'Агдам'],
    ['area-2', 'West', 'West', 'West'],
    ['area-3', 'Own', 'Own', 'Own'], ['district-constructor', 'constructor', 'constructor', 'constructor'], ['district-Ağ bulaq', 'Ağ bulaq', 'Ağ bulaq', 'Ağ bulaq'],
    ['area-4', 'Last', 'Last', 'Last'], ['district-Fuzuli', 'Fuzuli', 'Füzuli', 'Физули'], ['elsewhere', 'Elsewhere or not recorded', 'Başqa yer və ya qeyd olunmayıb', 'Другое место или не указано'],
  ])
})

test('the second person reads what a proposal changes, in every language', () => {
  const rules = { ...policy.rules, dominance: 0.4 }
  const next = { ...policy, year: 2025, version: '2025/1', rules, templates: policy.templates.filter(({ id }) => id !== 'rasb') }
  const given = { id: 'c', version: next.version, year: 2025, state: 'proposed', proposedOn: '2025-01-02', signedOn: null, policy: next, mayDecide: true } as const
  const changes = changesBetween(policy, next)
  expect(changes.changes).toHaveLength(2)
  for (const language of languages) {
    const { catalogue } = wordsOf(language)
    const page = html(language, <CataloguePage view={{ ...given, changes }} answer={undefined} />)
    const [, changed = ''] = page.split(`>${catalogue.changes.title}</h2>`)
    for (const words of [catalogue.rule.dominance, '50', '40', catalogue.changes.absent, policy.templates.find(({ id }) => id === 'rasb')!.title[language]]) expect(changed.split(`>${catalogue.rules}</h2>`)[0]).toContain(words)
    expect(html(language, <CataloguePage view={{ ...given, changes: null }} answer={undefined} />)).toContain(catalogue.changes.first)
    expect(html(language, <CataloguePage view={{ ...given, changes: changesBetween(policy, { ...policy, trees: policy.trees.toReversed() }) }} answer={undefined} />)).toContain(catalogue.changes.reordered)
  }
})

test('what was tried is said with the forms of each language', () => {
  const sheet = (language: Language, areas: number, districts: number): string => html(language, <CatalogueDesign design={{ areas: '', people: '', known: null, split: 'year', headline: 'exact', inhabitants: '', year: '' }} view={{ catalogues: [], design: null, districts: [], known: [], listable: [], problem: null, tried: { people: 44, areas, districts, nodes: [] } }} />)
  expect(sheet('en', 2, 1)).toContain('With about 44 people, 2 areas show, 1 district does not.')
  expect(sheet('ru', 2, 2)).toContain('Если людей примерно 44, показываются 2 территории, не показываются 2 района.')
  expect(sheet('az', 2, 16)).toContain('Təxminən 44 nəfərlə 2 ərazi göstərilir, 16 rayon göstərilmir.')
})

test('numbers of public lists are read in any language, and close a group in which nearly all of them would be', () => {
  const { trees } = policy
  const tree = trees.find(({ id }) => id === 'category')!
  expect(readKnown('Mine survivors: 120', trees)).toEqual({ category: { survivors: 120 } })
  expect(readKnown(' MİNADAN XƏSARƏT ALMIŞ ŞƏXSLƏR :120\n\nЖенщины: 7', trees)).toEqual({ category: { survivors: 120 }, 'sex-age': { 'female-adult': 7 } })
  expect(readKnown('', trees)).toEqual({})
  for (const no of ['Mine survivors', 'Mine survivors: many', 'Mine survivors: 120\nMine survivors: 121', 'Less distress: 20', 'In care: 20', 'Mine survivors: -1', 'Mine survivors: 1000001']) expect(readKnown(no, trees), no).toBeUndefined()
  expect(knownLines(trees)).toEqual([{ group: tree.root.children![0]!.label, listed: 120 }])
  expect(lintCatalogue({ ...policy, trees: [...trees.filter(({ id }) => id !== 'category'), { ...tree, publiclyKnown: { nobody: 3 } }] })).toEqual([{ rule: 'list-unknown', about: 'nobody' }])

  const shownOf = (listed: number | undefined): boolean => publishTree(policy.rules, listed === undefined ? { ...tree, publiclyKnown: {} } : { ...tree, publiclyKnown: { survivors: listed } }, (id) => peopleAlone(id === 'survivors' ? 20 : 40)).some(({ node, measure, shown }) => node === 'survivors' && measure === 'people' && shown !== null)
  expect([shownOf(undefined), shownOf(120), shownOf(24)]).toEqual([true, true, false])
})
