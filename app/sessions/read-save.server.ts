import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { idFrom, type Id } from '#app/work/id.ts'
import { isTooLarge, isUnkeepable, type DraftFields } from './draft.ts'
import { isSeveral } from './draft-field.ts'

/** What an editor sends: changed parts, or a piece that its device sealed while there was no line. */
export type PostedSave = { base: number; windowId?: Id<'draft'>; run?: string; turn?: number; merged: string[]; ticket?: string; then?: 'sign' | 'names'; shown?: string; look?: boolean } & ({ fields: DraftFields } | { sealed: string; number: number })

export type SaveReading =
  | { kind: 'read'; how: 'json' | 'form'; save: PostedSave }
  | { kind: 'problem'; how: 'json' | 'form'; status: 400 | 413 | 415 | 422; fields: DraftFields; unkeepable: string[] }

/** Bytes of one save, after unpacking. */
export const mostBytes = 256 * 1024

const fieldName = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/
const pieceName = /^[0-9a-f-]{36}:\d{1,10}$/
const idText = z.string().transform((text, context) => idFrom<'draft'>(text) ?? (context.addIssue({ code: 'custom' }), z.NEVER))
const whole = z.number().int().min(0).max(2 ** 31 - 1)

const typed = z.object({ fields: z.record(z.string().regex(fieldName), z.string()) })
const shared = { base: whole, windowId: idText.optional(), run: z.string().max(40).optional(), turn: whole.optional(), merged: z.array(z.string().regex(pieceName)).max(100).default([]), ticket: z.string().max(1000).optional(), look: z.boolean().optional() }
const posted = z.union([
  z.object({ ...shared, sealed: z.string().max(mostBytes), number: whole.min(1) }),
  typed.extend(shared),
])

/** Reads a save from JSON (gzip allowed) or from a form without script. Nothing a browser can send makes it throw. */
export async function readSave(request: Request): Promise<SaveReading> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  const how = type === 'application/json' ? 'json' : 'form'
  const isForm = type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data'
  if (how === 'form' && !isForm) return problem(how, 415)
  const bytes = unpacked(new Uint8Array(await request.clone().arrayBuffer()), request.headers.get('content-encoding'))
  if (typeof bytes === 'number') return problem(how, bytes)
  const sent = how === 'json' ? jsonOf(bytes) : await formOf(bytes, request.headers.get('content-type')!)
  const parsed = posted.safeParse(sent)
  // the page shows what was typed again, whatever else of it cannot be used
  if (!parsed.success) return problem(how, 400, typed.safeParse(sent).data?.fields)
  if (!('fields' in parsed.data)) return { kind: 'read', how, save: parsed.data }
  const { fields } = parsed.data
  const unkeepable = Object.keys(fields).filter((name) => isUnkeepable(fields[name]!))
  if (unkeepable.length > 0) return problem(how, 422, fields, unkeepable)
  if (isTooLarge(fields)) return problem(how, 413, fields)
  return { kind: 'read', how, save: { ...parsed.data, ...(how === 'form' ? onward(sent as { then?: string; shown?: string }) : {}) } }
}

/** Which button of the form was pressed; `shown`: what the page said would stand in the place of names. */
function onward({ then, shown = '' }: { then?: string; shown?: string }): Pick<PostedSave, 'then' | 'shown'> {
  if (then === 'sign') return { then }
  return then === 'names' ? { then, shown } : {}
}

const problem = (how: 'json' | 'form', status: 400 | 413 | 415 | 422, fields: DraftFields = {}, unkeepable: string[] = []): SaveReading => ({ kind: 'problem', how, status, fields, unkeepable })

/** A small body may unpack to gigabytes: it stops at the limit. */
function unpacked(bytes: Uint8Array, encoding: string | null): Uint8Array | 400 | 413 | 415 {
  if (bytes.length > mostBytes) return 413
  if (!encoding || encoding === 'identity') return bytes
  if (encoding !== 'gzip') return 415
  try {
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: mostBytes }))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 413 : 400
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** Names with `draft.` before them are the fields of the draft; the others say how to save. */
async function formOf(bytes: Uint8Array, type: string): Promise<unknown> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => new FormData())
  const [text, list] = [(name: string) => textOf(form.get(name)), (name: string) => form.getAll(name).map(textOf)]
  const fields: DraftFields = {}
  for (const name of new Set([...form.keys()].filter((each) => each.startsWith('draft.')))) {
    const field = name.slice('draft.'.length)
    fields[field] = isSeveral(field) ? list(name).filter(Boolean).join(',') : text(name)
  }
  const [ticket, windowId, merged] = [text('ticket'), text('windowId'), list('merged').filter(Boolean)]
  return { fields, merged, base: Number(text('base') || 'none'), then: text('then'), shown: text('shown'), ...(ticket ? { ticket } : {}), ...(windowId ? { windowId } : {}) }
}

/** Browsers send each line break of a text field as two signs; it was typed as one. */
const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '')
