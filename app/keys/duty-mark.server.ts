import type { DutyPart } from '#db/schema.ts'
import type { ServerKey } from './server-key.server.ts'

/** HMAC under the server key over who stands in the duty roster as what: a row that was only written to the database opens nothing. */
export const markDuty = (serverKey: ServerKey, person: string, part: DutyPart): string => serverKey.mark('mark', 'duty', person, part)

export const dutyHolds = (serverKey: ServerKey, duty: { person_id: string; part: DutyPart; mark: string }): boolean => serverKey.holds(duty.mark, 'mark', 'duty', duty.person_id, duty.part)
