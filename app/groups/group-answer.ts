/** What a refused form comes back with: message keys by field, and what was typed. */
export type GroupAnswer = { errors: Record<string, string[]>; values: Record<string, string | string[]> }

export function problemIn(problems: Readonly<Record<string, string>>, answer: GroupAnswer | undefined, name: string): string | undefined {
  const key = answer?.errors[name]?.[0]
  return key === undefined ? undefined : problems[key] ?? problems['not-understood']
}

export function valueIn(answer: GroupAnswer | undefined, name: string): string | undefined {
  const value = answer?.values[name]
  return Array.isArray(value) ? value[0] : value
}
