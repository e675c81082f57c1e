import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { flagAfterDays, remindAfterHours } from './note.ts'
import { draftsOf, type DraftLine } from './draft-table.server.ts'
import { casesOf } from './note-table.server.ts'

export type DraftAge = 'new' | 'reminded' | 'flagged'
export type ListedDraft = Pick<DraftLine, 'id' | 'about' | 'target_id' | 'started_on' | 'saved_on'> & {
  caseId: Id<'case'> | null
  code: string
  word: string
  age: DraftAge
  copies: number
  /** What it was a copy of is signed or gone: it stands for itself now. */
  left: boolean
}

/** The actor's own drafts, newest first, without opening one. Copies are counted with the draft they lie beside. */
export async function listDrafts(scope: Scope, only: { caseId?: Id<'case'> } = {}): Promise<ListedDraft[]> {
  const [rows, cases] = [await draftsOf(scope.db, scope.actor.id), await casesOf(scope.db, scope.actor.id)]
  const ids = new Set(rows.map((row) => row.id))
  const beside = Map.groupBy(rows.filter((row) => row.copy_of), (row) => row.copy_of!)
  return rows.filter((row) => (!row.copy_of || !ids.has(row.copy_of)) && (!only.caseId || row.case_id === only.caseId)).map((row) => {
    const file = cases.find((each) => each.id === row.case_id)
    return {
      id: row.id, about: row.about, target_id: row.target_id, started_on: row.started_on, saved_on: row.saved_on, caseId: row.case_id,
      code: file?.code ?? '', word: file?.word ?? '', age: ageOf(scope.now(), row.started_on), copies: beside.get(row.id)?.length ?? 0, left: row.copy_of !== null,
    }
  })
}

/** By days alone, since a draft's hour is nowhere in the clear: reminded on the second day, flagged on the seventh. */
function ageOf(now: Date, startedOn: string): DraftAge {
  const hours = (now.getTime() - Date.parse(`${startedOn}T00:00:00+04:00`)) / 3_600_000
  if (hours >= flagAfterDays * 24) return 'flagged'
  return hours >= remindAfterHours ? 'reminded' : 'new'
}
