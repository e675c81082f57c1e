import { record } from '#app/audit/record.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { findOwnDocument, putOwnDocument } from '#app/work/own-document-table.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { OwnPhone } from './roster-view.ts'
import { nameOfPhone, openPhone, sealPhone } from './sealed-phone.server.ts'

/** One's own telephone for alerts; empty when none was entered or it does not open: an alert never waits for it. */
export async function ownPhone(scope: Scope): Promise<string> {
  const own = await readOwnPhone(scope)
  return own.kind === 'open' ? own.phone : ''
}

/** The same for its page, which says so when it does not open. */
export async function readOwnPhone(scope: Scope): Promise<OwnPhone> {
  const key = await scope.keys.maybe('private', scope.actor.id)
  const row = key && await findOwnDocument(scope.db, nameOfPhone(scope.actor.id), 'person.telephone')
  if (!key || !row) return { kind: 'none' }
  try {
    return { kind: 'open', phone: openPhone(key, row) }
  } catch (error) {
    await noticeUnreadable(scope, error)
    return { kind: 'unreadable' }
  }
}

/** Sealed to oneself; it goes into each alert, so that whoever reads that can telephone. */
export async function keepOwnPhone(scope: Scope, phone: string): Promise<void> {
  const key = await scope.keys.of('private', scope.actor.id)
  const id = nameOfPhone(scope.actor.id)
  const revision = ((await findOwnDocument(scope.db, id, 'person.telephone'))?.revision ?? 0) + 1
  const row = { id, person_id: scope.actor.id, kind: 'person.telephone' as const, revision, document: sealPhone(key, id, revision, phone) }
  await inTransaction(scope, async (scope) => {
    if (!await putOwnDocument(scope.db, row)) throw new Refusal('stale')
    await record(scope, { did: 'duty.phone-kept' })
  })
}
