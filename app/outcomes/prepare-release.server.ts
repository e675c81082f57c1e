import { record, recordAlone } from '#app/audit/record.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { auditFigures } from './audit-figures.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { composeRelease } from './compose-release.ts'
import { countWindow, type Kept } from './count-window.server.ts'
import type { AuditReport } from './audit-release.ts'
import { ImpossibleRecord } from './integer-bounds.ts'
import type { EntryDocument } from './ledger-entry.ts'
import { enterAll, headOf, onWhatStands, prepareEntries, type NewEntry } from './ledger-chain.server.ts'
import { lastCorrection } from './ledger-table.server.ts'
import { documentNamedBy, namedBy } from './named-by.ts'
import type { Policy, Template } from './policy.ts'
import { asInCascade, publishWindow, type PublishedTree, type WindowCount } from './publish-window.ts'
import type { Members } from './reach.ts'
import { isClosed, windowName, type ReachWindow } from './reach-window.ts'
import { programmeWindows } from './reach-window-table.server.ts'
import { readStandingToday } from './read-standing.server.ts'
import type { ReleaseRecord } from './release-record.ts'
import { insertRelease, standingRelease } from './release-table.server.ts'
import { hashOfRelease, sealRelease } from './sealed-release.server.ts'
import type { StandingFigures } from './standing-figures.server.ts'
import { leavesOf, nodesOf, type TreeNode } from './tree.ts'

export type Ask = { template: string; window: string }
export type Preparing =
  | { kind: 'prepared' | 'stands'; releaseId: Id<'release'> }
  /** Not a question of the catalogue, or not a window that is declared and closed. Always the same, whatever the data. */
  | { kind: 'not-askable' }
  | { kind: 'keys-awaited'; writers: number }
  /** The attack found a way in, or did not finish. Nothing is entered; this must not happen and is looked into. */
  | { kind: 'unsafe' }
  /** No caseload fits these figures together with what others published: one of the two is mistaken, or counts something else. */
  | { kind: 'contradicts' }

/**
 * One question over one closed window. What is counted here is written into the ledger for ever, before anybody has seen it:
 * approval only decides who may. A figure that stands already is taken from the ledger, whatever the facts say today.
 */
export async function prepareRelease(scope: Scope, ask: Ask): Promise<Preparing> {
  mustHaveRole(scope, 'delegate')
  await scope.keys.of('ledger', scope.programme.id)
  const prepared = await onWhatStands(() => answered(scope, ask))
  // by its kind alone: what was asked is what somebody typed, and no count is in it
  if (!('releaseId' in prepared)) await recordAlone(scope, { did: 'release.refused', about: prepared.kind })
  return prepared
}

async function answered(scope: Scope, ask: Ask): Promise<Preparing> {
  const head = await headOf(scope)
  const asked = await understood(scope, ask)
  if (!asked) return { kind: 'not-askable' }
  const { policy, template, window } = asked
  const before = await standingRelease(scope.db, template.id, window)
  if (before) return { kind: 'stands', releaseId: before.id }
  const read = await readStandingToday(scope, head)
  if (read.kind === 'keys-awaited') return read
  const { standing } = read
  const figures = await newFigures(scope, policy, window, standing)
  if (figures.kind === 'keys-awaited') return figures
  const report = await attack(policy, standing, figures)
  if (report === 'contradicts') return { kind: 'contradicts' }
  if (report.exposed.length > 0) return { kind: 'unsafe' }
  return { kind: 'prepared', releaseId: await enter(scope, asked, standing, { figures: figures.entries, groups: report.groups }) }
}

/** What the new figures expose. What others published may have exposed a group of an older release before: no later figure changes that. */
export async function attack(policy: Policy, standing: StandingFigures, figures: Pick<StandingFigures, 'trees' | 'reach'>): Promise<AuditReport | 'contradicts'> {
  const turn = inSlices()
  try {
    const report = await auditFigures(policy, { trees: [...standing.trees, ...figures.trees], reach: [...standing.reach, ...figures.reach], outside: standing.outside }, turn)
    if (report.exposed.length === 0) return report
    const before = new Set((await auditFigures(policy, standing, turn)).exposed.map(({ where }) => where))
    return { ...report, exposed: report.exposed.filter(({ where }) => !before.has(where)) }
  } catch (error) {
    if (error instanceof ImpossibleRecord) return 'contradicts'
    throw error
  }
}

export async function understood(scope: Scope, { template, window }: Ask): Promise<{ policy: Policy; template: Template; window: ReachWindow } | undefined> {
  const day = today(scope)
  const declared = (await programmeWindows(scope.db, scope.programme.id, day)).find((one) => windowName(one) === window && isClosed(one, day))
  const policy = declared && await catalogueFor(scope.db, await signedCatalogues(scope), declared)
  const found = policy?.templates.find((one) => one.id === template)
  return found && { policy: policy!, template: found, window: declared! }
}

type NewFigures = { kind: 'figures'; entries: NewEntry[]; trees: StandingFigures['trees']; reach: StandingFigures['reach'] } | { kind: 'keys-awaited'; writers: number }

/** All trees of the catalogue at once, so that a package is counted on one day; nothing where the window stands already. */
async function newFigures(scope: Scope, policy: Policy, window: ReachWindow, standing: StandingFigures): Promise<NewFigures> {
  if (standing.reachOf(window)) return { kind: 'figures', entries: [], trees: [], reach: [] }
  const counted = await countWindow(scope, policy, window, standing.personOf)
  if (counted.kind === 'keys-awaited') return counted
  const count = asInCascade(policy, counted.count)
  const { reach, published } = publishWindow(policy, window, count, standing.reach, standing.means)
  const entry = (about: string, document: EntryDocument): NewEntry => ({ kind: 'figures', about, window, revision: 1, policyVersion: policy.version, document })
  const trees = published.map((one) => ({ tree: one.tree.id, window, revision: 1, policyVersion: policy.version, document: documentOf(one) }))
  return {
    kind: 'figures', trees, reach: [{ window, members: count.members, shown: reach }],
    entries: [entry('reach', { kind: 'reach', shown: reach, members: keptMembers(counted, count) }), ...trees.map(({ tree, document }) => entry(tree, documentNamedBy(document, counted.kept.nameOf)))],
  }
}

/** Whom the cascade counted is kept as they were counted there, everybody else as they were fixed. */
function keptMembers({ count, kept }: { count: WindowCount; kept: Kept }, judged: WindowCount): Members {
  const { assessed, inCare } = judged.members
  return judged === count ? kept.members : { ...kept.members, ...namedBy({ assessed, inCare }, kept.nameOf) }
}

export function documentOf({ tree, count, figures }: PublishedTree): Extract<EntryDocument, { kind: 'tree' }> {
  return {
    kind: 'tree', figures,
    people: Object.fromEntries(leavesOf(tree.root).map((leaf) => [leaf.id, [...count.peopleOf(leaf.id)].sort()])),
    sessions: Object.fromEntries(nodesOf(tree.root).map((node) => [node.id, count.tallyOf(node.id).sessions])),
    ...changesOf(nodesOf(tree.root).filter((node) => node.mean), (node) => count.tallyOf(node).changes),
  }
}

function changesOf(nodes: readonly TreeNode[], changes: (node: string) => readonly number[]): { changes?: Record<string, number> } {
  return nodes.length === 0 ? {} : { changes: Object.fromEntries(nodes.map(({ id }) => [id, changes(id).reduce((sum, one) => sum + one, 0)])) }
}

type Asked = { policy: Policy; template: Template; window: ReachWindow }

/** What goes in with a release: new figures, how many groups the attack looked at, and the finding of a correction where there is one. */
export type Entering = { figures: readonly NewEntry[]; groups: number; correction?: NewEntry }

/**
 * Writes figures, release and report in one transaction, chained to what they were attacked beside; the record is composed from what
 * will then stand. Throws `stale` where the ledger grew since `standing` was read.
 */
export async function enter(scope: Scope, { policy, template, window }: Asked, standing: StandingFigures, { figures, groups, correction }: Entering, beside: (scope: Scope) => Promise<void> = async () => {}): Promise<Id<'release'>> {
  const id = newId<'release'>()
  const release: NewEntry = { kind: 'release', about: id, window, policyVersion: policy.version, document: { kind: 'release', groups, outside: standing.outside } }
  const entries = await prepareEntries(scope, standing.head, [...figures, ...(correction ? [correction] : []), release])
  const own = entries.at(-1)!
  const composed = composeRelease({ id, organisation: scope.programme.organisation, policy, template, window, preparedOn: today(scope) }, standingWith(figures, standing, window))
  const unsealed = { ...composed, previousHash: own.previous }
  const whole: ReleaseRecord = { ...unsealed, hash: hashOfRelease(unsealed) }
  const sealed = await sealRelease(await scope.keys.of('ledger', scope.programme.id), await scope.keys.publicSide('audit', scope.programme.id), whole)
  await inTransaction(scope, async (scope) => {
    await enterAll(scope, entries)
    // figures that stood before are as old as their window: what was corrected since was corrected for this question too
    const corrected_on = (await lastCorrection(scope.db, window))?.entered_on ?? null
    await insertRelease(scope.db, {
      id, entry_number: own.number, template: template.id, window_kind: window.kind, starts_on: window.startsOn, ends_on: window.endsOn, policy_version: policy.version, state: 'prepared',
      prepared_by: scope.actor.id, prepared_on: today(scope), decided_by: null, decided_on: null, decided_as: null, corrected_on, ...sealed,
    })
    await record(scope, { did: 'release.prepared', record: id, about: `${template.id} ${windowName(window)}` })
    await beside(scope)
  })
  return id
}

function standingWith(entries: readonly NewEntry[], standing: StandingFigures, window: ReachWindow) {
  const documents = new Map<string, EntryDocument>([...standing.treesOf(window)].map(([tree, { document }]) => [tree, document]))
  for (const { about, document } of entries) documents.set(about, document)
  const reach = documents.get('reach')
  return {
    reach: (reach?.kind === 'reach' ? reach.shown : standing.reachOf(window)) ?? {},
    trees: Object.fromEntries([...documents].flatMap(([tree, document]) => (document.kind === 'tree' ? [[tree, document.figures]] : []))),
  }
}
