// A session note: what it says, in which forms it is written, and which steps it takes. Pure; runs anywhere.

export const formats = ['soap', 'dap', 'birp', 'girp', 'free'] as const
export type NoteFormat = (typeof formats)[number]

export const partNames = ['subjective', 'objective', 'assessment', 'plan', 'data', 'behaviour', 'intervention', 'response', 'goals', 'text'] as const
export type PartName = (typeof partNames)[number]

/** The parts of each format, in the order they are written. */
export const partsOf: Record<NoteFormat, readonly PartName[]> = {
  soap: ['subjective', 'objective', 'assessment', 'plan'],
  dap: ['data', 'assessment', 'plan'],
  birp: ['behaviour', 'intervention', 'response', 'plan'],
  girp: ['goals', 'intervention', 'response', 'plan'],
  free: ['text'],
}

export const outcomes = ['held', 'no-show', 'cancelled'] as const
export type SessionOutcome = (typeof outcomes)[number]
export const cancellers = ['client', 'us', 'other'] as const
export const sessionKinds = ['individual', 'family'] as const
export type SessionKind = (typeof sessionKinds)[number]
export const modes = ['face-to-face', 'remote'] as const
export const places = ['home', 'office', 'school', 'health-post', 'outdoors', 'phone', 'video', 'other'] as const
export const sessionLanguages = ['az', 'ru', 'en', 'other'] as const
export const interpreters = ['none', 'professional', 'other-adult'] as const
export const interventions = [
  'psychoeducation', 'stabilisation', 'breathing', 'problem-solving', 'behavioural-activation', 'cognitive-work', 'exposure-work',
  'grief-work', 'sleep-work', 'pain-coping', 'parenting-support', 'play-based', 'family-work', 'social-support', 'safety-planning', 'relapse-prevention', 'referral',
] as const
export const goalChanges = ['better', 'same', 'worse'] as const
export const riskAnswers = ['nothing', 'unchanged', 'new-or-higher', 'not-asked'] as const
export type RiskAnswer = (typeof riskAnswers)[number]
export const riskTypes = ['suicide', 'self-harm', 'harm-to-others', 'harm-from-others', 'child-protection', 'medical'] as const
export const riskLevels = ['none', 'low', 'moderate', 'high', 'imminent'] as const
export const notAskedReasons = ['somebody-there', 'line-not-private', 'child-not-alone', 'not-the-moment', 'other'] as const

/** Characters in one part of the text. */
export const longestText = 20_000
/** A note signed later than this many days after its session is marked, not blocked. */
export const lateAfterDays = 7
/** A draft is reminded of after this many hours, flagged after this many days. */
export const remindAfterHours = 48
export const flagAfterDays = 7

export type Risk = {
  answer: RiskAnswer
  type?: (typeof riskTypes)[number]
  level?: (typeof riskLevels)[number]
  /** With `unchanged`: when the level was last set. */
  since?: string
  reason?: (typeof notAskedReasons)[number]
}

export type NoteContent = {
  sessionOn: string
  /** `14:00`, where it was said. */
  startsAt?: string
  minutes: number
  outcome: SessionOutcome
  cancelledBy?: (typeof cancellers)[number]
  kind: SessionKind
  /** The case's code; in a family case the codes of the members who took part (M1, M2). */
  participants: string[]
  mode: (typeof modes)[number]
  place?: (typeof places)[number]
  language?: (typeof sessionLanguages)[number]
  interpreter?: (typeof interpreters)[number]
  format: NoteFormat
  /** Text by part. A part of another format is there when it was written before the format was changed. */
  parts: Partial<Record<PartName, string>>
  interventions: (typeof interventions)[number][]
  homeTask?: string
  /** By the number of the goal in the care plan. */
  goals: { number: number; change: (typeof goalChanges)[number] }[]
  risk?: Risk
  nextOn?: string
}

/** What stands in the clear beside a signed note; the signature binds every member. */
export type NoteMetadata = { note: string; case: string; author: string; kind: SessionKind; sessionOn: string; signedOn: string }

/** What lies inside the envelope beside the content. Bytes as base64url; `fact` is what it was counted as. */
export type NoteSeal = { salt: string; digest: string; signature: string; bundle: string; signedAt: string; metadata: NoteMetadata; fact?: string }

export type SignedNote = { content: NoteContent; seal: NoteSeal }
export type AddendumContent = { text: string; seal: { salt: string; digest: string; signature: string; bundle: string; signedAt: string; note: string; noteDigest: string; number: number } }
export type Retraction = { reason: RetractionReason; words: string; retractedAt: string; by: string }

export const retractionReasons = ['wrong-client', 'wrong-session', 'consent-lost'] as const
export type RetractionReason = (typeof retractionReasons)[number]

/** Parts with text in the order to read them: the format's own, then what another format left behind. */
export function writtenParts(content: Pick<NoteContent, 'format' | 'parts'>): { name: PartName; text: string; own: boolean }[] {
  const own = partsOf[content.format]
  const order = [...own, ...partNames.filter((name) => !own.includes(name))]
  return order.flatMap((name) => {
    const text = content.parts[name]
    return text ? [{ name, text, own: own.includes(name) }] : []
  })
}

/** The first line with words in it, at most `most` characters. */
export function firstLine(content: Pick<NoteContent, 'format' | 'parts'>, most = 120): string {
  for (const { text } of writtenParts(content)) {
    const line = text.slice(0, 2000).split('\n').map((each) => each.trim()).find(Boolean)
    if (line) return shortened(line, most)
  }
  return ''
}

export function shortened(text: string, most: number): string {
  const signs = Array.from(text.slice(0, most * 2 + 2))
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most - 1).join('')}…`
}

export function isLate(sessionOn: string, signedOn: string): boolean {
  return Date.parse(signedOn) - Date.parse(sessionOn) > lateAfterDays * 86_400_000
}

/** The short form of a digest that two people compare: eight characters. */
export const shortDigest = (digest: string): string => digest.slice(0, 8)
