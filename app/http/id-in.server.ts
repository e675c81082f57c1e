import { idFrom, type Id, type Kind } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'

/** The id in an address. What is not shaped like one names nothing: `not-found`. */
export function idIn<K extends Kind>(text: string | undefined): Id<K> {
  const id = idFrom<K>(text)
  if (!id) throw new Refusal('not-found')
  return id
}
