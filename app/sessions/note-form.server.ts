import { z } from 'zod'
import { codesOf, type DraftFields } from './draft.ts'
import { withJottings } from './jotting.ts'
import {
  cancellers, formats, goalChanges, interpreters, interventions, longestText, modes, notAskedReasons, outcomes, partNames, partsOf, places, riskAnswers, riskLevels,
  riskTypes, sessionKinds, sessionLanguages, type NoteContent, type PartName, type Risk,
} from './note.ts'

/** Message keys by field: `words.sessions.problems` has the sentence. */
export type NoteProblems = Record<string, string>
export type NoteReading = { kind: 'ready'; content: NoteContent } | { kind: 'not-ready'; problems: NoteProblems }

/** What the file says about a session before anything is written: whose it is, and who may have taken part. */
export type NoteGround = { code: string; kind: 'individual' | 'family'; members: string[]; today: string }

const emptyAsAbsent = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' })
const day = z.string({ error: 'required' }).refine(isDay, { error: 'not-a-date' })
const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), { error: 'unreadable-text' }).refine((value) => value.length <= longestText, { error: 'too-long' })
const several = <const T extends readonly [string, ...string[]]>(values: T) => z.preprocess((value) => codesOf(value as string | undefined), z.array(z.enum(values, { error: 'choose' })))

const fields = z.object({
  sessionOn: day,
  startsAt: emptyAsAbsent(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' })),
  minutes: z.string({ error: 'required' }).regex(/^\d{1,3}$/, { error: 'minutes' }).transform(Number).refine((minutes) => minutes <= 600, { error: 'minutes' }),
  outcome: oneOf(outcomes),
  cancelledBy: emptyAsAbsent(oneOf(cancellers)),
  kind: oneOf(sessionKinds),
  mode: oneOf(modes),
  place: emptyAsAbsent(oneOf(places)),
  language: emptyAsAbsent(oneOf(sessionLanguages)),
  interpreter: emptyAsAbsent(oneOf(interpreters)),
  format: oneOf(formats),
  ...Object.fromEntries(partNames.map((name) => [name, emptyAsAbsent(text)])) as Record<PartName, ReturnType<typeof emptyAsAbsent<typeof text>>>,
  homeTask: emptyAsAbsent(text),
  interventions: several(interventions),
  participants: z.preprocess((value) => codesOf(value as string | undefined), z.array(z.string())),
  goal1: emptyAsAbsent(oneOf(goalChanges)),
  goal2: emptyAsAbsent(oneOf(goalChanges)),
  goal3: emptyAsAbsent(oneOf(goalChanges)),
  riskAnswer: emptyAsAbsent(oneOf(riskAnswers)),
  riskType: emptyAsAbsent(oneOf(riskTypes)),
  riskLevel: emptyAsAbsent(oneOf(riskLevels)),
  riskSince: emptyAsAbsent(day),
  riskReason: emptyAsAbsent(oneOf(notAskedReasons)),
  nextOn: emptyAsAbsent(day),
})
type Fields = z.output<typeof fields>

/** Reads a draft as a note that can be signed. Throws on nothing a person can type. */
export function readNote(draft: DraftFields, ground: NoteGround): NoteReading {
  const parsed = fields.safeParse({ interventions: '', participants: '', ...withJottings(draft) })
  if (!parsed.success) return notReady(Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])))
  const problems = { ...whenProblems(parsed.data, ground), ...wordProblems(parsed.data), ...riskProblems(parsed.data) }
  const participants = participantsOf(parsed.data, ground)
  if (participants === undefined) problems.participants = 'choose-some'
  return Object.keys(problems).length > 0 ? notReady(problems) : { kind: 'ready', content: contentOf(parsed.data, participants ?? []) }
}

function contentOf(read: Fields, participants: string[]): NoteContent {
  const held = read.outcome === 'held'
  const { sessionOn, startsAt, minutes, outcome, cancelledBy, kind, mode, place, language, interpreter, format, homeTask, nextOn } = read
  const content: NoteContent = {
    sessionOn, startsAt, minutes: held ? minutes : 0, outcome, kind, participants, mode, place, language, interpreter, format, homeTask, nextOn,
    cancelledBy: outcome === 'cancelled' ? cancelledBy : undefined,
    parts: Object.fromEntries(partNames.flatMap((name) => (read[name] ? [[name, read[name]]] : []))),
    interventions: read.interventions,
    goals: [read.goal1, read.goal2, read.goal3].flatMap((change, at) => (change ? [{ number: at + 1, change }] : [])),
    risk: held ? riskOf(read) : undefined,
  }
  return withoutAbsent(content)
}

function riskOf({ riskAnswer: answer, riskType: type, riskLevel: level, riskSince: since, riskReason: reason }: Fields): Risk | undefined {
  if (!answer) return undefined
  if (answer === 'nothing') return { answer }
  if (answer === 'not-asked') return withoutAbsent<Risk>({ answer, reason })
  if (answer === 'unchanged') return withoutAbsent<Risk>({ answer, type, level, since })
  return withoutAbsent<Risk>({ answer, type, level })
}

function whenProblems({ sessionOn, outcome, minutes, cancelledBy, nextOn }: Fields, { today }: NoteGround): NoteProblems {
  const problems: NoteProblems = {}
  if (sessionOn > today) problems.sessionOn = 'in-future'
  if (sessionOn < '1990-01-01') problems.sessionOn = 'too-early'
  if (outcome === 'held' && minutes < 1) problems.minutes = 'minutes'
  if (outcome === 'cancelled' && !cancelledBy) problems.cancelledBy = 'choose'
  if (nextOn && nextOn < sessionOn) problems.nextOn = 'before-session'
  return problems
}

/** A held session needs a word in one part of its format; the others may stay empty. */
function wordProblems(read: Fields): NoteProblems {
  if (read.outcome !== 'held' || partNames.some((name) => read[name]?.trim())) return {}
  return { [partsOf[read.format][0]!]: 'required' }
}

function riskProblems({ outcome, riskAnswer, riskType, riskLevel, riskReason }: Fields): NoteProblems {
  if (outcome !== 'held') return {}
  if (!riskAnswer) return { riskAnswer: 'choose' }
  if (riskAnswer === 'not-asked' && !riskReason) return { riskReason: 'choose' }
  if (riskAnswer === 'unchanged' && !riskLevel) return { riskLevel: 'choose' }
  if (riskAnswer !== 'new-or-higher') return {}
  return { ...(riskType ? {} : { riskType: 'choose' }), ...(riskLevel && riskLevel !== 'none' ? {} : { riskLevel: 'choose' }) }
}

/** Alone: the case itself. A family: the members ticked, at least one. undefined when nobody of the file was there. */
function participantsOf({ kind, participants }: Fields, ground: NoteGround): string[] | undefined {
  if (ground.members.length === 0) return [ground.code]
  const there = ground.members.filter((code) => participants.includes(code))
  if (there.length > 0) return there
  return kind === 'individual' ? ground.members.slice(0, 1) : undefined
}

const notReady = (problems: NoteProblems): NoteReading => ({ kind: 'not-ready', problems })

function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}
