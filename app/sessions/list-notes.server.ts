import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { missingRecords } from '#app/keys/head.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { firstLine, isLate, type NoteFormat, type RiskAnswer, type SessionKind, type SessionOutcome } from './note.ts'
import { readClient } from '#app/names/client-mark.ts'
import { countNotes, notesOfCase, type NoteRow } from './note-table.server.ts'
import { openStoredNote } from './sealed-note.server.ts'

export type NoteLine = {
  id: Id<'note'>
  sessionOn: string
  signedOn: string
  late: boolean
  addenda: number
  askedReview: boolean
} & (
  | { state: 'signed'; kind: SessionKind; outcome: SessionOutcome; mode: 'face-to-face' | 'remote'; minutes: number; format: NoteFormat; first: string; risk: RiskAnswer | undefined }
  | { state: 'retracted' }
  | { state: 'unreadable' }
)

export type NoteList = {
  /** Newest first, at most `show`. */
  lines: NoteLine[]
  /** Signed and retracted notes in the file. */
  total: number
  /** Sessions held among the opened ones. */
  held: number
  /** What was said for next time in the newest held session: its plan and its home task. */
  last: { sessionOn: string; plan: string; homeTask: string } | undefined
}

/** Milliseconds a case page may spend on opening notes at a stretch, before other people's pages get their turn. */
const stretch = 20

/** The notes of a case for its page: up to `open` are opened (first lines and counts), the newest `show` are given. */
export async function listNotes(scope: Scope, permit: CasePermit<'read'>, { open = 100, show = 20 } = {}): Promise<NoteList> {
  const key = await scope.keys.of('clinical', permit.caseId)
  const rows = await notesOfCase(scope.db, permit, open)
  const opened: Opened[] = []
  let since = performance.now()
  for (const row of rows) {
    opened.push(await openLine(scope, key, row))
    if (performance.now() - since < stretch) continue
    await new Promise(setImmediate)
    since = performance.now()
  }
  const lastHeld = opened.find(({ line }) => line.state === 'signed' && line.outcome === 'held')
  return {
    lines: opened.slice(0, show).map(({ line }) => line),
    total: rows.length < open ? rows.length : await countNotes(scope.db, permit),
    held: opened.filter(({ line }) => line.state === 'signed' && line.outcome === 'held').length,
    last: lastHeld && { sessionOn: lastHeld.line.sessionOn, plan: lastHeld.plan, homeTask: lastHeld.homeTask },
  }
}

/** Days of sessions held, for the marks below a plot. */
export async function sessionDays(scope: Scope, permit: CasePermit<'read'>): Promise<string[]> {
  const { lines } = await listNotes(scope, permit, { open: 100, show: 100 })
  return lines.flatMap((line) => (line.state === 'signed' && line.outcome === 'held' ? [line.sessionOn] : []))
}

type Opened = { line: NoteLine; plan: string; homeTask: string }

async function openLine(scope: Scope, key: CompartmentKey, row: NoteRow): Promise<Opened> {
  const common = { id: row.id, sessionOn: row.session_on, signedOn: row.signed_on, late: isLate(row.session_on, row.signed_on), addenda: row.addenda, askedReview: row.asked_review === 1 }
  if (row.state === 'retracted') return { line: { ...common, state: row.retraction ? 'retracted' : 'unreadable' }, plan: '', homeTask: '' }
  try {
    const { content } = openStoredNote(key, row)
    const { kind, outcome, mode, minutes, format, risk } = content
    return { line: { ...common, state: 'signed', kind, outcome, mode, minutes, format, first: readClient(firstLine(content), scope.actor.language), risk: risk?.answer }, plan: content.parts.plan ?? '', homeTask: content.homeTask ?? '' }
  } catch (error) {
    await noticeUnreadable(scope, error)
    return { line: { ...common, state: 'unreadable' }, plan: '', homeTask: '' }
  }
}

/** Ids of notes that were signed and are no longer in the database: "not there" is told from "never written". */
export async function absentNotes(scope: Scope, permit: CasePermit<'read'>, others: string[] = []): Promise<string[]> {
  const rows = await notesOfCase(scope.db, permit, 10_000)
  return missingRecords(scope, permit.caseId, [...rows.map((row) => row.id as string), ...others])
}
