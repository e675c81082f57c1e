import { json } from '@remix-run/node'
import { namesLine } from '#app/http/draft-kinds.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { sentOrDoor } from '#app/http/sent-page.server.ts'

/** Autosave (JSON of the changed parts) and the same by a form. Answered without a session too, by the editor's ticket. */
export const action = guarded(async (args) => {
  const [draftId, kept] = [idIn<'draft'>(args.params.draftId), await keepDraft(args)]
  if (kept.how === 'form' && kept.kind === 'problem') return sentOrDoor(args, kept.sent, kept.door, `/drafts/${draftId}`)
  if (kept.kind === 'problem') return json({ kind: 'problem', fields: kept.unkeepable }, { status: kept.status })
  if (kept.kind === 'at-the-door') {
    if (kept.how === 'form') return sentOrDoor(args, kept.sent, kept.door, `/drafts/${draftId}`)
    const cookie = kept.door.headers.get('set-cookie')
    return json({ kind: kept.keeping.kind }, { status: kept.keeping.kind === 'too-large' ? 413 : 401, ...(cookie ? { headers: { 'Set-Cookie': cookie } } : {}) })
  }
  if (kept.how === 'form') return sentOrDoor(args, kept.sent, redirectTo(`/drafts/${draftId}`), `/drafts/${draftId}`)
  if (kept.saving.kind === 'too-large') return bare(413)
  if (kept.saving.kind === 'copied') return json(kept.saving, { status: 409 })
  if (!kept.save.look) return json(kept.saving)
  return json({ ...kept.saving, names: await namesLine(await scopeOf(args, { quiet: true }), { draftId }) })
})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
