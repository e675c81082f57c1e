import { record } from '#app/audit/record.server.ts'
import { wordKey } from '#app/names/name-hits.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { notNamesRow, putNotNames } from './not-names-table.server.ts'
import { permitCase } from './permit-case.server.ts'
import { openNotNames, sealNotNames } from './sealed-not-names.server.ts'

/** Words kept for one case; the oldest make room. */
const mostWords = 300

/** "Nar is not a name here": the name check asks about this form of the word no more, in this case alone. */
export async function rememberNotAName(scope: Scope, { caseId, word }: { caseId: Id<'case'>; word: string }): Promise<void> {
  const permit = await permitCase(scope, caseId, 'write')
  const key = await scope.keys.of('identity', caseId)
  const row = await notNamesRow(scope.db, permit)
  const words = row ? openNotNames(key, row) : []
  if (words.includes(wordKey(word))) return
  const revision = (row?.revision ?? 0) + 1
  const document = sealNotNames(key, { caseId, revision }, [...words, wordKey(word)].slice(-mostWords))
  await inTransaction(scope, async (scope) => {
    if (!await putNotNames(scope.db, permit, { case_id: caseId, revision, document })) throw new Refusal('stale')
    await record(scope, { did: 'identity.not-a-name', case: caseId, record: caseId })
  })
}
