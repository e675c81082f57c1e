import type { ScaleContent } from './scale.ts'

/** Questions an organisation has the right to show, as it loaded them. Not secret: published wording, no person in it. */
export type WordingPack = {
  instrument: string
  version: string
  language: ScaleContent['language']
  /** Shown with every question: whose they are, and on what terms. */
  licence: string
  instruction?: string | undefined
  items: Readonly<Record<string, string>>
  /** What stands beside each value, for all items. */
  options: Readonly<Record<string, string>>
  /** For an item whose answers read otherwise. */
  itemOptions: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export type LoadedPack = { id: string; content: WordingPack }
export type PackLine = { id: string; instrument: string; short: string; version: string; language: string; licence: string; items: number; loadedOn: string; loadedBy: string }
/** Characters of a file that may be pasted. */
export const longestPack = 100_000
