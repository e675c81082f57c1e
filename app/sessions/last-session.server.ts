import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { listNotes } from './list-notes.server.ts'

/** What stands beside the text while a note is written: plan and home task of the last held session, and its number. */
export async function lastSession(scope: Scope, permit: CasePermit<'write'>): Promise<{ number: number; last: { sessionOn: string; plan: string; homeTask: string } | undefined }> {
  const { held, last } = await listNotes(scope, permit, { open: 100, show: 0 })
  return { number: held + 1, last }
}
