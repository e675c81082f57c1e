import { parseWithZod } from '@conform-to/zod/v4'
import { json, type TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { isEchoed, type FieldProblem, type FormProblems } from './form-problems.ts'
import { isUnreadable, madeReadable } from './plain-text.server.ts'
import { bare } from './refusal-response.server.ts'

export type FormReading<Value> =
  | { kind: 'valid'; value: Value }
  | { kind: 'invalid'; response: TypedResponse<FormProblems> }

// a.b, a[3], no deeper than a form of ours goes: x[4294967290] would make an array of that length
const fieldName = /^[A-Za-z][A-Za-z0-9_-]{0,63}((\.[A-Za-z][A-Za-z0-9_-]{0,63})|(\[\d{0,3}\])){0,4}$/
const unsafePart = /(^|\.)(constructor|prototype)(\.|\[|$)/
const mostFields = 1000

/**
 * Reads a posted form by a zod schema. What cannot be used comes back as 422 with a message key beside each field and
 * what was typed (secrets apart), so that the page keeps it. What is no form at all is thrown as a response.
 */
export async function readForm<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<FormReading<z.output<Schema>>> {
  const form = await formOf(request)
  const unreadable = unreadableFields(form)
  if (unreadable.length > 0) return invalid(form, Object.fromEntries(unreadable.map((name) => [name, ['unreadable-text']])))
  return readBy(schema, form)
}

/** The same for what sends an alert: a sign that cannot be read is marked in its words, and holds nothing back. */
export async function readToSend<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<FormReading<z.output<Schema>>> {
  const readable = new FormData()
  for (const [name, value] of await formOf(request)) if (typeof value === 'string') readable.append(name, madeReadable(value))
  return readBy(schema, readable)
}

function readBy<Schema extends z.ZodType>(schema: Schema, form: FormData): FormReading<z.output<Schema>> {
  const submission = parseWithZod(form, { schema, error: problemOf })
  if (submission.status === 'success') return { kind: 'valid', value: submission.value }
  return invalid(form, withoutNull(submission.error ?? {}))
}

/** For an action that finds the problem itself (a wrong passphrase, say): the same answer, the same shape. */
export function formProblem(form: FormData, errors: Record<string, FieldProblem[]>, status = 422): TypedResponse<FormProblems> {
  return json({ errors, values: typedValues(form) }, { status })
}

/** What was posted, as it came; what is no form at all is thrown as a response. */
export async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) throw bare(415)
  // a copy, so that an action can read the form once more
  const form = await request.clone().formData().catch(() => { throw bare(400) })
  const names = [...form.keys()]
  if (names.length > mostFields) throw bare(413)
  for (const name of names.filter((name) => name.startsWith('__'))) form.delete(name)
  if ([...form.keys()].some((name) => !fieldName.test(name) || unsafePart.test(name))) throw bare(400)
  return form
}

function unreadableFields(form: FormData): string[] {
  const bad = [...form].filter(([, value]) => typeof value !== 'string' || isUnreadable(value))
  return [...new Set(bad.map(([name]) => name))]
}

function invalid(form: FormData, errors: Record<string, FieldProblem[]>): { kind: 'invalid'; response: TypedResponse<FormProblems> } {
  return { kind: 'invalid', response: formProblem(form, errors) }
}

/** What was posted, secrets apart. */
export function typedValues(form: FormData): FormProblems['values'] {
  const values: FormProblems['values'] = {}
  for (const name of new Set(form.keys())) {
    if (!isEchoed(name)) continue
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    values[name] = texts.length === 1 ? texts[0]! : texts
  }
  return values
}

/** For what a schema does not name itself: a message key in place of zod's English sentence, which never reaches a page. */
function problemOf(issue: z.core.$ZodRawIssue): FieldProblem {
  if (issue.input === undefined) return issue.code === 'invalid_value' ? 'choose' : 'required'
  switch (issue.code) {
    case 'invalid_type': return wrongType[String(issue.expected)] ?? 'not-understood'
    case 'invalid_value': return 'not-a-choice'
    case 'invalid_format': return wrongFormat[String(issue.format)] ?? 'not-understood'
    case 'too_big': return issue.origin === 'string' ? `too-long:${issue.maximum}` : `at-most:${issue.maximum}`
    case 'too_small': return tooSmall(issue)
    default: return 'not-understood'
  }
}

const wrongType: Record<string, FieldProblem> = { number: 'not-a-number', int: 'not-whole', date: 'not-a-date' }
const wrongFormat: Record<string, FieldProblem> = { email: 'not-an-email', date: 'not-a-date', time: 'not-a-time', datetime: 'not-a-date' }

function tooSmall({ origin, minimum }: z.core.$ZodRawIssue): FieldProblem {
  if (origin === 'array' || origin === 'set') return 'choose-some'
  return origin === 'string' ? `too-short:${minimum}` : `at-least:${minimum}`
}

function withoutNull(errors: Record<string, FieldProblem[] | null>): Record<string, FieldProblem[]> {
  return Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, FieldProblem[]] => entry[1] !== null))
}
