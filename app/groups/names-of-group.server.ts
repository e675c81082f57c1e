import { record } from '#app/audit/record.server.ts'
import type { NameGround } from '#app/cases/check-names.server.ts'
import { knownOwnChildren } from '#app/cases/known-own-children.server.ts'
import { wordKey } from '#app/names/name-hits.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { findOwnDocument, putOwnDocument } from '#app/work/own-document-table.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { GroupPermit } from './permit-group.server.ts'
import { nameOfNotNames, openNotNames, sealNotNames } from './sealed-not-names.server.ts'

/** Words kept for one group; the oldest make room. */
const mostWords = 300

/** Who must not be named in a session of this group. What is no name there is kept by its lead for herself: her supervisor holds the group's own key. */
export const groundOfGroup = (scope: Scope, permit: GroupPermit<'write'>): NameGround => ({
  anyPhone: true,
  known: async () => ({ people: await knownOwnChildren(scope), notNames: (await kept(scope, permit)).words }),
  remember: (word) => remember(scope, permit, wordKey(word)),
})

async function remember(scope: Scope, permit: GroupPermit<'write'>, word: string): Promise<void> {
  const { id, revision, words } = await kept(scope, permit)
  if (words.includes(word)) return
  const key = await scope.keys.of('private', scope.actor.id)
  const document = sealNotNames(key, { id, revision: revision + 1 }, [...words, word].slice(-mostWords))
  await inTransaction(scope, async (scope) => {
    if (!await putOwnDocument(scope.db, { id, person_id: scope.actor.id, kind: 'person.not-names', revision: revision + 1, document })) throw new Refusal('stale')
    await record(scope, { did: 'group.not-a-name', record: permit.group.id })
  })
}

async function kept(scope: Scope, { group }: GroupPermit<'write'>): Promise<{ id: string; revision: number; words: string[] }> {
  const id = nameOfNotNames(scope.actor.id, group.id)
  const row = await findOwnDocument(scope.db, id, 'person.not-names')
  return { id, revision: row?.revision ?? 0, words: row ? openNotNames(await scope.keys.of('private', scope.actor.id), row) : [] }
}
