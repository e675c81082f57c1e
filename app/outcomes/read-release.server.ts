import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { ReleaseRecord } from './release-record.ts'
import { allReleases, releaseById, type ReleaseRow } from './release-table.server.ts'
import { openApprovalCopy, openRelease } from './sealed-release.server.ts'
import { brokenAt } from './verify-ledger.server.ts'

export type ReadRelease = { record: ReleaseRecord; state: ReleaseRow['state']; mayDecide: boolean; mayCheck: boolean; /** Its number in the ledger. */ entry: number }

/**
 * The figures of one release, for a delegate, or from the copy made for data protection. A release that was not approved is read by
 * the two who decide; nobody else holds a key to either. Exporters call this with `released` and get nothing else.
 */
export async function readRelease(scope: Scope, id: Id<'release'>): Promise<ReadRelease> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  const row = await releaseById(scope.db, id)
  if (!row) throw new Refusal('not-found')
  const record = await opened(scope, row).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  })
  const ownRole = scope.actor.roles.includes('delegate')
  return { record, entry: row.entry_number, state: row.state, mayDecide: row.state === 'prepared' && row.prepared_by !== scope.actor.id, mayCheck: ownRole && row.state === 'released' }
}

/** For files: approved by a second person, or not there. */
export async function readReleased(scope: Scope, id: Id<'release'>): Promise<ReleaseRecord> {
  const { record, state } = await readRelease(scope, id)
  if (state !== 'released') throw new Refusal('not-found')
  return record
}

export type ReleaseLine = { id: Id<'release'>; template: string; window: ReleaseRecord['window']; title: ReleaseRecord['template']['title']; state: ReleaseRow['state']; preparedOn: string; decidedOn: string | null; corrected: boolean; isMine: boolean; record: ReleaseRecord }
/** A row that does not open is listed as such; the others go on. */
export type ListedRelease = ReleaseLine | { id: Id<'release'>; state: 'unreadable' }

/** The ledger as it may be read: every release, newest first. */
export async function listReleases(scope: Scope): Promise<{ releases: ListedRelease[]; brokenAt: number | null }> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  await mustHoldAKey(scope)
  const releases: ListedRelease[] = []
  for (const row of await allReleases(scope.db)) {
    try {
      releases.push(lineOf(scope, row, await opened(scope, row)))
    } catch (error) {
      await noticeUnreadable(scope, error)
      releases.push({ id: row.id, state: 'unreadable' })
    }
  }
  return { releases, brokenAt: await brokenAt(scope.db, scope.programme.id) ?? null }
}

const lineOf = (scope: Scope, row: ReleaseRow, record: ReleaseRecord): ReleaseLine => ({
  id: row.id, template: row.template, window: record.window, title: record.template.title, state: row.state, preparedOn: row.prepared_on, decidedOn: row.decided_on, corrected: record.corrected, isMine: row.prepared_by === scope.actor.id, record,
})

async function opened(scope: Scope, row: ReleaseRow): Promise<ReleaseRecord> {
  const ledger = await scope.keys.maybe('ledger', scope.programme.id)
  return ledger ? openRelease(ledger, row) : openApprovalCopy(scope.keys, await scope.keys.of('audit', scope.programme.id), row)
}

async function mustHoldAKey(scope: Scope): Promise<void> {
  if (!await scope.keys.maybe('ledger', scope.programme.id)) await scope.keys.of('audit', scope.programme.id)
}
