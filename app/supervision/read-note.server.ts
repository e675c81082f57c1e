import { isUnreadable } from '#app/keys/unreadable.ts'
import { writtenParts } from '#app/sessions/note.ts'
import { openNote, type OpenNote } from '#app/sessions/open-note.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { ReadPart } from './anchor.ts'
import { sentences } from './sentences.ts'
import type { NotePart, NoteReading } from './supervision-view.ts'

/**
 * The note of a review, divided into sentences. After an agreement's end, or when the client no longer wishes
 * supervision, it is closed to the supervisor, and the review goes on without its text.
 */
export async function readNote(scope: Scope, noteId: Id<'note'>): Promise<NoteReading> {
  try {
    return readingOf(await openNote(scope, { noteId }))
  } catch (error) {
    if (isUnreadable(error) || (isRefusal(error) && error.kind === 'unreadable')) return { kind: 'unreadable' }
    if (isRefusal(error) && error.kind === 'not-found') return { kind: 'closed' }
    throw error
  }
}

function readingOf(note: OpenNote): NoteReading {
  if (note.state === 'retracted') return { kind: 'retracted' }
  const written: NotePart[] = writtenParts(note.content).map(({ name, text }) => divided(name, text))
  if (note.content.homeTask) written.push(divided('home-task', note.content.homeTask))
  const addenda = note.addenda.map((each) => ({ number: each.number, signedOn: each.signedOn, part: `addendum-${each.number}`, readable: !('unreadable' in each) }))
  for (const each of note.addenda) if (!('unreadable' in each)) written.push(divided(`addendum-${each.number}`, each.text))
  const { sessionOn, minutes, outcome, mode, format, kind } = note.content
  return {
    kind: 'open', digest: note.digest, sessionOn, signedOn: note.signedOn, late: note.late, facts: { minutes, outcome, mode, format, sessionKind: kind, risk: note.content.risk?.answer ?? null },
    parts: written, addenda,
  }
}

const divided = (part: string, text: string): NotePart => ({ part, text, sentences: sentences(text) })

/** The texts a comment may stand on. */
export const readableParts = (note: NoteReading): ReadPart[] => (note.kind === 'open' ? note.parts : [])
