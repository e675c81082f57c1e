import { Refusal } from './refusal.ts'
import type { Role, Scope } from './scope.ts'

/** Throws `not-found` unless the decision holds: what is not yours looks like what is not there. */
export function mustHold(scope: Pick<Scope, 'rules'>, decided: boolean): void {
  if (!scope.rules.holds(decided)) throw new Refusal('not-found')
}

export function mustHaveRole(scope: Pick<Scope, 'rules' | 'actor'>, ...allowed: Role[]): void {
  mustHold(scope, scope.actor.roles.some((role) => allowed.includes(role)))
}
