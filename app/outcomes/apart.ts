/** How many are in one and not in the other. */
export function apart(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const each of one) if (!other.has(each)) count++
  return count
}

/** How many of one list are not in the other, each as often as they stand there: two who are found to be one are two where they were counted as two. */
export function apartAsCounted(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1)
  let count = 0
  for (const each of one) {
    const times = left.get(each) ?? 0
    if (times === 0) count++
    else left.set(each, times - 1)
  }
  return count
}
