// Unsigned text. A draft is a flat set of fields, whatever it will become, so that autosave can send the changed ones alone.

export type DraftFields = Record<string, string>

/** Who wrote: one window, one page in it (`run`), and which of the page's saves it was. */
export type DraftWriter = { windowId?: string | undefined; run?: string | undefined; turn?: number | undefined }

/** What is sealed: the draft itself, with who wrote it last, or a piece of it kept beside it (`base` is the revision its window knew). */
export type DraftDocument = { fields: DraftFields; savedAt: string; base?: number; by?: DraftWriter }

export const draftAbout = ['note', 'addendum', 'assessment', 'group-session', 'scale'] as const
export type DraftAbout = (typeof draftAbout)[number]

/** Fields of a draft, and characters in all of them together. */
export const mostFields = 200
export const mostCharacters = 200_000

/** NUL (PostgreSQL refuses it), half a surrogate pair, and U+FFFD, which a decoder leaves where one stood: it would not come back as typed. */
export const isUnkeepable = (text: string): boolean => text.includes('\0') || text.includes('\uFFFD') || !text.isWellFormed()

export function isTooLarge(fields: DraftFields): boolean {
  const texts = Object.values(fields)
  return texts.length > mostFields || texts.reduce((sum, text) => sum + text.length, 0) > mostCharacters
}

/** Fields with several values (ticked boxes) are kept as codes between commas. */
export const codesOf = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean)

/** Names of the fields whose text is not the same on both sides. */
export function differences(own: DraftFields, other: DraftFields): string[] {
  return Object.keys(other).filter((name) => (own[name] ?? '') !== other[name])
}

/** Loses no word: an empty field takes the other text, a text goes below the own one; only a coded answer stays as it is. */
export function joined(own: DraftFields, other: DraftFields, isAnswer: (name: string) => boolean): DraftFields {
  const all = { ...own }
  for (const name of differences(own, other)) all[name] = isAnswer(name) ? own[name] || other[name]! : below(own[name] ?? '', other[name]!)
  return all
}

function below(mine: string, theirs: string): string {
  if (mine.includes(theirs)) return mine
  return theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`
}
