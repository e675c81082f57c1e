import { record } from '#app/audit/record.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { toBase64url, utf8 } from '#app/keys/bytes.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { auditFigures, type Public } from './audit-figures.ts'
import type { AuditReport } from './audit-release.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { recountWindow } from './count-window.server.ts'
import { enterAll, prepareEntries, type NewEntry } from './ledger-chain.server.ts'
import type { EntryDocument } from './ledger-entry.ts'
import { ImpossibleRecord } from './integer-bounds.ts'
import { isRevisable } from './ledger-rules.ts'
import { lastCorrection, newestFigures } from './ledger-table.server.ts'
import type { Policy } from './policy.ts'
import { documentOf, enter } from './prepare-release.server.ts'
import type { StandingReach } from './publish-reach.ts'
import { cascadeOf, isSplit, publishWindow, type WindowCount } from './publish-window.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import { readStanding } from './read-standing.server.ts'
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
  const row = await releaseById(scope.db, id)
  if (row?.state !== 'released') throw new Refusal('not-found')
  const window = windowOf(row)
  const last = (await standingRelease(scope.db, row.template, window))!
  if (last.id !== row.id) return { kind: 'newer', releaseId: last.id }
  const policy = (await catalogueFor(scope.db, await signedCatalogues(scope), window))!
  const standing = await readStanding(scope)
  if (await newestFigures(scope.db, window) > row.entry_number) return issuedAnew(scope, policy, row, standing)
  const counted = await recountWindow(scope, policy, window)
  return counted.kind === 'keys-awaited' ? counted : compared(scope, policy, row, standing, counted.count)
}

async function compared(scope: Scope, policy: Policy, row: ReleaseRow, standing: StandingFigures, count: WindowCount): Promise<Checked> {
  const window = windowOf(row)
  if (!isDifferent(policy, window, standing, count)) return { kind: 'unchanged' }
  const state = stateOf(policy, window, count)
  // looked at before, with the same answer: the ledger says it once
  if (await isRemembered(scope, window, state)) return { kind: 'corrected' }
  const revision = await revisionOf(policy, window, standing, count)
  const checked: Checked = revision ? await revised(scope, policy, row, revision, standing) : { kind: 'corrected' }
  await remember(scope, policy, row, state)
  return checked
}

/** The entries of a revised window, and how many groups of it the attack looked at. */
type Revision = { entries: NewEntry[]; groups: number }

/** Revised for another question: no figure is new, so what stands is attacked for the kept report, as before any release. */
async function issuedAnew(scope: Scope, policy: Policy, row: ReleaseRow, standing: StandingFigures): Promise<Checked> {
  const report = await attacked(policy, standing)
  return report ? revised(scope, policy, row, { entries: [], groups: report.groups }, standing) : { kind: 'corrected' }
}

async function revised(scope: Scope, policy: Policy, row: ReleaseRow, { entries, groups }: Revision, standing: StandingFigures): Promise<Checked> {
  const window = windowOf(row)
  const entered = await enter(scope, { policy, window, template: policy.templates.find((one) => one.id === row.template)! }, entries, groups, standing)
  // figures of the whole programme are the first ones in a revised release too, and it says so
  await markCorrected(scope.db, window, today(scope))
  return entered.kind === 'prepared' ? { kind: 'revised', releaseId: entered.releaseId } : { kind: 'corrected' }
}

/** What was found, as a digest that lies sealed in the entry. */
function stateOf(policy: Policy, window: ReachWindow, count: WindowCount): string {
  const trees = publishWindow(policy, window, count).published.map((one) => ({ ...documentOf(one), figures: [] }))
  return toBase64url(sha256(utf8(canonicalJson({ reach: count.reach, members: count.members, trees }))))
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
async function revisionOf(policy: Policy, window: ReachWindow, standing: StandingFigures, count: WindowCount): Promise<Revision | undefined> {
  const others = standing.reach.map((one) => ({ window: one.window, people: new Set(one.members.inCare), isShown: Object.values(one.shown).some((value) => value !== null) }))
  if (!isSplit(policy, window) || (policy.rules.reachRoots === 'T' && !isRevisable(window, others))) return undefined
  const { published } = publishWindow(policy, window, count, [], standing.means)
  const before = standing.treesOf(window)
  const changed = published.filter((one) => hasChanged(before.get(one.tree.id)!.document, documentOf(one)))
  if (changed.length === 0 || !changed.every((one) => mayReviseTree(policy.rules, one.tree, before.get(one.tree.id)!.document, documentOf(one)))) return undefined
  const revision = 1 + Math.max(...[...before.values()].map((one) => one.revision))
  const trees = published.map((one) => ({ tree: one.tree.id, window, revision, policyVersion: policy.version, document: documentOf(one) }))
  const elsewhere = standing.trees.filter((one) => !isSameWindow(one.window, window))
  const report = await attacked(policy, { trees: [...elsewhere, ...trees], reach: [], outside: standing.outside })
  if (!report || report.exposed.length > 0) return undefined
  const entry = { kind: 'figures' as const, window, revision, policyVersion: policy.version }
  const reach = firstReach(standing.reach.findLast((one) => isSameWindow(one.window, window))!, cascadeOf(published), count)
  return { entries: [{ ...entry, about: 'reach', document: reach }, ...trees.map(({ tree, document }) => ({ ...entry, about: tree, document }))], groups: report.groups }
}

/**
 * Figures of the whole programme stay as they were first released, however many came with those who changed: one facilitator more
 * would be told. Only the assessed and those in care are nodes of the cascade as well, where T or more changed or nobody: they follow it.
 */
function firstReach(first: StandingReach, cascade: Partial<Record<'assessed' | 'inCare', number>>, { members }: WindowCount): EntryDocument {
  const moved = Object.fromEntries(Object.keys(cascade).map((key) => [key, members[key as 'assessed' | 'inCare']]))
  return { kind: 'reach', shown: { ...first.shown, ...cascade }, members: { ...first.members, ...moved } }
}

/** What others published is reckoned with. Undefined where it contradicts these figures: then nothing is issued. */
async function attacked(policy: Policy, figures: Public): Promise<AuditReport | undefined> {
  try {
    return await auditFigures(policy, figures, inSlices())
  } catch (error) {
    if (error instanceof ImpossibleRecord) return undefined
    throw error
  }
}

async function remember(scope: Scope, policy: Policy, row: ReleaseRow, state: string): Promise<void> {
  const [window, id] = [windowOf(row), row.id]
  const entries = await prepareEntries(scope, [{ kind: 'correction', about: id, window, policyVersion: policy.version, document: { kind: 'decision', state } }])
  await inTransaction(scope, async (scope) => {
    await enterAll(scope, entries)
    await markCorrected(scope.db, window, today(scope))
    await record(scope, { did: 'release.corrected', record: id, about: windowName(window) })
  })
}
