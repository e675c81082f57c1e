import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { identityValues, type IdentityValues } from './identity-values.ts'
import { readIdentity } from './read-identity.server.ts'

/** `values` are not there while names are off. */
export type IdentityView = { id: string; code: string; word: string; values?: IdentityValues; revision?: number }

/** Identity as its page shows it. Throws `Unreadable`. */
export async function showIdentity(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<IdentityView> {
  const read = await readIdentity(scope, { caseId })
  const { code, word } = read.permit.file
  return { id: caseId, code, word, ...(read.kind === 'shown' ? { values: identityValues(read.identity), revision: read.revision } : {}) }
}
