import { headerOf } from '#app/cases/read-header.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { CaseHeader } from '#app/cases/case.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { NoteGround } from './note-form.server.ts'

/** What the file says about a session before anything is written. */
export async function noteGround(scope: Scope, permit: CasePermit<'write'>): Promise<{ ground: NoteGround; header: CaseHeader }> {
  const header = await headerOf(scope, permit)
  const { code, kind } = permit.file
  return { header, ground: { code, kind, members: (header.members ?? []).map((member) => member.code), today: today(scope) } }
}
