import type { Words } from '#app/language/en.ts'
import { say } from '#app/language/say.ts'

/** What a field of a session's draft is called on the page. */
export function groupLabel(words: Words['groups'], name: string): string {
  const [, number, part = ''] = /^child(\d+)\.(\w+)$/.exec(name) ?? []
  const ofChild: Readonly<Record<string, string>> = { here: words.here, sex: words.sex, ageBand: words.age, participation: words.participation, mood: words.mood, consent: words.consent, concern: words.concern, line: words.line }
  if (number) return `${say(words.child, { n: number })}: ${ofChild[part] ?? part}`
  const own: Readonly<Record<string, string>> = {
    sessionOn: words.sessionOn, startsAt: words.startsAt, minutes: words.minutes, place: words.place, secondAdult: words.secondAdult, aloneBecause: words.aloneBecause,
    theme: words.theme, worked: words.worked, consentsKept: words.consentsKept,
  }
  return own[name] ?? name
}
