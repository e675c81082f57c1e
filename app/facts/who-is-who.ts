/** One name for each person, today: the first of the subjects that share a match value; who has none stands alone. */
export type PersonOf = (subject: string) => string

/**
 * A subject and never a value: values change where a name or a birth year is corrected, and whoever was counted before would be somebody
 * else. A name that was kept is asked for again: a subject is in it for ever, a value as long as somebody has it.
 */
export function whoIsWho(values: Readonly<Record<string, string>>): PersonOf {
  const first = new Map<string, string>()
  for (const [subject, value] of Object.entries(values)) {
    const before = first.get(value)
    if (before === undefined || subject < before) first.set(value, subject)
  }
  return (one) => first.get(values[one] ?? one) ?? one
}
