import { record } from '#app/audit/record.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { fold } from '#app/language/casing.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { writtenParts, type NoteContent } from './note.ts'
import { casesOf, ownNoteIds, ownNotes, type OwnCase, type OwnNote } from './note-table.server.ts'
import { openStoredNote } from './sealed-note.server.ts'

export type FoundNote = { id: Id<'note'>; code: string; word: string; sessionOn: string; before: string; match: string; after: string }
export type Search = {
  found: FoundNote[]
  /** Notes that hold all the words; `found` has the newest of them. */
  matches: number
  searched: number
  unreadable: number
  /** Turns the work was cut into; between two of them other people's pages are answered. */
  slices: number
}

const shown = 50
/** Notes fetched with one statement, and milliseconds of work before others get their turn. */
const atOnce = 50
const turn = 10

/** Looks for all the words in the actor's own signed notes. Nothing is kept: no index, no list of what was asked. */
export async function searchOwnNotes(scope: Scope, words: string): Promise<Search> {
  mustHaveRole(scope, 'psychologist')
  const { language } = scope.actor
  const wanted = fold(words, language).split(/\s+/).filter(Boolean).slice(0, 10)
  const search: Search = { found: [], matches: 0, searched: 0, unreadable: 0, slices: 0 }
  if (wanted.length === 0) return search
  const cases = new Map((await casesOf(scope.db, scope.actor.id)).map((file) => [file.id, file]))
  const ids = (await ownNoteIds(scope.db, scope.actor.id)).filter((note) => cases.has(note.case_id))
  const turns = turnsOf(search)
  for (let at = 0; at < ids.length; at += atOnce) {
    const part = ids.slice(at, at + atOnce)
    const rows = new Map((await ownNotes(scope.db, scope.actor.id, part.map(({ id }) => id))).map((row) => [row.id, row]))
    const keys = await scope.keys.many('clinical', [...new Set(part.map((note) => note.case_id))])
    await turns.next()
    for (const { id, case_id } of part) {
      const [row, key, file] = [rows.get(id), keys.get(case_id), cases.get(case_id)]
      if (row && key && file) await lookInto(scope, search, row, key, file, wanted)
      await turns.next()
    }
  }
  await inTransaction(scope, async (scope) => record(scope, { did: 'notes.searched', about: search.matches > 0 ? 'found' : 'nothing' }))
  return search
}

async function lookInto(scope: Scope, search: Search, row: OwnNote, key: CompartmentKey, file: OwnCase, wanted: string[]): Promise<void> {
  const content = await contentOf(scope, row, key)
  search.searched += 1
  if (!content) search.unreadable += 1
  const text = content ? textOf(content) : ''
  const folded = fold(text, scope.actor.language)
  if (!content || !wanted.every((word) => folded.includes(word))) return
  search.matches += 1
  if (search.found.length < shown) search.found.push({ id: row.id, code: file.code, word: file.word, sessionOn: row.session_on, ...snippet(text, folded, wanted[0]!) })
}

async function contentOf(scope: Scope, row: OwnNote, key: CompartmentKey): Promise<NoteContent | undefined> {
  try {
    return openStoredNote(key, row).content
  } catch (error) {
    await noticeUnreadable(scope, error)
    return undefined
  }
}

const textOf = (content: NoteContent): string => [...writtenParts(content).map(({ text }) => text), content.homeTask ?? ''].join('\n')

/** Some words around the first match. Folding may lengthen a text by a sign here and there, so the place is looked for again nearby. */
function snippet(text: string, folded: string, word: string): Pick<FoundNote, 'before' | 'match' | 'after'> {
  const at = Math.min(text.length, Math.round(folded.indexOf(word) * text.length / Math.max(1, folded.length)))
  const end = Math.min(text.length, at + word.length)
  const [from, to] = [Math.max(0, at - 50), Math.min(text.length, end + 70)]
  const clean = (part: string) => part.replace(/\s+/g, ' ').toWellFormed()
  return { before: (from > 0 ? '…' : '') + clean(text.slice(from, at)), match: clean(text.slice(at, end)), after: clean(text.slice(end, to)) + (to < text.length ? '…' : '') }
}

/** Gives way to other work once a turn is used up. */
function turnsOf(search: Search): { next(): Promise<void> } {
  let since = performance.now()
  search.slices = 1
  return {
    async next() {
      if (performance.now() - since < turn) return
      await new Promise(setImmediate)
      search.slices += 1
      since = performance.now()
    },
  }
}
