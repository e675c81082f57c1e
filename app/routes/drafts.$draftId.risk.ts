import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { formOf, readForm } from '#app/http/read-form.server.ts'
import { redirectTo, sentOnTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { partForm } from '#app/risk/alert-form.server.ts'
import { riskGiven } from '#app/sessions/risk-fields.ts'
import { saveRiskOfNote } from '#app/sessions/risk-of-note.server.ts'
import type { Id } from '#app/work/id.ts'

/** Saves a risk answer of a note that is still a draft, and sends its alert: by script, or by the whole form without it. */
export const action = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  const byScript = args.request.headers.get('accept')?.includes('application/json') === true
  const kept = byScript ? undefined : await keepDraft(args)
  if (kept && kept.kind === 'at-the-door') return kept.door
  // the editor shows what was typed and what of it cannot be kept
  if (kept?.kind === 'problem') return Object.keys(kept.fields).length > 0 ? sentOnTo(`/drafts/${draftId}?index`) : bare(kept.status)
  const scope = await scopeOf(args)
  const form = await readForm(byScript ? args.request : await asRiskForm(args.request), partForm)
  if (form.kind === 'invalid') return byScript ? form.response : redirectTo(`/drafts/${draftId}`)
  const { alertId, member, answer, type, level, since, reason, ...words } = form.value
  const part = { answer, ...(type ? { type } : {}), ...(level ? { level } : {}), ...(since ? { since } : {}), ...(reason ? { reason } : {}), ...words }
  const saved = await saveRiskOfNote(scope, { draftId, member, part, alertId: alertId as Id<'alert'> })
  if (!byScript) return redirectTo(`/drafts/${draftId}`)
  return saved.kind === 'saved' ? json({ kind: 'saved', alertId: saved.alert?.alertId ?? null }) : json({ kind: 'not-whole', errors: saved.problems }, { status: 422 })
})

/** The editor's own form, read as the form of one answer. */
async function asRiskForm(request: Request): Promise<Request> {
  const whole = await formOf(request)
  const text = (name: string) => String(whole.get(name) ?? '')
  const fields = Object.fromEntries([...whole.keys()].filter((name) => name.startsWith('draft.')).map((name) => [name.slice('draft.'.length), text(name)]))
  const member = text('member')
  const body = new URLSearchParams({ ...riskGiven(fields, member), member, alertId: text(`alertId${member}`) })
  return new Request(request.url, { method: 'POST', body })
}

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
