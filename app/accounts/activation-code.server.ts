import { newDigits } from '#app/keys/random.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { addDays, dayOf } from '#app/work/scope.ts'
import { activationDays } from './account.ts'
import type { PersonRow } from './person-table.server.ts'

/**
 * Twelve digits in groups of four, shown once. The row keeps a MAC under the server key over person, roles, last day and
 * code: whoever can only write to the database can neither invite anybody nor give an invited person another role.
 */
export function newActivation(serverKey: ServerKey, person: string, roles: readonly string[], now: Date): { code: string; mac: string; until: string } {
  const digits = newDigits(12)
  const until = addDays(dayOf(now), activationDays)
  return { code: digits.match(/.{4}/g)!.join(' '), mac: macOf(serverKey, person, roles, until, digits), until }
}

/** True when the code fits this person's row and its last day has not passed. Without a row the same work is done. */
export function activationFits(serverKey: ServerKey, person: PersonRow | undefined, roles: readonly string[], code: string, now: Date): person is PersonRow & { activation_mac: string } {
  const until = person?.activation_until ?? ''
  const mac = macOf(serverKey, person?.id ?? 'nobody', roles, until, code.replace(/\D/g, ''))
  return person?.state === 'invited' && until >= dayOf(now) && person.activation_mac === mac
}

const macOf = (serverKey: ServerKey, person: string, roles: readonly string[], until: string, digits: string): string =>
  serverKey.mark('activation', person, until, digits, ...[...roles].sort())
