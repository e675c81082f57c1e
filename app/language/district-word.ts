import type { Words } from './en.ts'

/** A district in the reader's language; one from a programme's own settings stands as it is written there. */
export function districtWord({ people: { districts } }: Words, name: string): string {
  return Object.hasOwn(districts, name) ? (districts as Readonly<Record<string, string>>)[name]! : name
}
