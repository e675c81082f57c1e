import { record } from '#app/audit/record.server.ts'
import { toBase64url, utf8 } from '#app/keys/bytes.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { recountWindow, type Kept } from './count-window.server.ts'
import { enterAll, headOf, onWhatStands, prepareEntries, type NewEntry } from './ledger-chain.server.ts'
import type { ReachDocument } from './ledger-entry.ts'
import { isRevisable } from './ledger-rules.ts'
import { lastCorrection, newestFigures } from './ledger-table.server.ts'
import { documentNamedBy } from './named-by.ts'
import type { Policy } from './policy.ts'
import { attack, documentOf, enter, type Entering } from './prepare-release.server.ts'
import type { StandingReach } from './publish-reach.ts'
import { cascadeOf, isSplit, publishWindow, type PublishedTree, type WindowCount } from './publish-window.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import { readStandingToday } from './read-standing.server.ts'
import { markCorrected, releaseById, standingRelease, type ReleaseRow } from './release-table.server.ts'
import { hasChanged, mayReviseTree } from './revise-tree.ts'
import { openEntry } from './sealed-ledger.server.ts'
import { isSameWindow, windowOf, type StandingFigures } from './standing-figures.server.ts'

export type Checked = { kind: 'unchanged' } | { kind: 'corrected' } | { kind: 'revised'; releaseId: Id<'release'> } | { kind: 'newer'; releaseId: Id<'release'> } | { kind: 'keys-awaited'; writers: number }

/**
 * Looks whether data was corrected since a window was counted. Too few changed: the figures stay and every release of the window
 * says "data corrected after release". T or more, and nothing can be worked out from the two: a revised release is prepared. Of a
 * window that was revised for another question, the revised figures are taken from the ledger.
 */
export async function checkCorrections(scope: Scope, id: Id<'release'>): Promise<Checked> {
  mustHaveRole(scope, 'delegate')
  await scope.keys.of('ledger', scope.programme.id)
  return onWhatStands(() => checked(scope, id))
}

async function checked(scope: Scope, id: Id<'release'>): Promise<Checked> {
  const head = await headOf(scope)
  const row = await releaseById(scope.db, id)
  if (row?.state !== 'released') throw new Refusal('not-found')
  const window = windowOf(row)
  const last = (await standingRelease(scope.db, row.template, window))!
  if (last.id !== row.id) return { kind: 'newer', releaseId: last.id }
  const policy = (await catalogueFor(scope.db, await signedCatalogues(scope), window))!
  const read = await readStandingToday(scope, head)
  if (read.kind === 'keys-awaited') return read
  const { standing } = read
  if (await newestFigures(scope.db, window) > row.entry_number) return issuedAnew(scope, policy, row, standing)
  const counted = await recountWindow(scope, policy, window, standing.personOf)
  return counted.kind === 'keys-awaited' ? counted : compared(scope, policy, row, standing, counted)
}

type Recount = { count: WindowCount; kept: Kept }

async function compared(scope: Scope, policy: Policy, row: ReleaseRow, standing: StandingFigures, { count, kept }: Recount): Promise<Checked> {
  const window = windowOf(row)
  if (!isDifferent(policy, window, standing, count)) return { kind: 'unchanged' }
  const state = stateOf(policy, window, { count, kept })
  // looked at before, with the same answer: the ledger says it once
  if (await isRemembered(scope, window, state)) return { kind: 'corrected' }
  const correction: NewEntry = { kind: 'correction', about: row.id, window, policyVersion: policy.version, document: { kind: 'decision', state } }
  const revision = await revisionOf(policy, window, standing, { count, kept })
  return revision ? revised(scope, policy, row, standing, { ...revision, correction }) : remembered(scope, row, standing, correction)
}

/** Revised for another question: no figure is new, so what stands is attacked for the kept report, as before any release. */
async function issuedAnew(scope: Scope, policy: Policy, row: ReleaseRow, standing: StandingFigures): Promise<Checked> {
  const report = await attack(policy, standing, { trees: [], reach: [] })
  return report === 'contradicts' ? { kind: 'corrected' } : revised(scope, policy, row, standing, { figures: [], groups: report.groups })
}

/** Figures of the whole programme are the first ones in a revised release too, and it says so like the one before it. */
async function revised(scope: Scope, policy: Policy, row: ReleaseRow, standing: StandingFigures, entering: Entering): Promise<Checked> {
  const template = policy.templates.find((one) => one.id === row.template)!
  const releaseId = await enter(scope, { policy, window: windowOf(row), template }, standing, entering, (scope) => markedCorrected(scope, row, entering.correction))
  return { kind: 'revised', releaseId }
}

async function remembered(scope: Scope, row: ReleaseRow, standing: StandingFigures, correction: NewEntry): Promise<Checked> {
  const entries = await prepareEntries(scope, standing.head, [correction])
  await inTransaction(scope, async (scope) => {
    await enterAll(scope, entries)
    await markedCorrected(scope, row, correction)
  })
  return { kind: 'corrected' }
}

/** Every release of the window; in the trail where it was found now. */
async function markedCorrected(scope: Scope, row: ReleaseRow, found: NewEntry | undefined): Promise<void> {
  const window = windowOf(row)
  await markCorrected(scope.db, window, today(scope))
  if (found) await record(scope, { did: 'release.corrected', record: row.id, about: windowName(window) })
}

/** What was found, as a digest that lies sealed in the entry; by the names that are kept, which change with nobody's identity. */
function stateOf(policy: Policy, window: ReachWindow, { count, kept }: Recount): string {
  const trees = publishWindow(policy, window, count).published.map((one) => documentNamedBy({ ...documentOf(one), figures: [] }, kept.nameOf))
  return toBase64url(sha256(utf8(canonicalJson({ reach: count.reach, members: kept.members, trees }))))
}

async function isRemembered(scope: Scope, window: ReachWindow, state: string): Promise<boolean> {
  const last = await lastCorrection(scope.db, window)
  const document = last && openEntry(await scope.keys.of('ledger', scope.programme.id), last)
  return document?.kind === 'decision' && document.state === state
}

function isDifferent(policy: Policy, window: ReachWindow, standing: StandingFigures, count: WindowCount): boolean {
  const before = standing.reach.findLast((one) => isSameWindow(one.window, window))!
  const now = publishWindow(policy, window, count, [])
  // whole-programme figures are compared by value, people by who they are
  const values = policy.rules.reachRoots === 'always' && isOther(before.shown, now.reach)
  const trees = standing.treesOf(window)
  return values || isOther(before.members, count.members) || now.published.some((one) => hasChanged(trees.get(one.tree.id)!.document, documentOf(one)))
}

/** Compared by what was there: a figure that came with a later version of this system corrects nothing. */
const isOther = (before: object, now: Readonly<Record<string, unknown>>): boolean => canonicalJson(before) !== canonicalJson(Object.fromEntries(Object.keys(before).map((key) => [key, now[key]])))

/** Undefined where the first figures must stay. */
async function revisionOf(policy: Policy, window: ReachWindow, standing: StandingFigures, { count, kept }: Recount): Promise<Entering | undefined> {
  const others = standing.reach.map((one) => ({ window: one.window, isShown: Object.values(one.shown).some((value) => value !== null) }))
  if (!isSplit(policy, window) || (policy.rules.reachRoots === 'T' && !isRevisable(window, others))) return undefined
  const { published } = publishWindow(policy, window, count, [], standing.means)
  const before = standing.treesOf(window)
  const changed = published.filter((one) => hasChanged(before.get(one.tree.id)!.document, documentOf(one)))
  const mayRevise = (one: PublishedTree): boolean => mayReviseTree(policy.rules, one.tree, standing.versionsOf(window, one.tree.id), documentOf(one))
  if (changed.length === 0 || !changed.every(mayRevise)) return undefined
  const revision = 1 + Math.max(...[...before.values()].map((one) => one.revision))
  const trees = published.map((one) => ({ tree: one.tree.id, window, revision, policyVersion: policy.version, document: documentOf(one) }))
  const reach = firstReach(standing.reach.findLast((one) => isSameWindow(one.window, window))!, cascadeOf(published), count)
  const report = await attack(policy, standing, { trees, reach: [{ window, ...reach }] })
  if (report === 'contradicts' || report.exposed.length > 0) return undefined
  const entry = { kind: 'figures' as const, window, revision, policyVersion: policy.version }
  const figures = [{ about: 'reach', document: reach }, ...trees.map(({ tree, document }) => ({ about: tree, document }))]
  return { figures: figures.map(({ about, document }) => ({ ...entry, about, document: documentNamedBy(document, kept.nameOf) })), groups: report.groups }
}

/**
 * Figures of the whole programme stay as they were first released, however many came with those who changed: one facilitator more
 * would be told. Only the assessed and those in care are nodes of the cascade as well, where T or more changed or nobody: they follow it.
 */
function firstReach(first: StandingReach, cascade: Partial<Record<'assessed' | 'inCare', number>>, { members }: WindowCount): ReachDocument {
  const moved = Object.fromEntries(Object.keys(cascade).map((key) => [key, members[key as 'assessed' | 'inCare']]))
  return { kind: 'reach', shown: { ...first.shown, ...cascade }, members: { ...first.members, ...moved } }
}
