import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'

export const handle: Spoken = { words: [] }

/** Only posts begin a note; whoever comes by address is brought to the case, where the button is. */
export const loader = guarded(async (args) => {
  await scopeOf(args)
  return redirectTo(`/cases/${idIn<'case'>(args.params.caseId)}`)
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { draftId } = await startDraft(scope, { caseId: idIn<'case'>(args.params.caseId) })
  return redirectTo(`/drafts/${draftId}`)
})

export default function NewNote() {
  return null
}
