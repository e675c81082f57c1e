import type { PersonOf } from '#app/facts/who-is-who.ts'

/** People behind figures that were counted before, by the names they have today; two who are found to be one stay two, as they were counted. */
export function asKnownToday<Lists extends Readonly<Partial<Record<string, string[]>>>>(lists: Lists, personOf: PersonOf): Lists {
  return Object.fromEntries(Object.entries(lists).map(([key, people = []]) => [key, people.map(personOf).sort()])) as Lists
}
