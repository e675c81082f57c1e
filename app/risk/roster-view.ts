import type { DutyPart } from '#db/schema.ts'

export type OwnPhone = { kind: 'none' | 'unreadable' } | { kind: 'open'; phone: string }
export type DutyLine = { personId: string; name: string; part: DutyPart; weekdays: string; from: string; to: string; onDuty: boolean }
export type RosterView = {
  lines: DutyLine[]
  people: { id: string; name: string; parts: DutyPart[] }[]
  leave: { id: string; personId: string; name: string; startsOn: string; endsOn: string }[]
  holidays: string[]
  contacts: { personId: string; name: string; phone: string; mail: string }[]
  /** Keeps it for everybody; a psychologist keeps only her own telephone. */
  mayKeep: boolean
  me: string
  /** One's own, sealed; it goes with each alert one sends. */
  ownPhone: OwnPhone | null
  /** Cases whose psychologist has not yet handed a backup the key: it goes out at the psychologist's next sign-in. */
  waiting: number
}
