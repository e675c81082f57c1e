import { record } from '#app/audit/record.server.ts'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { describing } from '#app/facts/fact.ts'
import { prepareHead, writeHead } from '#app/keys/head.server.ts'
import { signRecord } from '#app/keys/signed-record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { groundOfCase, namesInTheWay, type NamesWait } from './check-names.server.ts'
import { closingBlocks, insertClosure } from './closure-table.server.ts'
import { insertFollowUps } from './follow-up-table.server.ts'
import { outcomeCodes, type ClosingBlock, type ClosureContent } from './closure.ts'
import { moveCase } from './move-case.server.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { headerOf } from './read-header.server.ts'
import { metadataOf, sealClosure } from './sealed-closure.server.ts'

export type ClosureSigning =
  | { kind: 'signed'; closureId: Id<'closure'> }
  | { kind: 'not-closing' }
  | { kind: 'blocked'; by: ClosingBlock[] }
  | NamesWait

/** Locks the closure of a case that is closing: it is closed from now on and counted with its outcome. */
export async function signClosure(scope: Scope, { caseId, content, left }: { caseId: Id<'case'>; content: ClosureContent; left?: string | undefined }): Promise<ClosureSigning> {
  return inOwnTurn(scope, async () => {
    const permit = await permitCase(scope, caseId, 'write')
    if (permit.file.state !== 'closing') return { kind: 'not-closing' }
    const names = await namesInTheWay(scope, groundOfCase(scope, permit), { goals: content.goals }, left)
    if (names) return names
    const { row, head, facts, planned } = await prepareClosure(scope, permit, content)
    return inTransaction(scope, async (scope) => {
      const blocks = await closingBlocks(scope.db, permit)
      if (blocks.length > 0) return { kind: 'blocked', by: blocks }
      if (!await moveCase(scope, permit, 'closed')) return { kind: 'not-closing' }
      await insertClosure(scope.db, permit, row)
      await insertFollowUps(scope.db, planned)
      await writeHead(scope.db, head)
      await writeFacts(scope.db, facts)
      await record(scope, { did: 'closure.signed', case: caseId, record: row.id, head: head.digest })
      return { kind: 'signed', closureId: row.id }
    })
  })
}

async function prepareClosure(scope: Scope, permit: CasePermit<'write'>, content: ClosureContent) {
  const clinical = await scope.keys.of('clinical', permit.caseId)
  const header = await headerOf(scope, permit)
  const factId = newId<'fact'>()
  const clear = { id: newId<'closure'>(), author_id: scope.actor.id, state: 'signed' as const, closed_on: content.closedOn, signed_on: today(scope), retracted_on: null, retraction: null }
  const signed = signRecord(scope.keys, 'closure', { ...content, factId }, metadataOf({ ...clear, case_id: permit.caseId }), scope.now().toISOString())
  const people = header.members ?? [header]
  return {
    planned: daysOf(content).map((due_on) => ({ id: newId<'follow-up'>(), case_id: permit.caseId, closure_id: clear.id, due_on, tries: 0, state: 'planned' as const })),
    row: { ...clear, document: sealClosure(clinical, clear.id, signed) },
    head: await prepareHead(scope, permit.caseId, 'clinical', { id: clear.id, revision: 1, digest: signed.seal.digest }),
    facts: await prepareFact(scope, {
      id: factId, kind: 'closure', on: content.closedOn, subjects: people.map((one) => one.subject), district: permit.file.district, ...describing(people), session: permit.file.kind, codes: outcomeCodes(content),
    }),
  }
}

const daysOf = ({ followUps }: Pick<ClosureContent, 'followUps'>): string[] => (followUps.answer === 'planned' ? [followUps.firstOn, followUps.secondOn] : [])
