import { prepareMatch, type PreparedMatch } from '#app/facts/match-subject.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Identity } from './identity.ts'

/**
 * So that one person in two districts counts once. A psychologist to whom nobody has handed the matching key yet saves
 * the identity all the same; the next saving after that makes the match.
 */
export async function matchIdentity(scope: Scope, subject: Id<'subject'>, { givenName, familyName, birth }: Identity): Promise<PreparedMatch> {
  const [matching, own] = await Promise.all([scope.keys.maybe('matching', scope.programme.id), scope.keys.maybe('statistics', scope.actor.id)])
  if (!matching || !own) return { list: null }
  return prepareMatch(scope, subject, { given: givenName, family: familyName, birthYear: birthYear(birth) })
}

function birthYear(birth: Identity['birth']): number | null {
  if (birth.kind === 'day') return Number(birth.day.slice(0, 4))
  return birth.kind === 'year' ? birth.year : null
}
