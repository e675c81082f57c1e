import type { FamilyRole } from '#app/cases/case.ts'
import type { DraftFields } from './draft.ts'

/** What every editor carries, so that no word of its draft is lost; keys and ids, no secret. */
export type DraftView = {
  draftId: string
  revision: number
  savedAt: string
  fields: DraftFields
  merged: string[]
  windowId: string
  ticket: string
  side: { programme: string; compartment: string; epoch: number; keyId: string; publicKey: string }
  copies: CopyView[]
  /** What would stand in the place of names in the text as it was saved; not there where nobody can look. */
  names?: readonly string[]
  /** The alert a risk answer would send, the people (members by number) whose answer is saved, and tickets to send by when the session is covered: of the case, and of members with a case of their own. */
  risk: { alertId: string; saved: string[]; tickets: Record<string, string> }
}

/** What the editor of a note or an addendum shows beside it; nothing that is not on the page. */
export type EditorView = DraftView & {
  about: 'note' | 'addendum'
  caseId: string
  code: string
  word: string
  /** The client's given name, only while names are on and the case is one's own. */
  name?: string
  noteId?: string
  kind: 'individual' | 'family'
  members: { code: string; role: FamilyRole }[]
  /** Which session this is, counted by those held. */
  number: number
  /** Names of the fields whose text could not be kept as it was typed. */
  unkeepable?: string[] | undefined
  /** Scales filled in with the client that wait to be looked at and kept. */
  sat: { short: string; href: string }[]
  last?: { sessionOn: string; plan: string; homeTask: string }
}

export type CopyView =
  | { id: string; revision: number; savedAt: string; parts: { name: string; mine: string; other: string }[] }
  | { id: string; revision: number; unreadable: true }

/** What is not ready to be signed, by field: keys of the feature's own problems. */
export type DraftProblems = Record<string, string>

/** What came back from a save without script that could not be kept: the page shows it again as it was typed. */
export type EditorProblem = { status: number; fields: DraftFields; unkeepable: string[] }

/** What is marked beside the fields: what signing still asks for, and what a save could not keep. */
export const marksOf = (problems: DraftProblems, problem: EditorProblem | undefined): DraftProblems =>
  ({ ...problems, ...Object.fromEntries((problem?.unkeepable ?? []).map((name) => [name, 'unreadable-text'])) })
