import { peopleOf, type Described, type Fact, type FactKind } from '#app/facts/fact.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import type { Caseload, PersonLine } from './count-tree.ts'
import { changeAttribute } from './change-trees.ts'
import { KeptAs } from './kept-as.ts'
import { readChangeCode } from '#app/scales/counted-change.ts'
import { isSeen } from './reach.ts'
import type { ReachWindow } from './reach-window.ts'
import type { SessionLine } from './session-spread.ts'

/** What is known of one person so far: the newest words win, an empty one takes nothing away. */
type Person = Described & { district: string; isAssessed: boolean; isInCare: boolean; closure: { month: string; codes: readonly string[] } | null; lastSession: string; changes: Record<string, number> }

/**
 * The people of one window, each once, as they were known at its end. Facts from before the window describe them (a member of a
 * family is described where they were assessed); only facts of the window make them assessed or in care in it.
 */
export class CaseloadCount {
  readonly #window: ReachWindow
  /** Of each month, in the order they were read. */
  readonly #facts = new Map<string, Fact[]>()
  readonly #cancelled = new Set<string>()

  constructor(window: ReachWindow) {
    this.#window = window
  }

  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'cancel') this.#cancelled.add(fact.cancels)
      else if (counted.has(fact.kind)) this.#ofMonth(fact.month).push(fact)
    }
  }

  async result(personOf: PersonOf, turn: () => Promise<void> = async () => {}): Promise<Caseload & { keptAs: PersonOf }> {
    const people = new Map<string, Person>()
    const sessions: SessionLine[] = []
    const kept = new KeptAs()
    let at = 0
    for (const fact of this.#inOrder()) {
      if (at++ % 500 === 0) await turn()
      if (this.#cancelled.has(fact.id)) continue
      const isInside = this.#isInside(fact)
      const there = peopleOf(fact)
      const names = there.map((one) => personOf(one.who))
      for (const [place, person] of names.entries()) {
        const known = people.get(person) ?? { ...nobody, changes: {} }
        learn(known, there[place]!, fact, isInside)
        people.set(person, known)
      }
      if (isSeen(fact) && isInside) kept.add(there.map(({ who }) => who), names)
      if (fact.kind === 'session' && isInside) sessions.push({ people: names })
    }
    const lines = [...people].flatMap(([person, known]) => (known.isAssessed || known.isInCare ? [lineOf(person, known)] : []))
    return { people: lines, sessions, keptAs: kept.nameOf }
  }

  #ofMonth(month: string): Fact[] {
    const facts = this.#facts.get(month) ?? []
    this.#facts.set(month, facts)
    return facts
  }

  *#inOrder(): Generator<Fact> {
    for (const month of [...this.#facts.keys()].sort()) yield* this.#facts.get(month)!
  }

  #isInside = (fact: Fact): boolean => fact.month >= this.#window.startsOn.slice(0, 7) && fact.month <= this.#window.endsOn.slice(0, 7)
}

const nobody: Person = { district: '', sex: '', ageBand: '', category: '', isAssessed: false, isInCare: false, closure: null, lastSession: '', changes: {} }
const counted: ReadonlySet<FactKind> = new Set<FactKind>(['assessed', 'session', 'closure', 'measured'])

/** Changes what is known in place: a hundred thousand facts, two thousand people. */
function learn(known: Person, said: Described, fact: Fact, isInside: boolean): void {
  known.district = fact.district || known.district
  known.sex = said.sex || known.sex
  known.ageBand = said.ageBand || known.ageBand
  known.category = said.category || known.category
  if (!isInside) return
  if (fact.kind === 'assessed') known.isAssessed = true
  if (fact.kind === 'session') {
    known.isInCare = true
    known.lastSession = fact.month
  }
  // the last measure of the window counts
  if (fact.kind === 'measured') for (const { tool, points } of fact.codes.flatMap((code) => readChangeCode(code) ?? [])) known.changes[changeAttribute(tool)] = points
  if (fact.kind === 'closure') known.closure = closedBy(fact, known.closure)
}

/** A family is judged once and says of none of its members how they are; of two closures of a person, one that was looked at counts. */
function closedBy({ month, session, codes }: Fact, before: Person['closure']): Person['closure'] {
  if (session === 'family') return { month, codes: before?.codes ?? [] }
  return before?.codes.includes('evaluated') && !codes.includes('evaluated') ? before : { month, codes }
}

function lineOf(person: string, known: Person): PersonLine {
  const closed = known.isInCare && known.closure !== null && known.closure.month >= known.lastSession ? known.closure.codes : undefined
  return {
    person, stages: known.isInCare ? ['assessed', 'in-care'] : ['assessed'],
    codes: {
      stage: !known.isInCare ? 'assessed-only' : !closed ? 'open' : closed.includes('evaluated') ? 'closed-evaluated' : 'closed',
      district: known.district, sex: sexCode(known.sex), age: ageCode(known.ageBand), category: known.category,
      ...Object.fromEntries(Object.keys(known.changes).map((attribute) => [attribute, 'measured'])),
      distress: changeIn(closed, 'distress'), functioning: changeIn(closed, 'functioning'), coping: changeIn(closed, 'coping'),
    },
    changes: known.changes,
  }
}

const sexCode = (sex: string): string => (sex === 'female' || sex === 'male' ? sex : 'other')

const childBands = new Set(['0-5', '6-11', '12-17', '6-9', '10-12', '13-15'])
const ageCode = (band: string): string => (childBands.has(band) ? 'child' : 'adult')

/** Of `distress-better`, the change; empty where it was not looked at. */
function changeIn(codes: readonly string[] | undefined, area: string): string {
  const found = codes?.find((code) => code.startsWith(`${area}-`))?.slice(area.length + 1)
  return found === 'better' || found === 'same' || found === 'worse' ? found : ''
}
