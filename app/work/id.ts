/** What an id names. Ids of different tables do not mix: the compiler refuses. */
export type Kind =
  | 'programme' | 'person' | 'way' | 'factor' | 'compartment' | 'grant'
  | 'case' | 'consent' | 'note' | 'draft' | 'addendum' | 'look' | 'assessment' | 'contact' | 'closure' | 'scale' | 'wording-pack'
  | 'alert' | 'risk-part' | 'safety-plan' | 'brief-contact' | 'follow-up' | 'leave' | 'mail'
  | 'group' | 'group-session' | 'agreement' | 'review' | 'comment' | 'rating' | 'pack' | 'fact' | 'figure' | 'subject'
  | 'rasb' | 'led-session' | 'catalogue' | 'ledger-entry' | 'release' | 'mapping' | 'report' | 'outside-figure'

declare const names: unique symbol

/** A random UUIDv4 as text (a time in an id would be a leak). */
export type Id<K extends Kind> = string & { readonly [names]: K }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function newId<K extends Kind>(): Id<K> {
  return globalThis.crypto.randomUUID() as Id<K>
}

/** Reads an id out of a URL or form; undefined when it is not shaped like one. */
export function idFrom<K extends Kind>(text: string | undefined): Id<K> | undefined {
  return text !== undefined && uuid.test(text) ? (text as Id<K>) : undefined
}
