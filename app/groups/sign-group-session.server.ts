import { record } from '#app/audit/record.server.ts'
import { namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { prepareHead, writeHead } from '#app/keys/head.server.ts'
import { signRecord } from '#app/keys/signed-record.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import type { OpenDraft } from '#app/sessions/open-draft.server.ts'
import { draftToSign, spendDraft } from '#app/sessions/spend-draft.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { hereOf, registerAfter, textsOfSession, type GroupSessionContent } from './group.ts'
import { readGroupSession } from './group-form.server.ts'
import { findGroupSession, insertGroupSession, replaceGroup } from './group-table.server.ts'
import { groundOfGroup } from './names-of-group.server.ts'
import { permitGroup, type GroupPermit } from './permit-group.server.ts'
import { metadataOf, openGroupContent, sealGroup, sealGroupSession } from './sealed-group.server.ts'

export type GroupDraftSigning = (GroupSigning & { groupId: Id<'group'> }) | { kind: 'not-ready' } | { kind: 'compare-first' }
export type GroupSigning = { kind: 'signed'; sessionId: Id<'group-session'>; here: number } | NamesWait

/** Locks a held group session. The lead's signature counts it: one session, so many attendances by register number. */
export async function signGroupSession(scope: Scope, { groupId, content, draft, left }: { groupId: Id<'group'>; content: GroupSessionContent; draft?: OpenDraft; left?: string | undefined }): Promise<GroupSigning> {
  return inOwnTurn(scope, async () => {
    const permit = await permitGroup(scope, groupId, 'write')
    const names = await namesInTheWay(scope, groundOfGroup(scope, permit), draft ? textsIn('group-session', draft.fields) : textsOfSession(content), left)
    if (names) return names
    const { group, session, head, facts } = await prepareSession(scope, permit, content, (draft?.row.id ?? newId()) as string as Id<'group-session'>)
    return inTransaction(scope, async (scope) => {
      if (draft) await spendDraft(scope, draft)
      if (!await replaceGroup(scope.db, group)) throw new Refusal('stale')
      await insertGroupSession(scope.db, session)
      await writeHead(scope.db, head)
      await writeFacts(scope.db, facts)
      await record(scope, { did: 'group-session.signed', record: session.id, head: head.digest })
      return { kind: 'signed', sessionId: session.id, here: hereOf(content.children).length }
    })
  })
}

/** The same from a draft, which is gone afterwards; the session keeps its id. */
export async function signGroupDraft(scope: Scope, { draftId, left }: { draftId: Id<'draft'>; left?: string | undefined }): Promise<GroupDraftSigning> {
  const draft = await draftToSign(scope, { draftId, about: 'group-session' })
  if (!draft) return signedBefore(scope, draftId)
  if (draft.copies.length > 0) return { kind: 'compare-first' }
  const groupId = draft.row.target_id as Id<'group'>
  const { group } = await permitGroup(scope, groupId, 'write')
  const { ageRange, children } = openGroupContent(await scope.keys.of('group', groupId), group)
  const read = readGroupSession(draft.fields, { today: today(scope), ageRange, children })
  return read.kind === 'ready' ? { groupId, ...await signGroupSession(scope, { groupId, content: read.content, draft, left }) } : { kind: 'not-ready' }
}

async function signedBefore(scope: Scope, draftId: Id<'draft'>): Promise<GroupDraftSigning> {
  const session = await findGroupSession(scope.db, draftId as string as Id<'group-session'>)
  if (session?.lead_id !== scope.actor.id) throw new Refusal('not-found')
  return { kind: 'signed', groupId: session.group_id, sessionId: session.id, here: 0 }
}

async function prepareSession(scope: Scope, { group }: GroupPermit<'write'>, content: GroupSessionContent, id: Id<'group-session'>) {
  const key = await scope.keys.of('group', group.id)
  const known = openGroupContent(key, group)
  const factId = newId<'fact'>()
  const here = hereOf(content.children)
  const clear = { id, group_id: group.id, lead_id: scope.actor.id, session_on: content.sessionOn, signed_on: today(scope), retracted_on: null, retraction: null }
  const signed = signRecord(scope.keys, 'group-session', { ...content, factId }, metadataOf(clear), scope.now().toISOString())
  const next = { id: group.id, revision: group.revision + 1 }
  return {
    group: { ...next, document: sealGroup(key, next, { ...known, children: registerAfter(known.children, content.children) }) },
    session: { ...clear, state: 'signed' as const, document: sealGroupSession(key, clear.id, signed) },
    head: await prepareHead(scope, group.id, 'group', { id: clear.id, revision: 1, digest: signed.seal.digest }),
    facts: await prepareFact(scope, {
      id: factId, kind: 'group-session', on: content.sessionOn, district: group.district, ageBand: known.ageRange, group: known.register,
      children: here.map((child) => child.number), people: here.map(({ sex, ageBand }) => ({ sex, ageBand, category: '' })),
    }),
  }
}
