/** One line of the trail as a data protection officer reads it. */
export type AuditLine = {
  number: number
  day: string
  /** The kind of act, `area.verb`; its words stand in app/language under `audit.kinds`. */
  did: string
  /** `recovery`: sealed before there was an officer. `altered`: it does not open and should. */
  reading: 'open' | 'recovery' | 'altered'
  at?: string
  by?: string
  /** A case code, never a name. */
  caseCode?: string
  person?: string
  about?: string
}

/** `head`: the beginning of what stands for the day in the file of signed heads; null while it runs, and for a day without its key. */
export type TrailDay = { day: string; entries: number | null; head: string | null; state: 'running' | 'signed' | 'unsigned' }

/** What an administrator may see: whether the trail is whole, and nothing of what is in it. */
export type TrailState = { days: TrailDay[]; entries: number; holds: boolean; firstFingerprint: string }

export const linesOnAPage = 50

/** The record name bound into every sealed hour key; the hour's id is the digest of the sealed text. */
export const hourRecord = 'audit-hour'
