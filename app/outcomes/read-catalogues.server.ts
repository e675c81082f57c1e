import { districtList } from '#app/cases/district-table.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { changesBetween, type Changes } from './catalogue-clauses.ts'
import { allCatalogues, catalogueById, type CatalogueRow } from './catalogue-table.server.ts'
import type { CatalogueLine, CataloguesView, CatalogueView, Design, DesignProblem } from './catalogue-view.ts'
import { defaultPolicy } from './default-policy.ts'
import { signedCatalogues } from './catalogue-in-force.server.ts'
import type { Area } from './default-trees.ts'
import type { Problem } from './lint-trees.ts'
import { rulesFor, type Policy } from './policy.ts'
import { proposeCatalogue } from './propose-catalogue.server.ts'
import { readAreas, writeAreas } from './read-areas.ts'
import { knownLines, listableGroups, readKnown, type KnownNumbers } from './read-known.ts'
import { declaredKinds, windowKinds, type WindowKind } from './reach-window.ts'
import { programmeProject } from './reach-window-table.server.ts'
import { tryAreas } from './simulate-areas.ts'
import { storedJson } from './stored-json.ts'
import { childrenOf, type Tree } from './tree.ts'

const lineOf = (row: CatalogueRow): CatalogueLine => ({ id: row.id, version: row.version, year: row.year, state: row.state, proposedOn: row.proposed_on, signedOn: row.signed_on })

export async function readCatalogue(scope: Scope, id: Id<'catalogue'>): Promise<CatalogueView> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  const row = await catalogueById(scope.db, id)
  if (!row) throw new Refusal('not-found')
  const policy = storedJson<Policy>(row.document)
  const changes = row.state === 'proposed' ? await changesInForce(scope, policy) : null
  return { ...lineOf(row), policy, changes, mayDecide: row.state === 'proposed' && row.proposed_by !== scope.actor.id }
}

/** What the proposal would change in the newest that two people signed. */
async function changesInForce(scope: Scope, proposed: Policy): Promise<Changes | null> {
  const inForce = (await signedCatalogues(scope)).at(-1)
  return inForce ? changesBetween(inForce, proposed) : null
}

/** All catalogues; and for a delegate the sheet to draw the next one on, tried on invented caseloads when there is something to try. */
export async function listCatalogues(scope: Scope, given: Partial<Design> = {}): Promise<CataloguesView> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  const rows = await allCatalogues(scope.db)
  const districts = (await districtList(scope.db)).map((district) => district.name)
  const trees = rows[0] ? storedJson<Policy>(rows[0].document).trees : []
  const listable = listableGroups(defaultPolicy({ year: 2000, areas: [], splitWindow: 'year' }).trees).map(({ label }) => label)
  const view = { catalogues: rows.map(lineOf), districts, known: knownLines(trees), listable, design: null, tried: null, problem: null }
  if (!scope.actor.roles.includes('delegate')) return view
  const design = designFrom(given, rows, today(scope).slice(0, 4), await longestKind(scope))
  const strange = strangeChoice(given)
  if (strange) return { ...view, design, problem: { field: strange } }
  const read = readDesign(design, districts, trees)
  if (read.kind === 'problem') return { ...view, design, problem: design.areas === '' ? null : { field: read.problem } }
  return { ...view, design, tried: tryAreas(read.areas, read.people, read.known.district) }
}

/** The longest that comes again, of those this programme has. */
const longestKind = async (scope: Scope): Promise<WindowKind> => declaredKinds((await programmeProject(scope.db, scope.programme.id)).project).findLast((kind) => kind !== 'project')!

const headlines = ['exact', 'rounded'] as const

/** Of the newest catalogue, so that next year's is drawn from this year's. */
function designFrom(given: Partial<Design>, rows: readonly CatalogueRow[], year: string, longest: WindowKind): Design {
  const last = rows[0] && storedJson<Policy>(rows[0].document)
  return {
    areas: given.areas ?? (last ? writeAreas(areasOf(last)) : ''), people: given.people || '44', known: given.known ?? null, year: given.year || year,
    split: windowKinds.find((kind) => kind === given.split) ?? last?.splitWindow ?? longest, headline: headlines.find((kind) => kind === given.headline) ?? last?.rules.headline ?? 'exact', inhabitants: given.inhabitants ?? String(last?.rules.inhabitants ?? ''),
  }
}

function areasOf({ trees }: Policy): Area[] {
  const tree = trees.find((one) => one.id === 'district')
  return (tree ? childrenOf(tree.root) : []).map((area) => ({ name: area.label.en, districts: [area, ...childrenOf(area)].flatMap((node) => node.codes ?? []).filter((code) => code !== '*') }))
}

/** A choice that is none of the list: nothing is drawn by a rule nobody chose. */
const strangeChoice = ({ split, headline }: Partial<Design>): 'split' | 'headline' | undefined => {
  if (split && !windowKinds.includes(split)) return 'split'
  return headline && !headlines.some((kind) => kind === headline) ? 'headline' : undefined
}

type Read = { kind: 'read'; areas: Area[]; people: number; year: number; known: KnownNumbers } | { kind: 'problem'; problem: DesignProblem }

/** `before`: the trees of the newest catalogue, whose public lists stand as long as nobody typed over them. */
function readDesign(design: Design, districts: readonly string[], before: readonly Tree[]): Read {
  const areas = readAreas(design.areas, districts)
  const people = Number(design.people)
  if (!areas) return { kind: 'problem', problem: 'areas' }
  if (!Number.isInteger(people) || people < 10 || people > 5_000) return { kind: 'problem', problem: 'people' }
  const lists = design.known ?? knownLines(before).map(({ group, listed }) => `${group.en}: ${listed}`).join('\n')
  const known = readKnown(lists, defaultPolicy({ year: 2000, areas, splitWindow: 'year' }).trees)
  if (!known) return { kind: 'problem', problem: 'known' }
  return /^\d{4}$/.test(design.year) ? { kind: 'read', areas, people, year: Number(design.year), known } : { kind: 'problem', problem: 'year' }
}

export type DrawnProposal = { kind: 'proposed'; id: string } | { kind: 'problem'; problem: { field: DesignProblem; lint?: Problem[] } }

/** From the sheet: areas, the one length of window in which people are divided, and how headlines are printed. */
export async function proposeDrawn(scope: Scope, given: Partial<Design>): Promise<DrawnProposal> {
  mustHaveRole(scope, 'delegate')
  const districts = (await districtList(scope.db)).map((district) => district.name)
  const thisYear = Number(today(scope).slice(0, 4))
  const design = designFrom(given, [], String(thisYear), await longestKind(scope))
  const read = readDesign(design, districts, [])
  if (read.kind === 'problem') return { kind: 'problem', problem: { field: read.problem } }
  if (read.year < thisYear || read.year > thisYear + 1) return { kind: 'problem', problem: { field: 'year' } }
  const inhabitants = Number(design.inhabitants)
  if (!Number.isInteger(inhabitants) || inhabitants < 1 || inhabitants > 1_000_000_000) return { kind: 'problem', problem: { field: 'inhabitants' } }
  const rules = rulesFor(design.headline, inhabitants)
  const proposed = await proposeCatalogue(scope, (number) => defaultPolicy({ year: read.year, number, areas: read.areas, splitWindow: design.split as WindowKind, rules, known: read.known }))
  if (proposed.kind === 'refused') return { kind: 'problem', problem: { field: 'lint', lint: proposed.problems } }
  return proposed.kind === 'proposed' ? proposed : { kind: 'problem', problem: { field: proposed.kind } }
}
