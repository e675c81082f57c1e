import { isRefusal } from '#app/work/refusal.ts'

/** Two windows at once: whoever was slower tries once more, upon what stands there by now. */
export async function onceMore<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  return act().catch((error: unknown) => {
    if (!isRefusal(error) || error.kind !== 'stale') throw error
    return act()
  })
}
