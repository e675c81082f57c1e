/** How many are in one and not in the other. */
export function apart(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const each of one) if (!other.has(each)) count++
  return count
}
