import { namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { namesInWords, takeNamesInWords, type FormNames } from '#app/cases/names-in-words.server.ts'
import { takeBack } from '#app/cases/take-back.server.ts'
import { inOwnTurn, prepareFact } from '#app/facts/add-fact.server.ts'
import { cancelling } from '#app/facts/fact.ts'
import { prepareHead } from '#app/keys/head.server.ts'
import type { NamesTaken } from '#app/names/take-choice.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { GroupRetractionReason } from './group.ts'
import { findGroupSession, markSessionRetracted } from './group-table.server.ts'
import { groundOfGroup } from './names-of-group.server.ts'
import { permitGroup } from './permit-group.server.ts'
import { openSealedSession, sealSessionRetraction } from './sealed-group.server.ts'

export type SessionAddress = { groupId: Id<'group'>; sessionId: Id<'group-session'> }
export type RetractedSession = { id: string; groupId: string; code: string; word: string; sessionOn: string }
type Given = SessionAddress & { reason: GroupRetractionReason; words?: string; left?: string | undefined }
export type RetractingSession = { kind: 'retracted' | 'already-retracted' } | NamesWait

/** Which session is meant, before it is retracted; nothing of it is opened. Of another group, or retracted: not found. */
export async function ownSession(scope: Scope, { groupId, sessionId }: SessionAddress): Promise<RetractedSession> {
  const { group } = await permitGroup(scope, groupId, 'write')
  const row = await findGroupSession(scope.db, sessionId)
  if (row?.group_id !== groupId || row.state !== 'signed') throw new Refusal('not-found')
  return { id: row.id, groupId, code: group.code, word: group.word, sessionOn: row.session_on }
}

/** Takes a session out of reading and out of the counts. What was signed is kept as it was; children stay in the register. */
export async function retractGroupSession(scope: Scope, { groupId, sessionId, reason, words = '', left }: Given): Promise<RetractingSession> {
  return inOwnTurn(scope, async () => {
    const permit = await permitGroup(scope, groupId, 'write')
    const row = await findGroupSession(scope.db, sessionId)
    if (row?.group_id !== permit.group.id) throw new Refusal('not-found')
    if (row.state === 'retracted') return { kind: 'already-retracted' }
    const names = await namesInTheWay(scope, groundOfGroup(scope, permit), { words }, left)
    if (names) return names
    const key = await scope.keys.of('group', groupId)
    const { content, seal } = openSealedSession(key, row)
    const retraction = sealSessionRetraction(key, sessionId, { reason, words, retractedAt: scope.now().toISOString(), by: scope.actor.id })
    const facts = await prepareFact(scope, cancelling(newId<'fact'>(), { id: content.factId, on: content.sessionOn }))
    const head = await prepareHead(scope, groupId, 'group', { id: sessionId, revision: 2, digest: seal.digest })
    const isTaken = await takeBack(scope, {
      mark: (db) => markSessionRetracted(db, sessionId, { retracted_on: today(scope), retraction }), facts, head,
      entry: { did: 'group-session.retracted', record: sessionId, about: reason },
    })
    return { kind: isTaken ? 'retracted' : 'already-retracted' }
  })
}

/** Names in the words of a retraction; with a press on one of them, the words as they are after it. */
export async function namesInRetraction(scope: Scope, { groupId }: SessionAddress, words: string, taken?: NamesTaken): Promise<FormNames> {
  const ground = groundOfGroup(scope, await permitGroup(scope, groupId, 'write'))
  return taken ? takeNamesInWords(scope, ground, { ...taken, texts: { words } }) : namesInWords(scope, ground, { words })
}
