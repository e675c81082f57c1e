import type { PersonOf } from '#app/facts/who-is-who.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Head } from './ledger-chain.server.ts'
import type { EntryDocument, ReachDocument, TreeDocument } from './ledger-entry.ts'
import type { EntryRow } from './ledger-table.server.ts'
import { documentNamedBy } from './named-by.ts'
import type { OutsideFigure, OutsideFigureContent } from './outside-figure.ts'
import type { DisclosureRules } from './policy.ts'
import type { StandingReach } from './publish-reach.ts'
import type { StandingMean } from './publish-window.ts'
import { meansOf, type StandingTree } from './standing-tree.ts'
import type { ReachWindow } from './reach-window.ts'
import { openEntry } from './sealed-ledger.server.ts'

/** What figures of a version were rounded by; undefined where it is not asked. */
export type RulesOf = (policyVersion: string) => DisclosureRules | undefined
type Opened = { row: EntryRow; window: ReachWindow; document: EntryDocument }

/** Every figure that stands, of every window: what the next one has to be safe beside. Throws `Unreadable`. */
export class StandingFigures {
  /** The newest entry of the ledger when these were read: what is judged beside them is chained to it. */
  readonly head: Head
  /** The names these people have: whoever is compared with them is called by the same, read once. */
  readonly personOf: PersonOf
  readonly reach: (StandingReach & { window: ReachWindow })[]
  readonly trees: StandingTree[]
  /** Of other publishers, as far as they were not withdrawn. */
  readonly outside: OutsideFigure[]
  readonly withdrawn: OutsideFigure[]

  /** `turn` lets others work between two entries: each holds the people behind its figures, by the names `personOf` has for them. `rulesOf`: what a version of the catalogue said. */
  static async open(rows: readonly EntryRow[], head: Head, ledger: CompartmentKey, turn: () => Promise<void>, personOf: PersonOf, rulesOf: RulesOf): Promise<StandingFigures> {
    const opened: Opened[] = []
    for (const row of rows) {
      opened.push({ row, window: windowOf(row), document: documentNamedBy(openEntry(ledger, row), personOf) })
      await turn()
    }
    return new StandingFigures(opened, head, personOf, rulesOf)
  }

  private constructor(opened: readonly Opened[], head: Head, personOf: PersonOf, rulesOf: RulesOf) {
    this.head = head
    this.personOf = personOf
    this.reach = opened.flatMap(({ row, window, document }) => (document.kind === 'reach' ? [{ window, members: document.members, shown: document.shown, rules: rulesOf(row.policy_version) }] : []))
    this.trees = opened.flatMap(({ row, window, document }) => (document.kind === 'tree' ? [{ tree: row.about, window, revision: row.revision, policyVersion: row.policy_version, document }] : []))
    const gone = new Set(opened.filter(({ row }) => row.kind === 'outside-withdrawn').map(({ row }) => row.about))
    const outside = opened.flatMap(({ row, window, document }) => (document.kind === 'outside' ? [{ ...withoutKind(document), id: row.about, window, enteredOn: row.entered_on }] : []))
    this.outside = outside.filter(({ id }) => !gone.has(id))
    this.withdrawn = outside.filter(({ id }) => gone.has(id))
  }

  /** Every mean that was published, revised ones included: each stays known. */
  get means(): StandingMean[] {
    return this.trees.flatMap(meansOf)
  }

  reachOf(window: ReachWindow): ReachDocument['shown'] | undefined {
    return this.reach.findLast((one) => isSameWindow(one.window, window))?.shown
  }

  /** The newest revision of each tree in a window. */
  treesOf(window: ReachWindow): Map<string, StandingTree> {
    return new Map(this.trees.filter((one) => isSameWindow(one.window, window)).map((one) => [one.tree, one]))
  }

  /** Every version of one tree in a window, oldest first: a reader keeps them all. */
  versionsOf(window: ReachWindow, tree: string): TreeDocument[] {
    return this.trees.filter((one) => one.tree === tree && isSameWindow(one.window, window)).map(({ document }) => document)
  }
}

const withoutKind = ({ kind: _, ...content }: { kind: 'outside' } & OutsideFigureContent): OutsideFigureContent => content

export const windowOf = (row: Pick<EntryRow, 'window_kind' | 'starts_on' | 'ends_on'>): ReachWindow => ({ kind: row.window_kind, startsOn: row.starts_on, endsOn: row.ends_on })
export const isSameWindow = (one: ReachWindow, other: ReachWindow): boolean => one.kind === other.kind && one.startsOn === other.startsOn && one.endsOn === other.endsOn
