import type { PersonOf } from '#app/facts/who-is-who.ts'
import type { EntryDocument } from './ledger-entry.ts'

/** People behind figures by other names: those of today to be compared, those that are kept to be written. Two of one name stay two, as they were counted. */
export function namedBy<Lists extends Readonly<Partial<Record<string, string[]>>>>(lists: Lists, nameOf: PersonOf): Lists {
  return Object.fromEntries(Object.entries(lists).map(([key, people = []]) => [key, people.map(nameOf).sort()])) as Lists
}

export function documentNamedBy<Document extends EntryDocument>(document: Document, nameOf: PersonOf): Document {
  if (document.kind === 'reach') return { ...document, members: namedBy(document.members, nameOf) }
  return document.kind === 'tree' ? { ...document, people: namedBy(document.people, nameOf) } : document
}
