import type { Row } from '#db/schema.ts'
import type { KnownOne } from '#app/names/name-hits.ts'
import type { Role } from '#app/names/role.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { caseFilesOf } from './case-table.server.ts'
import type { CaseHeader, FamilyRole } from './case.ts'
import { identityRow, identityRowsOf } from './identity-table.server.ts'
import { keysOfMany } from './keys-of-many.server.ts'
import { otherCode, otherPerson, peopleOfIdentity } from './known-people.ts'
import { notNamesRow } from './not-names-table.server.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import type { CasePermit } from './permit-case.server.ts'
import { openHeader } from './sealed-case.server.ts'
import { openIdentity } from './sealed-identity.server.ts'
import { openNotNames } from './sealed-not-names.server.ts'

/** Everybody who must not be named in a text of this case, and words that are no names here. */
export type KnownOfCase = { people: KnownOne[]; notNames: string[] }

/**
 * For the name check, in the treating psychologist's own session: identity, the family's other own cases, codes of all own
 * cases. Nothing of it is shown: what a page gets are places in the text it shows anyway, so it is no look and also done
 * while names are off. Throws `Unreadable` where this case's own names do not open: then nothing is signed.
 */
export async function knownOfCase(scope: Scope, permit: CasePermit<'write'>): Promise<KnownOfCase> {
  const key = await scope.keys.of('identity', permit.caseId)
  const [row, spared] = [await identityRow(scope.db, permit), await notNamesRow(scope.db, permit)]
  const others = (await caseFilesOf(scope.db, [scope.actor.id])).filter(({ id }) => id !== permit.caseId)
  const family = await familyOf(scope, permit, others)
  return {
    people: [...(row ? peopleOfIdentity(openIdentity(key, row)) : []), ...await namesOf(scope, family), ...others.map(({ code }) => otherCode(code))],
    notNames: spared ? openNotNames(key, spared) : [],
  }
}

type Relative = { file: Row<'case_file'>; role: Role }

/** Own cases of people of the same family: through a family case, this one or another. */
async function familyOf(scope: Scope, permit: CasePermit<'write'>, others: Row<'case_file'>[]): Promise<Relative[]> {
  const families = [permit.file, ...others].filter(({ kind }) => kind === 'family')
  const { keys } = await keysOfMany(scope, 'clinical', families.map(({ id }) => id))
  const headers: { file: Row<'case_file'>; header: CaseHeader }[] = []
  for (const file of families) {
    const key = keys.get(file.id)
    if (key) await openHeaderOf(scope, key, file).then((header) => header && headers.push({ file, header }))
  }
  const mine = headers.filter(({ file, header }) => file.id === permit.caseId || (header.members ?? []).some(({ caseId }) => caseId === permit.caseId))
  const roles = new Map(mine.flatMap(({ file, header }) => [[file.id, 'relative' as Role] as const, ...(header.members ?? []).flatMap(({ caseId, role }) => (caseId ? [[caseId, roleOf(role)] as const] : []))]))
  return others.flatMap((file) => (roles.has(file.id) ? [{ file, role: roles.get(file.id)! }] : []))
}

const roleOf = (role: FamilyRole): Role => (role === 'older-child' || role === 'younger-child' ? 'other-child' : 'relative')

/** A record of another case that does not open is told and holds up no note of this one. */
async function openHeaderOf(scope: Scope, key: Parameters<typeof openHeader>[0], file: Row<'case_file'>): Promise<CaseHeader | undefined> {
  try {
    return openHeader(key, file)
  } catch (error) {
    await noticeUnreadable(scope, error, file.id)
    return undefined
  }
}

async function namesOf(scope: Scope, relatives: Relative[]): Promise<KnownOne[]> {
  const of = new Map(relatives.map((one) => [one.file.id, one]))
  const rows = await identityRowsOf(scope.db, scope.actor.id, [...of.keys()])
  const { keys } = await keysOfMany(scope, 'identity', rows.map((row) => row.case_id))
  const found: KnownOne[] = []
  for (const row of rows) {
    const [key, one] = [keys.get(row.case_id), of.get(row.case_id)!]
    if (!key) continue
    try {
      found.push(otherPerson(one.file.code, openIdentity(key, row), one.role))
    } catch (error) {
      await noticeUnreadable(scope, error, row.case_id as Id<'case'>)
    }
  }
  return found
}
