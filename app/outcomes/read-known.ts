import { fold } from '#app/language/casing.ts'
import { languages, type Language } from '#app/language/language.ts'
import { nodesOf, type Label, type Tree } from './tree.ts'

/** How many a public list has of a group, by tree and node: `publiclyKnown` of the trees of a catalogue. */
export type KnownNumbers = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Whom a register can list. Nobody publishes a list of those who feel better. */
const listable: ReadonlySet<string> = new Set(['district', 'sex', 'category'])
const mostListed = 1_000_000

type Group = { tree: string; node: string; label: Label }
export const listableGroups = (trees: readonly Tree[]): Group[] => trees.filter((tree) => listable.has(tree.attributes[0] ?? '')).flatMap((tree) => nodesOf(tree.root).slice(1).map(({ id, label }) => ({ tree: tree.id, node: id, label })))

/** `Mine survivors: 120`, one group a line, named in any language. Undefined where a line is none, or names a group twice. */
export function readKnown(text: string, trees: readonly Tree[]): KnownNumbers | undefined {
  const groups = listableGroups(trees)
  const known: Record<string, Record<string, number>> = {}
  for (const line of text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)) {
    const [, name = '', digits = ''] = /^(.+):\s*(\d{1,7})$/.exec(line) ?? []
    // a district that is alone in its area has that area's name: the list is the district's
    const group = groups.findLast(({ label }) => languages.some((language) => isSameName(label[language], name, language)))
    if (!group || Number(digits) > mostListed || known[group.tree]?.[group.node] !== undefined) return undefined
    known[group.tree] = { ...known[group.tree], [group.node]: Number(digits) }
  }
  return known
}

const isSameName = (one: string, other: string, language: Language): boolean => fold(one.trim(), language) === fold(other.trim(), language)

/** The lines that say what a catalogue's public lists have. */
export function knownLines(trees: readonly Tree[]): { group: Label; listed: number }[] {
  return trees.flatMap(({ publiclyKnown, root }) => Object.entries(publiclyKnown ?? {}).flatMap(([id, listed]) => nodesOf(root).filter((node) => node.id === id).map(({ label }) => ({ group: label, listed }))))
}
