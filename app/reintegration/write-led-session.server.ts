import { record } from '#app/audit/record.server.ts'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { cancelling } from '#app/facts/fact.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { LedSessionContent } from './led-session.ts'
import { findLedSession, insertLedSession, markSessionTakenBack, peopleById } from './rasb-table.server.ts'
import { openedOrRefused, registerKey } from './register-key.server.ts'
import { openEntry, openLedSession, sealLedSession } from './sealed-register.server.ts'

/** A session that people of the register led: one session, so many participants by sex and age. */
export async function writeLedSession(scope: Scope, content: LedSessionContent): Promise<{ sessionId: Id<'led-session'> }> {
  return inOwnTurn(scope, async () => {
    const key = await registerKey(scope)
    const leaders = await peopleById(scope.db, content.leaders)
    if (leaders.length === 0 || leaders.length < new Set(content.leaders).size) throw new Refusal('not-found')
    const entries = await Promise.all(leaders.map((row) => openedOrRefused(scope, () => openEntry(key, row))))
    const [id, factId] = [newId<'led-session'>(), newId<'fact'>()]
    const document = sealLedSession(key, id, { ...content, factId })
    const facts = await prepareFact(scope, {
      id: factId, kind: 'led-session', on: content.on, subjects: entries.map((entry) => entry.subject), district: content.district, counts: content.participants, codes: [content.place],
    })
    await inTransaction(scope, async (scope) => {
      await insertLedSession(scope.db, { id, session_on: content.on, state: 'written', revision: 1, document })
      await writeFacts(scope.db, facts)
      await record(scope, { did: 'reintegration.session', record: id })
    })
    return { sessionId: id }
  })
}

/** A session that was written by mistake: off the page, and out of the counts. */
export async function takeBackLedSession(scope: Scope, { sessionId }: { sessionId: Id<'led-session'> }): Promise<{ kind: 'taken-back' | 'not-there' }> {
  return inOwnTurn(scope, async () => {
    const key = await registerKey(scope)
    const row = await findLedSession(scope.db, sessionId)
    if (!row) throw new Refusal('not-found')
    const { factId, on } = await openedOrRefused(scope, () => openLedSession(key, row))
    const facts = await prepareFact(scope, cancelling(newId<'fact'>(), { id: factId, on }))
    return inTransaction(scope, async (scope) => {
      if (!await markSessionTakenBack(scope.db, sessionId)) return { kind: 'not-there' }
      await writeFacts(scope.db, facts)
      await record(scope, { did: 'reintegration.session-taken-back', record: sessionId })
      return { kind: 'taken-back' }
    })
  })
}
