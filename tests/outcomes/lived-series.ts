import { Chance } from '#app/demo/chance.ts'
import { prepareMatch, writeMatch } from '#app/facts/match-subject.server.ts'
import { cancelling, describing, type NewFact } from '#app/facts/fact.ts'
import type * as Checking from '#app/outcomes/check-corrections.server.ts'
import type * as Preparing from '#app/outcomes/prepare-release.server.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import type { Policy } from '#app/outcomes/policy.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { readReleased } from '#app/outcomes/read-release.server.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { windowName, type ReachWindow } from '#app/outcomes/reach-window.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { changeCode } from '#app/scales/counted-change.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { addDays, type Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { exposedBy, type Told } from './attacker.ts'
import { addFacts } from './planned-facts.ts'

/** The product's own code, as it is or with a rule taken out of a copy. */
export type Product = Pick<typeof Preparing, 'prepareRelease'> & Pick<typeof Checking, 'checkCorrections'>
export type Found = { releases: number; shown: number; revised: number; frozen: number; refused: string[]; exposed: string[]; /** As the attacker counts them, over all attacks. */ groups: number; strict: number; loosened: number }

/** One programme with its delegate, officer and psychologist; every series begins in it with an empty ledger. */
export class SeriesWorld {
  readonly #p: TestProgramme
  readonly #people: Record<'delegate' | 'officer' | 'rena', Scope>

  private constructor(p: TestProgramme, people: Record<'delegate' | 'officer' | 'rena', Scope>) {
    this.#p = p
    this.#people = people
  }

  static async open(): Promise<SeriesWorld> {
    const p = await testProgramme()
    const people = { delegate: await p.person('Anna', ['delegate']), officer: await p.person('Farid', ['data-protection']), rena: await p.person('Rena', ['psychologist']) }
    for (const scope of [people.delegate, people.rena, people.delegate]) await reconcileGrants(p.again(scope))
    await people.delegate.db.updateTable('programme').set({ started_on: '2022-01-01' }).execute()
    // signed in once: the keys that were opened stay opened
    return new SeriesWorld(p, { delegate: p.again(people.delegate), officer: p.again(people.officer), rena: p.again(people.rena) })
  }

  close = (): Promise<void> => this.#p.close()
  at = (day: string): void => this.#p.at(day)
  as = (who: 'delegate' | 'officer' | 'rena'): Scope => this.#people[who]

  /** As long as the delegate has no key of what this psychologist writes, whatever was opened before. */
  async withoutKeys<T>(act: (delegate: Scope) => Promise<T>): Promise<T> {
    const { delegate, rena } = this.#people
    const compartment = await delegate.db.selectFrom('compartment').select('id').where('kind', '=', 'statistics').where('subject_id', '=', rena.actor.id).executeTakeFirstOrThrow()
    const ofHers = delegate.db.selectFrom('key_grant').selectAll().where('compartment_id', '=', compartment.id).where('recipient_id', '=', delegate.actor.id)
    const grants = await ofHers.execute()
    await delegate.db.deleteFrom('key_grant').where('compartment_id', '=', compartment.id).where('recipient_id', '=', delegate.actor.id).execute()
    try {
      return await act(this.#p.again(delegate))
    } finally {
      await delegate.db.insertInto('key_grant').values(grants).execute()
    }
  }

  /** Of each person all subjects. */
  async name(given: string, people: readonly (readonly Id<'subject'>[])[]): Promise<void> {
    for (const [subject, birthYear] of people.flatMap((subjects, at) => subjects.map((subject) => [subject, 1950 + at] as const))) {
      const match = await prepareMatch(this.as('rena'), subject, { given, family: 'Quliyev', birthYear })
      await inTransaction(this.as('rena'), (scope) => writeMatch(scope.db, match))
    }
  }

  async begin(policy: Policy): Promise<void> {
    const { db } = this.#people.delegate
    // a project that ends inside a year has half-years instead of years
    const settings = policy.splitWindow === 'half' ? { project: { from: '2022-01-01', to: '2024-06-30' } } : {}
    await db.updateTable('programme').set({ settings: JSON.stringify(settings) }).execute()
    for (const table of ['release', 'ledger_entry', 'released_figure', 'fact_pack', 'subject_list', 'catalogue'] as const) await db.deleteFrom(table).execute()
    this.at('2022-01-02')
    const proposed = await proposeCatalogue(this.as('delegate'), () => ({ ...policy, year: 2022, version: '2022/1' }))
    if (proposed.kind !== 'proposed') throw new Error(JSON.stringify(proposed))
    await signCatalogue(this.as('officer'), proposed.id)
  }
}

/** Three years, quarter by quarter and year by year (or half-year by half-year): each prepared, approved and attacked; then late notes and retractions, and corrections looked for. */
export async function liveSeries(world: SeriesWorld, product: Product, policy: Policy, seed: number, quarters = 12): Promise<Found> {
  await world.begin(policy)
  const series = new Series(world, product, policy, new Chance(seed))
  for (let quarter = 0; quarter < quarters; quarter++) await series.quarter(quarter)
  return series.found
}

/**
 * One year in which these many people were seen in each quarter, of the groups they are called by; then some of the first quarter's (or of each) taken
 * back, others come late to it, and who somebody is corrected: of some the name, of some that they are those who come late under `again`,
 * of some that two are one (`asOne` pairs), of some only where they were never seen (`elsewhere`).
 * `known`: seen in the autumn before, so that others are new. `fixed`: the figures of the whole year were
 * counted before any of this. `check`: looked whether its release still says what is so.
 */
export type Year = { seen: readonly (readonly [group: string, people: number][])[]; takenBack?: number | readonly number[]; comeLate?: number; lateGroup?: string; corrected?: number; again?: number; asOne?: number; elsewhere?: number; check?: boolean; fixed?: boolean; known?: readonly (readonly [group: string, people: number])[] }

export async function liveYear(world: SeriesWorld, product: Product, policy: Policy, { seen, takenBack = 0, comeLate = 0, lateGroup = 'late', corrected = 0, again = 0, asOne = 0, elsewhere = 0, check = false, fixed = false, known: before = [] }: Year): Promise<Found> {
  await world.begin(policy)
  const series = new Series(world, product, policy, new Chance(1))
  const acts = seen.map((groups, at) => groups.flatMap(([group, people]) => Array.from({ length: people }, (_, number) => seenIn(at, `${group} ${number}`))))
  const known = acts[0]!.slice(0, corrected + again).map(({ subjects = [] }) => subjects)
  const neverSeen = Array.from({ length: elsewhere }, (_, at) => `elsewhere ${at}` as Id<'subject'>)
  await world.name('Anar', known)
  await world.name('Aygun', neverSeen.map((subject, at) => [subject, ...acts[0]![at]!.subjects ?? []]))
  await series.late(before.flatMap(([group, people]) => Array.from({ length: people }, (_, number) => ({ ...seenIn(0, `${group} ${number}`), on: '2021-11-14' }))))
  for (const [at, own] of acts.entries()) await series.planned(at, own)
  if (fixed) {
    world.at('2023-01-20')
    await fixFigures(world.as('delegate'))
  }
  const others = Array.from({ length: again }, (_, number) => seenIn(0, `again ${number}`))
  await series.late([...others, ...[takenBack].flat().flatMap((count, at) => acts[at]!.slice(0, count)).map((act) => ({ ...cancelling(newId<'fact'>(), act), id: newId<'fact'>() })), ...Array.from({ length: comeLate }, (_, number) => seenIn(0, `${lateGroup} late ${number}`))])
  await world.name('Anvar', known.map((subjects, at) => [...subjects, ...others[at]?.subjects ?? []]))
  await world.name('Aysel', neverSeen.map((subject) => [subject]))
  await world.name('Aydin', Array.from({ length: asOne }, (_, pair) => acts[0]!.slice(2 * pair, 2 * pair + 2).flatMap(({ subjects = [] }) => subjects)))
  if (check) await series.checkFirst()
  await series.longer(3)
  return series.found
}

const seenIn = (at: number, name: string): Act => ({ id: newId<'fact'>(), kind: 'session', on: monthIn(at, 1), session: 'individual', mode: 'remote', subjects: [name as Id<'subject'>], district: districts.find((one) => name.startsWith(`${one} `)) ?? 'A', sex: 'male', ageBand: '26-45', category: 'mine-survivor' })

const districts = ['A', 'B', 'C', 'D', 'E', 'F']
type Person = { subject: Id<'subject'>; district: string; sex: string; ageBand: string; category: string; isAssessed: boolean }
type Act = NewFact & { id: Id<'fact'> }

class Series {
  readonly found: Found = { releases: 0, shown: 0, revised: 0, frozen: 0, refused: [], exposed: [], groups: 0, strict: 0, loosened: 0 }
  readonly #told: Told[] = []
  /** Of each question that corrections are looked for in, the newest release. */
  readonly #released = new Map<string, { window: ReachWindow; id: Id<'release'> }>()
  /** What each quarter's acts were, so that they can be taken back. */
  readonly #acts = new Map<number, Act[]>()
  #active: Person[] = []
  #isSteady = false
  readonly #world: SeriesWorld
  readonly #product: Product
  readonly #policy: Policy
  readonly #chance: Chance
  readonly #size: number

  constructor(world: SeriesWorld, product: Product, policy: Policy, chance: Chance) {
    this.#world = world
    this.#product = product
    this.#policy = policy
    this.#chance = chance
    this.#size = chance.number(20, 60)
  }

  async quarter(at: number): Promise<void> {
    const chance = this.#chance
    // in some years nearly everybody comes back and few come later, so that windows lie near each other
    if (at % 4 === 0) this.#isSteady = chance.next() < 0.4
    const stay = this.#isSteady ? 0.98 : chance.one([0.3, 0.7, 0.95, 1])
    const [staying, leaving] = partition(this.#active, () => chance.next() < stay)
    this.#active = staying
    while (this.#active.length < this.#size * (0.7 + chance.next() * 0.3)) this.#active.push(invented(chance))
    await this.#write(at, [...this.#active.flatMap((person) => this.#actsOf(at, person)), ...leaving.flatMap((person) => (chance.next() < 0.6 ? [closed(chance, monthIn(at, 0), person)] : []))])
    await this.#short(at)
    await this.#correct(at)
    const quarters = this.#policy.splitWindow === 'half' ? 2 : 4
    if ((at + 1) % quarters !== 0) return
    await this.longer(at)
    for (let times = 0; times < 3; times++) await this.#correct(at - chance.number(0, quarters - 1))
  }

  async planned(at: number, acts: Act[]): Promise<void> {
    await this.#write(at, acts)
    await this.#short(at)
  }

  late = (acts: Act[]): Promise<void> => this.#write(0, acts)

  checkFirst = (): Promise<void> => this.#check([...this.#released.values()][0]!.id)

  async #short(at: number): Promise<void> {
    const [year, part] = [2022 + Math.floor(at / 4), at % 4]
    await this.#release({ kind: 'quarter', startsOn: `${year}-${two(part * 3 + 1)}-01`, endsOn: addDays(`${part === 3 ? year + 1 : year}-${two(part === 3 ? 1 : part * 3 + 4)}-01`, -1) })
  }

  /** The year that ends with this quarter, or the half-year. */
  async longer(at: number): Promise<void> {
    const [year, part] = [2022 + Math.floor(at / 4), at % 4]
    const quarters = this.#policy.splitWindow === 'half' ? 2 : 4
    await this.#release({ kind: quarters === 2 ? 'half' : 'year', startsOn: `${year}-${two((part + 1 - quarters) * 3 + 1)}-01`, endsOn: addDays(`${part === 3 ? year + 1 : year}-${two(part === 3 ? 1 : 7)}-01`, -1) })
  }

  #actsOf(at: number, person: Person): Act[] {
    const chance = this.#chance
    const first = person.isAssessed ? [] : [{ id: newId<'fact'>(), kind: 'assessed' as const, on: monthIn(at, 0), ...aboutOf(person) }]
    person.isAssessed = true
    // some are assessed and no more
    if (chance.next() < 0.2) return first
    const other = chance.next() < 0.2 ? chance.one(this.#active) : person
    const sessions = Array.from({ length: chance.one([1, 1, 2, 4, 10]) }, (_, number): Act => ({
      id: newId<'fact'>(), kind: 'session', on: monthIn(at, chance.number(0, 2)), mode: chance.next() < 0.3 ? 'remote' : 'face-to-face',
      ...(number === 0 && other !== person ? { session: 'family', ...aboutOf(person, other) } : { session: 'individual', ...aboutOf(person) }),
    }))
    const measured: Act[] = chance.next() < 0.6 ? [{ id: newId<'fact'>(), kind: 'measured', on: monthIn(at, 2), ...aboutOf(person), codes: [changeCode('who5', chance.number(-6, 30))] }] : []
    return [...first, ...sessions, ...measured]
  }

  /** Late notes of new people, and everything of some taken back; of a quarter that was released. In half of them all are alike, so that one group moves and the others stand. */
  async #correct(at: number): Promise<void> {
    const chance = this.#chance
    const acts = this.#acts.get(at)!
    const like = chance.next() < 0.5 ? chance.one(this.#active) : undefined
    const [come, go] = [chance.one(this.#isSteady ? [0, 0, 1] : [0, 1, 4, 12, 16, 24]), chance.one([0, 0, 1, 3, 8, 14])]
    const isLeaving = like && chance.next() < 0.5
    const late = Array.from({ length: come }, (): Act[] => {
      const person = invented(chance)
      if (!like) return [...this.#actsOf(at, person), ...(isLeaving ? [closed(chance, monthIn(at, 2), person)] : [])]
      Object.assign(person, { district: like.district, sex: like.sex, ageBand: like.ageBand, category: like.category })
      return [
        { id: newId<'fact'>(), kind: 'assessed', on: monthIn(at, 0), ...aboutOf(person) }, { id: newId<'fact'>(), kind: 'session', on: monthIn(at, 1), session: 'individual', mode: 'remote', ...aboutOf(person) },
        ...(isLeaving ? [{ ...closed(chance, monthIn(at, 2), person), codes: ['goals-met', 'evaluated', 'distress-better', 'functioning-better', 'coping-better'] }] : []),
      ]
    }).flat()
    const isLike = ({ district, sex, ageBand, category }: Act): boolean => !like || (district === like.district && sex === like.sex && ageBand === like.ageBand && category === like.category)
    const gone = new Set(chance.some([...new Set(acts.filter(isLike).flatMap(({ subjects = [] }) => subjects))], go))
    const taken = acts.filter(({ subjects = [] }) => subjects.some((one) => gone.has(one)))
    this.#acts.set(at, acts.filter((act) => !taken.includes(act)))
    await this.#write(at, [...late, ...taken.map((act) => ({ ...cancelling(newId<'fact'>(), act), id: newId<'fact'>() }))])
    for (const { window, id } of [...this.#released.values()]) if (this.#mayHaveChanged(window, at)) await this.#check(id)
  }

  /** Nothing that ended before; of windows that are never revised, the quarter itself. */
  #mayHaveChanged({ kind, startsOn, endsOn }: ReachWindow, at: number): boolean {
    const [first, last] = [monthIn(at, 0), monthIn(at, 2)]
    return startsOn.slice(0, 4) === first.slice(0, 4) && endsOn > first && (kind === this.#policy.splitWindow || (kind === 'quarter' && startsOn < last))
  }

  async #write(at: number, acts: Act[]): Promise<void> {
    this.#acts.set(at, [...this.#acts.get(at) ?? [], ...acts.filter(({ kind }) => kind !== 'cancel')])
    for (let from = 0; from < acts.length; from += 60) await addFacts(this.#world.as('rena'), acts.slice(from, from + 60))
  }

  async #release(window: ReachWindow): Promise<void> {
    this.#world.at(addDays(window.endsOn, 20))
    // the report asks for all headlines and tables but for means, which are published where people are divided
    for (const template of window.kind === this.#policy.splitWindow ? ['report', 'outcomes'] : ['report']) {
      const made = await this.#product.prepareRelease(this.#world.as('delegate'), { template, window: windowName(window) })
      this.found.releases++
      if (made.kind === 'prepared') await this.#tell(made.releaseId)
      else this.found.refused.push(`${windowName(window)} ${made.kind}`)
    }
    this.#attack()
  }

  async #check(id: Id<'release'>): Promise<void> {
    const checked = await this.#product.checkCorrections(this.#world.as('delegate'), id)
    if (checked.kind === 'corrected') this.found.frozen++
    if (checked.kind !== 'revised') return
    this.found.revised++
    await this.#tell(checked.releaseId)
    this.#attack()
  }

  /** Approved, and out: the record is the reader's; the people behind it are looked up for the judge alone. */
  async #tell(id: Id<'release'>): Promise<void> {
    await decideOnRelease(this.#world.as('officer'), { releaseId: id, release: true })
    const record = await readReleased(this.#world.as('delegate'), id)
    const standing = await readStanding(this.#world.as('delegate'))
    const { kind, startsOn, endsOn } = record.window
    const trees = standing.treesOf({ kind, startsOn, endsOn })
    const { members } = standing.reach.findLast(({ window }) => window.startsOn === startsOn && window.endsOn === endsOn)!
    this.#told.push({ record, truth: { members, people: (tree, leaf) => trees.get(tree)?.document.people[leaf] ?? [] } })
    // one question of a window finds its corrections, the other is issued anew beside it
    this.#released.set(`${record.window.name} ${record.template.id}`, { window: { kind, startsOn, endsOn }, id })
    this.found.shown += record.headlines.filter(({ shown }) => shown !== null).length + record.tables.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures.filter(({ shown }) => shown !== null))).length
  }

  #attack(): void {
    const { exposed, groups, strict, loosened } = exposedBy(this.#policy, this.#told)
    this.found.exposed = [...new Set([...this.found.exposed, ...exposed])]
    this.found.groups += groups
    this.found.strict += strict
    this.found.loosened += loosened
  }
}

const two = (month: number): string => String(month).padStart(2, '0')
const monthIn = (at: number, month: number): string => `${2022 + Math.floor(at / 4)}-${two((at % 4) * 3 + 1 + month)}-14`

function partition<T>(list: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []]
  for (const one of list) (is(one) ? yes : no).push(one)
  return [yes, no]
}

const invented = (chance: Chance): Person => ({
  subject: newId<'subject'>(), isAssessed: false, district: chance.next() < 0.4 ? 'A' : chance.one(districts), sex: chance.one(['female', 'male', 'male', 'other']),
  ageBand: chance.one(['26-45', '26-45', '12-17']), category: chance.one(['mine-survivor', 'mine-survivor', 'family-of-survivor', 'family-of-deceased', 'witness']),
})

const aboutOf = (...people: Person[]): Pick<NewFact, 'subjects' | 'district' | 'people'> => ({ subjects: people.map(({ subject }) => subject), district: people[0]!.district, ...describing(people) })

const closed = (chance: Chance, on: string, person: Person): Act => ({
  id: newId<'fact'>(), kind: 'closure', on, ...aboutOf(person),
  codes: chance.next() < 0.3 ? ['other', 'not-evaluated'] : ['goals-met', 'evaluated', `distress-${chance.one(['better', 'better', 'same'])}`, `functioning-${chance.one(['better', 'same', 'worse'])}`, `coping-${chance.one(['better', 'same'])}`],
})
