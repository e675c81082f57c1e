import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { readPeople, type PeopleReading } from '#app/facts/read-people.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'

/** Who is who today, for whoever compares people who were counted at different times; read once for both sides of a comparison. A list that does not open stops what was asked. */
export async function peopleToday(scope: Scope): Promise<PeopleReading> {
  return readPeople(scope, inSlices()).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  })
}
