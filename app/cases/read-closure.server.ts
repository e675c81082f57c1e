import { look } from '#app/audit/look.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import { recordHolds } from '#app/keys/signed-record.server.ts'
import { isUnreadable, Unreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { closingBlocks, closuresOf, type ClosureRow } from './closure-table.server.ts'
import type { ClosureView, EarlierClosure, SignedClosure } from './closure-view.ts'
import { monthsAfter } from './closure.ts'
import { followUpsOf } from './follow-up-table.server.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { metadataOf, openClosureRetraction, openSealedClosure } from './sealed-closure.server.ts'
import { whoReads } from './who-reads.server.ts'

/** The closure of a case with its signature checked, and the form while the case is closing. Throws `unreadable` when it does not open. */
export async function readClosure(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<ClosureView> {
  const permit = await permitCase(scope, caseId, 'read')
  const clinical = await scope.keys.of('clinical', caseId)
  const rows = await closuresOf(scope.db, permit)
  const standing = rows.find((row) => row.state === 'signed')
  const followUps = (await followUpsOf(scope.db, permit)).filter((row) => row.closure_id === standing?.id).map((row) => ({ dueOn: row.due_on, state: row.state }))
  const signed = standing ? await unreadableAsRefusal(scope, caseId, async () => ({ ...await opened(scope, clinical, standing), followUps })) : null
  if (signed) await look(scope, { caseId, record: standing!.id, what: 'closure' })
  const earlier = await Promise.all(rows.filter((row) => row.state === 'retracted').map((row) => takenBack(scope, clinical, row)))
  const { id, code, word, kind, state } = permit.file
  const readers = (await whoReads(scope, permit)).clinical.map((person) => person.name).join(', ')
  return { file: { id, code, word, kind, state, readers, isOwner: permit.as === 'psychologist' }, signed, earlier, form: permit.as === 'psychologist' && state === 'closing' ? await begun(scope, caseId) : null }
}

/** Between which days the case may be closed. */
export async function closingDays(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<{ openedOn: string; today: string }> {
  const { file } = await permitCase(scope, caseId, 'write')
  return { openedOn: file.opened_on, today: today(scope) }
}

async function begun(scope: Scope, caseId: Id<'case'>): Promise<NonNullable<ClosureView['form']>> {
  const permit = await permitCase(scope, caseId, 'write')
  const day = today(scope)
  return { day, openedOn: permit.file.opened_on, firstOn: monthsAfter(day, 1), secondOn: monthsAfter(day, 3), blocks: await closingBlocks(scope.db, permit) }
}

async function opened(scope: Scope, clinical: CompartmentKey, row: ClosureRow): Promise<Omit<SignedClosure, 'followUps'>> {
  const signed = openSealedClosure(clinical, row)
  const author = await personWithRoles(scope.db, row.author_id)
  const bundle = author && trustedBundle(scope.serverKey, author.person, author.roles)
  if (!recordHolds(bundle, row.author_id, 'closure', signed, metadataOf(row))) throw new Unreadable('closure.content', row.id)
  const { factId: _, ...content } = signed.content
  return { content, signedOn: row.signed_on, authorName: author?.person.name ?? '', digest: signed.seal.digest }
}

/** One that was taken back: only that, and why. */
async function takenBack(scope: Scope, clinical: CompartmentKey, row: ClosureRow): Promise<EarlierClosure> {
  const days = { id: row.id, signedOn: row.signed_on, retractedOn: row.retracted_on ?? '' }
  try {
    return { ...days, reason: row.retraction ? openClosureRetraction(clinical, row.id, row.retraction).reason : null }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await noticeUnreadable(scope, error, row.case_id)
    return { ...days, reason: null }
  }
}

async function unreadableAsRefusal<T>(scope: Scope, caseId: Id<'case'>, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    await noticeUnreadable(scope, error, caseId)
    throw new Refusal('unreadable')
  }
}

/** Signed closures of a case for its line of time, newest first: days alone, nothing opened. */
export async function listClosures(scope: Scope, permit: CasePermit<'read'>): Promise<{ id: Id<'closure'>; closedOn: string; state: 'signed' | 'retracted' }[]> {
  return (await closuresOf(scope.db, permit)).map((row) => ({ id: row.id, closedOn: row.closed_on, state: row.state }))
}
