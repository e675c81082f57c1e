import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { readPeople } from '#app/facts/read-people.server.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'

/** Who is who today, for whoever compares people who were counted at different times. A list that does not open stops what was asked. */
export async function peopleToday(scope: Scope): Promise<PersonOf> {
  return readPeople(scope, inSlices()).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  })
}
