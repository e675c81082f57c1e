import { record } from '#app/audit/record.server.ts'
import { oneOf } from '#app/cases/case-code.ts'
import { caseWords } from '#app/cases/case-words.ts'
import { districtList } from '#app/cases/district-table.server.ts'
import { insertCompartment } from '#app/keys/grant-table.server.ts'
import { liveSupervisorsOf } from '#app/work/circle-table.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { AgeRange, GroupPlace } from './group.ts'
import { codesWithPrefix, groupsLedBy, insertGroup } from './group-table.server.ts'
import { sealGroup } from './sealed-group.server.ts'

export type NewGroup = { district: string; place: GroupPlace; ageRange: AgeRange }
export type OpenedGroup = { groupId: Id<'group'>; code: string; word: string }

/** What the form of a new group offers. */
export async function beginGroup(scope: Scope): Promise<{ districts: string[]; own: string | null }> {
  mustHaveRole(scope, 'psychologist')
  return { districts: (await districtList(scope.db)).map(({ name }) => name), own: scope.actor.district }
}

/** Begins an open activity for children, with a key of its own. Children are added with the first session. */
export async function openGroup(scope: Scope, { district, place, ageRange }: NewGroup): Promise<OpenedGroup> {
  mustHaveRole(scope, 'psychologist')
  const id = newId<'group'>()
  const name = await newName(scope, district)
  const prepared = await scope.keys.prepareCompartment('group', id, { facilitators: [scope.actor.id], alertSupervisors: await liveSupervisorsOf(scope.db, scope.actor.id, today(scope)) })
  const document = sealGroup(prepared.key, { id, revision: 1 }, { place, ageRange, register: newId<'subject'>(), children: [] })
  await inTransaction(scope, async (scope) => {
    if (!await insertGroup(scope.db, { id, ...name, kind: 'open', district, lead_id: scope.actor.id, opened_on: today(scope), state: 'planned', revision: 1, document })) throw new Refusal('too-many', 1)
    await insertCompartment(scope.db, prepared)
    await record(scope, { did: 'group.opened', record: id })
  })
  return { groupId: id, ...name }
}

/** `AGD-G04`: groups are numbered through in a district (their number tells nothing of a child), with a word of their own. */
async function newName(scope: Scope, district: string): Promise<{ code: string; word: string }> {
  const prefix = (await districtList(scope.db)).find(({ name }) => name === district)?.prefix
  if (!prefix) throw new Refusal('not-found')
  const highest = Math.max(0, ...(await codesWithPrefix(scope.db, prefix)).map((code) => Number(code.slice(prefix.length + 2))))
  const used = new Set((await groupsLedBy(scope.db, [scope.actor.id])).map((group) => group.word))
  return { code: `${prefix}-G${String(highest + 1).padStart(2, '0')}`, word: oneOf(caseWords.filter((word) => !used.has(word))) }
}
