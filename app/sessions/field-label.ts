import { say } from '#app/language/say.ts'
import type { Words } from '#app/language/en.ts'

/** What a field of a draft is called on the page. */
export function fieldLabel(words: Words['sessions'], name: string): string {
  if (name in words.parts) return words.parts[name as keyof typeof words.parts]
  const [, goal] = /^goal(\d)$/.exec(name) ?? []
  if (goal) return say(words.fields.goal, { n: goal })
  return name in words.fields ? words.fields[name as keyof typeof words.fields] : words.parts.text
}

/** The sentence beside a field; a key that is not known says at least that something is wrong. */
export function problemSentence(words: Words['sessions'], key: string): string {
  return key in words.problems ? words.problems[key as keyof typeof words.problems] : words.problems['not-understood']
}

/** The sentence beside a field of the editor whose text would not come back as it was typed. */
export const unkeepable = ({ unkeepable: names }: { unkeepable?: string[] | undefined }, name: string, words: Words['sessions']): string | undefined =>
  (names?.includes(name) ? words.problems['unreadable-text'] : undefined)
